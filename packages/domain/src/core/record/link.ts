import * as t from 'io-ts'
import { type Fields, integer, record } from '../values/codecs.js'
import type { StreamName } from './envelope.js'

/** What a mailed link stands for. It is derived, never stored: HMAC(host key, all of this). */
export const LinkTarget = record({
  purpose: t.string,
  stream: t.string,
  term: t.string,
  attempt: integer(0, Number.MAX_SAFE_INTEGER),
})
export type LinkTarget = Fields<(typeof LinkTarget)['props']>

/** One kind of mailed link, written once: what signs it and what verifies it take their target from here. */
export interface LinkDefinition<A = never> {
  /** WARNING: the links that are out name it, and the host's page for it is named after it. */
  readonly purpose: string
  readonly targetOf: (about: A) => LinkTarget
}

/**
 * Declares a mailed link: to which stream, term and attempt it belongs. Two links of one purpose, stream, term and
 * attempt are the same link.
 * @example
 * const MemberInvitationLink = link('MemberInvitation', ({ organisation, invitation, attempt }: Invited) =>
 *   ({ stream: organisationStream(organisation), term: invitation, attempt }))
 */
export const link = <A>(
  purpose: string,
  about: (about: A) => { readonly stream: StreamName; readonly term: string; readonly attempt: number },
): LinkDefinition<A> => ({ purpose, targetOf: (one) => ({ purpose, ...about(one) }) })
