import { type AccountId, type Actor, type OnBehalfOf, type Role, type Sealed } from '@mandat/domain'
import { accountOf, organisationStream } from '@mandat/domain/kit'
import type { AuditEntry, Concerns } from './model.js'
import type { AuditSubject } from './asked.js'

type Of<Tag extends Actor['_tag']> = Extract<Actor, { readonly _tag: Tag }>
/** A field of an actor, or `null` where it is not for the one who asks. */
type OrNull<A> = { readonly [K in keyof A]: K extends '_tag' ? A[K] : A[K] | null }
type Named = { readonly name: Sealed | null }
/** Who acted, as far as it is shown; `name` is `null` where the account gave none, or is gone. */
export type AuditActor =
  | (OrNull<Omit<Of<'Person'>, 'onBehalfOf'>> & Named)
  | (OrNull<Omit<Of<'Token'>, 'onBehalfOf'>> & Named)
  | OrNull<Of<'Visitor'>>
  | OrNull<Of<'LinkHolder'>>
  | OrNull<Of<'Operator'>>
  | Of<'System'>
/** An entry as it is shown to somebody, boxes still sealed. */
export interface AuditEntryView extends Omit<AuditEntry, 'actor'> {
  readonly actor: AuditActor
}

/** Who looks at whose history; `roles` are those of all members of an organisation, suspended ones too. */
export interface Viewer {
  readonly account: AccountId
  readonly of: AuditSubject
  readonly roles: Readonly<Record<string, Role>>
}
type NameOf = (account: AccountId) => Sealed | null

/**
 * How much of the one who acted is shown: all of oneself; account, address and device of those whom one manages; the
 * account of other members of one's organisation; of anybody else the name (LOG-12).
 */
type Sight = 'Own' | 'Managed' | 'Fellow' | 'Other'

/** ORG-05: administrators manage all roles but that of the legal representatives. */
const manages = (mine: Role | undefined, theirs: Role): boolean =>
  mine === 'LegalRepresentative' || (mine === 'Administrator' && theirs !== 'LegalRepresentative')

const isOwnAlone = ({ concerns }: AuditEntry, { account }: Viewer): boolean =>
  concerns['Account']?.length === 1 && concerns['Account'][0] === account && concerns['Organisation'] === undefined

const sightOf = (entry: AuditEntry, viewer: Viewer): Sight => {
  const { actor } = entry
  const account = accountOf(actor)
  // SES-04: from where somebody logged in to one's account, or tried to
  if (account === null) return viewer.of._tag === 'Account' && isOwnAlone(entry, viewer) ? 'Own' : 'Other'
  if (account === viewer.account) return 'Own'
  const role = viewer.roles[account]
  if (viewer.of._tag !== 'Organisation' || role === undefined || actor._tag === 'Operator') return 'Other'
  return manages(viewer.roles[viewer.account], role) ? 'Managed' : 'Fellow'
}

/** The entry, cut to what the viewer may see of people (LOG-12); no session but one's own (SES-01). */
export const shownTo =
  (viewer: Viewer, nameOf: NameOf) =>
  (entry: AuditEntry): AuditEntryView => {
    const sight = sightOf(entry, viewer)
    const traced = sight === 'Own' || sight === 'Managed'
    return {
      ...entry,
      actor: actorFor(entry.actor, sight, nameOf),
      onBehalfOf: sight === 'Own' ? entry.onBehalfOf : behalfFor(entry, viewer),
      ipAddress: traced ? entry.ipAddress : null,
      device: traced ? entry.device : null,
      concerns: concernsFor(entry, viewer),
    }
  }

/** The entry uncut, for the host and its operators. */
export const shownToStaff =
  (nameOf: NameOf) =>
  (entry: AuditEntry): AuditEntryView => ({ ...entry, actor: actorFor(entry.actor, 'Own', nameOf) })

const actorFor = (actor: Actor, sight: Sight, nameOf: NameOf): AuditActor => {
  const own = sight === 'Own'
  const known = sight !== 'Other'
  switch (actor._tag) {
    case 'Person': {
      const { _tag, account, session } = actor
      return { _tag, account: known ? account : null, session: own ? session : null, name: nameOf(account) }
    }
    case 'Token': {
      const { _tag, account, token } = actor
      return { _tag, account: known ? account : null, token: known ? token : null, name: nameOf(account) }
    }
    case 'Visitor':
    case 'LinkHolder':
      return { _tag: actor._tag, visitor: own ? actor.visitor : null }
    case 'Operator':
      return { _tag: actor._tag, account: own ? actor.account : null }
    case 'System':
      return actor
  }
}

/** Whom somebody acted for is shown where the event, or the history, is that organisation's too. */
const behalfFor = ({ onBehalfOf, concerns }: AuditEntry, { of }: Viewer): OnBehalfOf | null => {
  const here = [...(concerns['Organisation'] ?? []), ...(of._tag === 'Organisation' ? [of.organisation] : [])]
  switch (onBehalfOf?._tag) {
    case undefined:
      return null
    case 'Organisation':
      return here.includes(onBehalfOf.organisation) ? onBehalfOf : null
    case 'Partner':
      return here.includes(onBehalfOf.client) || here.includes(onBehalfOf.partner) ? onBehalfOf : null
  }
}

/** Other organisations' people, sessions of others, and where else somebody is a member, are nobody's to see. */
const concernsFor = (entry: AuditEntry, viewer: Viewer): Concerns => {
  const { of, roles, account } = viewer
  const isOurs = of._tag === 'Organisation' && entry.stream === organisationStream(of.organisation)
  const shows = (kind: string, id: string): boolean => {
    switch (kind) {
      case 'Session':
        return isOwnAlone(entry, viewer)
      case 'Account':
        return id === account || isOurs || (of._tag === 'Organisation' && roles[id] !== undefined)
      case 'Organisation':
        return of._tag !== 'Organisation' || id === of.organisation || !entry.stream.startsWith('account-')
    }
    return true
  }
  return Object.fromEntries(
    Object.entries(entry.concerns)
      .map(([kind, ids]) => [kind, ids.filter((id) => shows(kind, id))] as const)
      .filter(([, ids]) => ids.length > 0),
  )
}
