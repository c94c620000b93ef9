import * as E from 'fp-ts/lib/Either.js'
import { sessionStream } from '../../aggregates/session/state.js'
import type { Links } from '../../core/ports/links.js'
import { link } from '../../core/record/link.js'
import { AccountId, SessionId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import { refuse, type SessionRefusal } from './refusals.js'

/** Which session a text is of. Its start goes into the proof too. */
interface Named {
  readonly account: AccountId
  readonly session: SessionId
}
const PREFIX = 'mds_'

/** Derived like a mailed link and never stored, so there is nothing to steal from the log. */
const proof = link('Session', ({ account, session, startedAt }: Named & { readonly startedAt: Instant }) => ({
  stream: sessionStream(account),
  term: `${session} ${startedAt}`,
  attempt: 0,
}))

/** What a host gives the browser to keep, and shows again with every request (SES-01). */
export const sessionText = (links: Links, one: Named & { readonly startedAt: Instant }): Secret =>
  Secret.of(`${PREFIX}${one.account}.${one.session}.${links.sign(proof.targetOf(one)).reveal()}`)

/** Which session a presented text is of, if it is genuine: {@link isGenuineSession} tells. */
export const parseSessionText = (presented: Secret): E.Either<SessionRefusal, Named & { readonly mac: Secret }> => {
  const text = presented.reveal()
  const [account, session, mac, ...more] = text.slice(PREFIX.length).split('.')
  return text.startsWith(PREFIX)
    && AccountId.is(account)
    && SessionId.is(session)
    && mac !== undefined
    && more.length === 0
    ? E.right({ account, session, mac: Secret.of(mac) })
    : refuse.UnknownSession()
}

/** Whether the text was shown when this very session started. */
export const isGenuineSession = (links: Links, one: Named & { readonly startedAt: Instant }, mac: Secret): boolean =>
  links.verify(proof.targetOf(one), mac)
