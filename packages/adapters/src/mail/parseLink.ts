import { AccountId, type Failure, type Fault, InvitationId, OrganisationId } from '@mandat/domain'
import {
  decodeWith,
  EmailChangeLink,
  integer,
  invalidInput,
  type LinkDefinition,
  type LinkTarget,
  MemberInvitationLink,
  PartnerInvitationLink,
  PasswordResetLink,
  record,
  RegistrationLink,
} from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { pageOf } from './link.js'

interface OfAccount {
  readonly account: AccountId
}
/** The ids that the command of each kind of link wants beside it. */
export interface LinkIds {
  readonly Registration: OfAccount
  readonly EmailChange: OfAccount
  readonly PasswordReset: OfAccount
  readonly MemberInvitation: { readonly organisation: OrganisationId; readonly invitation: InvitationId }
  readonly PartnerInvitation: { readonly client: OrganisationId; readonly partner: OrganisationId }
}
/** A mailed link, taken apart for the command that it is for. */
export type ParsedLink = {
  readonly [Purpose in keyof LinkIds]: {
    readonly purpose: Purpose
    readonly ids: LinkIds[Purpose]
    readonly stream: string
    readonly term: string
    /** What the command presents; a secret, as good as a password while it lasts. */
    readonly link: string
  }
}[keyof LinkIds]

type Place = Pick<LinkTarget, 'stream' | 'term'>
interface Kind {
  readonly purpose: string
  /** The ids, where the place of a link is one of this kind's: the definition that made it must make it again. */
  readonly idsOf: (place: Place) => Readonly<Record<string, string>> | null
}
const kind = <A>(
  { purpose, targetOf }: LinkDefinition<A & { readonly attempt: number }>,
  about: t.Type<A, unknown>,
  read: (place: Place) => object,
  ids: (about: A) => Readonly<Record<string, string>>,
): Kind => ({
  purpose,
  idsOf: (place) => {
    const found = decodeWith(about, read(place))
    if (E.isLeft(found)) return null
    const { stream, term } = targetOf({ ...found.right, attempt: 1 })
    return stream === place.stream && term === place.term ? ids(found.right) : null
  },
})
/** What follows the category in a stream's name. */
const idsIn = (stream: string): string => stream.slice(stream.indexOf('-') + 1)
const ofAccount = (definition: typeof RegistrationLink): Kind =>
  kind(
    definition,
    record({ account: AccountId }),
    ({ stream }) => ({ account: idsIn(stream) }),
    ({ account }) => ({ account }),
  )
const UUID = 36
const kinds: ReadonlyMap<string, Kind> = new Map(
  [
    ofAccount(RegistrationLink),
    ofAccount(EmailChangeLink),
    ofAccount(PasswordResetLink),
    kind(
      MemberInvitationLink,
      record({ organisation: OrganisationId, invitation: InvitationId }),
      ({ stream, term }) => ({ organisation: idsIn(stream), invitation: term }),
      ({ organisation, invitation }) => ({ organisation, invitation }),
    ),
    kind(
      PartnerInvitationLink,
      record({ client: OrganisationId, partner: OrganisationId, term: integer(1, Number.MAX_SAFE_INTEGER) }),
      ({ stream, term }) => ({
        client: idsIn(stream).slice(0, UUID),
        partner: idsIn(stream).slice(UUID + 1),
        term: Number(term),
      }),
      ({ client, partner }) => ({ client, partner }),
    ),
  ].map((one) => [pageOf(one), one]),
)

/** A command's secret is no longer. */
const MAX_SECRET = 1_024
const refused = (path: string, expected: string): E.Either<Failure, never> => E.left(invalidInput([{ path, expected }]))

/** What is no address and only looks like one throws where it is looked at. */
const textOf = (url: unknown): unknown => {
  try {
    return url instanceof URL ? url.href : url
  } catch {
    return null
  }
}
/** The address, or the path and query that a web server calls one; `null` for what is neither. */
const addressOf = (url: unknown): URL | null => {
  const text = textOf(url)
  // a server's own name for a request has no host: which one does not matter
  const parsed = typeof text === 'string' && URL.canParse(text, 'http://host') ? new URL(text, 'http://host') : null
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed : null
}

/**
 * Takes a mailed link apart: the inverse of {@link linkAddress}, for the host's page behind it. It says which command
 * the link is for, and the ids that this wants; whether the link is good, only the command tells. Parameters that others
 * hang on to links are passed over; all else is `InvalidInput`.
 * @example
 * const parsed = parseLink(request.url)
 * if (parsed._tag === 'Right' && parsed.right.purpose === 'EmailChange')
 *   await manager.execute({ type: 'ConfirmEmailChange', actor, data: { ...parsed.right.ids, link: parsed.right.link } })
 */
export const parseLink = (url: string | URL): E.Either<Failure, ParsedLink> => {
  const address = addressOf(url)
  if (address === null) return refused('url', 'an http or https address')
  const found = kinds.get(/\/links\/([a-z-]+)$/.exec(address.pathname)?.[1] ?? '')
  if (found === undefined) return refused('url', 'the page of a mailed link')
  const one = (name: string): string => {
    const [only = '', ...more] = address.searchParams.getAll(name)
    return more.length === 0 ? only : ''
  }
  const [place, link] = [{ stream: one('stream'), term: one('term') }, one('link')]
  const ids = found.idsOf(place)
  const faults: ReadonlyArray<Fault> = [
    ...(ids === null ? [{ path: 'url.stream', expected: `what a link of the kind ${found.purpose} is about` }] : []),
    ...(link === '' || link.length > MAX_SECRET ? [{ path: 'url.link', expected: 'the secret of a link' }] : []),
  ]
  if (ids === null || faults.length > 0) return E.left(invalidInput(faults))
  // the kind has just checked its ids
  return E.right({ purpose: found.purpose, ids, ...place, link } as ParsedLink)
}
