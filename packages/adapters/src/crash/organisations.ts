import type { AccountId, InvitationId, Role } from '@mandat/domain'
import { passwordOf } from './history.js'
import {
  by,
  managers,
  memberOf,
  type Move,
  person,
  representatives,
  type Running,
  someAccount,
  someOrganisation,
  somePartner,
  type Town,
} from './manyPeople.js'

const MOST_ORGANISATIONS = 15
const roles: ReadonlyArray<Role> = [
  'LegalRepresentative',
  'LegalRepresentative',
  'Administrator',
  'Collaborator',
  'ExternalUser',
]

const someMember = ({ random }: Town, place: Running | null): AccountId | undefined =>
  place === null ? undefined : random.pick(Object.keys(place.members) as AccountId[])

const found: Move = (town) => {
  const { random, known } = town
  if (known.organisation.names.length >= MOST_ORGANISATIONS) return null
  const founder = someAccount(town)
  return by(person(town, founder), 'RegisterOrganisation', {
    organisation: random.uuid(),
    kind: 'Company',
    name: `Firma ${String(random.int(1, 999))}`,
    country: 'CH',
    timeZone: 'Europe/Zurich',
    address: 'Marktgasse 1, Bern',
    founder,
  })
}
const rename: Move = (town) => {
  const place = someOrganisation(town)
  return by(memberOf(town, place, managers), 'RenameOrganisation', {
    organisation: place?.organisation,
    name: `Firma ${String(town.random.int(1, 999))}`,
  })
}
const billingContact: Move = (town) => {
  const place = someOrganisation(town)
  return by(memberOf(town, place, managers), 'ChangeBillingContact', {
    organisation: place?.organisation,
    billingEmail: town.random.chance(0.7) ? 'bills@village.example' : null,
  })
}
const invite: Move = (town) => {
  const place = someOrganisation(town)
  const invitation = town.random.uuid()
  const account = someAccount(town)
  const invitee =
    account === null || town.random.chance(0.2)
      ? { _tag: 'Address', invitation, email: `guest${invitation.slice(-8)}@village.example` }
      : { _tag: 'Account', account }
  return by(memberOf(town, place, representatives), 'InviteMember', {
    organisation: place?.organisation,
    invitation,
    invitee,
    role: town.random.pick(roles),
  })
}
/** An invitation to an account, with the account. */
const openInvitation = (town: Town) => {
  const place = someOrganisation(town)
  const invitation = town.random.pick(Object.keys(place?.invitations ?? {}) as InvitationId[])
  const open = invitation === undefined ? undefined : place?.invitations[invitation]
  if (place === null || invitation === undefined || open === undefined) return null
  const account = open.invitee._tag === 'Account' ? open.invitee.account : someAccount(town)
  const link =
    open.invitee._tag === 'Account'
      ? null
      : town.links
          .sign({
            purpose: 'MemberInvitation',
            stream: `organisation-${place.organisation}`,
            term: invitation,
            attempt: open.attempt,
          })
          .reveal()
  return { place, invitation, account, link }
}
const join: Move = (town) => {
  const open = openInvitation(town)
  if (open === null) return null
  const {
    place: { organisation },
    invitation,
    account,
    link,
  } = open
  return by(person(town, account), 'JoinOrganisation', { organisation, account, invitation, link })
}
const decline: Move = (town) => {
  const open = openInvitation(town)
  if (open === null) return null
  const {
    place: { organisation },
    invitation,
    account,
    link,
  } = open
  return by(person(town, account), 'DeclineMemberInvitation', { organisation, invitation, link })
}
const aboutInvitation =
  (type: string): Move =>
  (town) => {
    const open = openInvitation(town)
    return open === null
      ? null
      : by(memberOf(town, open.place, representatives), type, {
          organisation: open.place.organisation,
          invitation: open.invitation,
        })
  }
const aboutMember =
  (type: string, more: (town: Town) => object = () => ({})): Move =>
  (town) => {
    const place = someOrganisation(town)
    return by(memberOf(town, place, representatives), type, {
      organisation: place?.organisation,
      account: someMember(town, place),
      ...more(town),
    })
  }
const leave: Move = (town) => {
  const place = someOrganisation(town)
  const account = someMember(town, place)
  return by(person(town, account), 'LeaveOrganisation', { organisation: place?.organisation, account, why: 'OwnWish' })
}
const joinProgramme: Move = (town) => {
  const place = someOrganisation(town)
  return by(memberOf(town, place, managers), 'JoinPartnerProgramme', {
    organisation: place?.organisation,
    directoryName: 'A partner',
    directoryEmail: 'partner@village.example',
  })
}
const leaveProgramme: Move = (town) => {
  const place = somePartner(town)
  return by(memberOf(town, place, managers), 'LeavePartnerProgramme', { organisation: place?.organisation })
}
const close: Move = (town) => {
  const place = someOrganisation(town)
  const actor = memberOf(town, place, representatives)
  return actor?._tag !== 'Person'
    ? null
    : by(actor, 'CloseOrganisation', {
        organisation: place?.organisation,
        password: passwordOf(actor.account, town.known.passwordsOf(actor.account)),
      })
}
const switchReminders: Move = (town) => {
  const place = someOrganisation(town)
  return by(memberOf(town, place, managers), 'SwitchReminderInterval', {
    organisation: place?.organisation,
    interval: town.random.pick(['1d', '7d', '1m']),
    to: town.random.pick(['On', 'Off']),
  })
}

export const organisationsMoves: ReadonlyArray<readonly [weight: number, Move]> = [
  [10, found],
  [3, rename],
  [2, billingContact],
  [16, invite],
  [24, join],
  [1, decline],
  [1, aboutInvitation('ResendMemberInvitation')],
  [1, aboutInvitation('WithdrawMemberInvitation')],
  [5, aboutMember('ChangeMemberRole', ({ random }) => ({ to: random.pick(roles) }))],
  [3, aboutMember('SuspendMember', ({ random }) => ({ reason: random.pick(['Compromised', 'Other']) }))],
  [4, aboutMember('ReinstateMember')],
  [5, aboutMember('RemoveMember')],
  [4, leave],
  [5, joinProgramme],
  [0.5, leaveProgramme],
  [0.3, close],
  [3, switchReminders],
]
