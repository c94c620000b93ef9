import { base32crockford } from '@scure/base'
import type { Random } from '../../core/ports/random.js'
import type { ApplicationPasswordId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { type AccountState, knownAccount, liveApplicationPassword } from '../../aggregates/account/state.js'

const BYTES = 20

/**
 * 160 random bits as 32 characters in groups of four, for typing into a tool; only the hash is kept (APP-02). Base32 as
 * Crockford has it, in small letters: none that is read as a digit.
 */
export const mintApplicationPassword = (random: Random): { readonly secret: Secret; readonly hash: string } => {
  const text = base32crockford.encode(random.bytes(BYTES)).toLowerCase()
  return { secret: Secret.of((text.match(/.{4}/g) ?? []).join('-')), hash: random.sha256(text) }
}

/** What a person may have typed: groups, spaces, capitals and the letters that look like digits make no difference. */
const asTyped = (text: string): string =>
  text.toLowerCase().replace(/[\s-]/g, '').replace(/[il]/g, '1').replace(/o/g, '0')

/**
 * Which application password a tool presented, while it is alive; `null` for none. It asks for no second factor
 * (APP-03), and knows nothing of one that was revoked or whose epoch is over (APP-04, ACC-06).
 * @example authenticateTool(state, Secret.of('7k3m-...'), random.sha256)
 */
export const authenticateTool = (
  state: AccountState,
  presented: Secret,
  sha256: Random['sha256'],
): ApplicationPasswordId | null => {
  const hash = sha256(asTyped(presented.reveal()))
  const id = knownAccount(state)?.applicationPasswordsByHash.get(hash)
  return id !== undefined && liveApplicationPassword(state, id) !== null ? id : null
}
