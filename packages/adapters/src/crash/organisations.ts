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
  type ManyPeople,
} from './manyPeople.js'

const MOST_ORGANISATIONS = 15
const roles: ReadonlyArray<Role> = [
  'LegalRepresentative',
  'LegalRepresentative',
  'Administrator',
  'Collaborator',
  'ExternalUser',
]

const someMember = ({ random }: ManyPeople, place: Running | null): AccountId | undefined =>
  place === null ? undefined : random.pick(place.members.keys() as ReadonlyArray<AccountId>)

const found: Move = (people) => {
  const { random, known } = people
  if (known.organisation.names.length >= MOST_ORGANISATIONS) return null
  const founder = someAccount(people)
  return by(person(people, founder), 'RegisterOrganisation', {
    organisation: random.uuid(),
    kind: 'Company',
    name: `Firma ${String(random.int(1, 999))}`,
    country: 'CH',
    timeZone: 'Europe/Zurich',
    address: 'Marktgasse 1, Bern',
    founder,
  })
}
const rename: Move = (people) => {
  const place = someOrganisation(people)
  return by(memberOf(people, place, managers), 'RenameOrganisation', {
    organisation: place?.organisation,
    name: `Firma ${String(people.random.int(1, 999))}`,
  })
}
const billingContact: Move = (people) => {
  const place = someOrganisation(people)
  return by(memberOf(people, place, managers), 'ChangeBillingContact', {
    organisation: place?.organisation,
    billingEmail: people.random.chance(0.7) ? 'bills@people.example' : null,
  })
}
const invite: Move = (people) => {
  const place = someOrganisation(people)
  const invitation = people.random.uuid()
  const account = someAccount(people)
  const invitee =
    account === null || people.random.chance(0.2)
      ? { _tag: 'Address', invitation, email: `guest${invitation.slice(-8)}@people.example` }
      : { _tag: 'Account', account }
  return by(memberOf(people, place, representatives), 'InviteMember', {
    organisation: place?.organisation,
    invitation,
    invitee,
    role: people.random.pick(roles),
  })
}
/** An invitation to an account, with the account. */
const openInvitation = (people: ManyPeople) => {
  const place = someOrganisation(people)
  const invitation = people.random.pick((place?.invitations.keys() ?? []) as ReadonlyArray<InvitationId>)
  const open = invitation === undefined ? undefined : place?.invitations.get(invitation)
  if (place === null || invitation === undefined || open === undefined) return null
  const account = open.invitee._tag === 'Account' ? open.invitee.account : someAccount(people)
  const link =
    open.invitee._tag === 'Account'
      ? null
      : people.links
          .sign({
            purpose: 'MemberInvitation',
            stream: `organisation-${place.organisation}`,
            term: invitation,
            attempt: open.attempt,
          })
          .reveal()
  return { place, invitation, account, link }
}
const join: Move = (people) => {
  const open = openInvitation(people)
  if (open === null) return null
  const {
    place: { organisation },
    invitation,
    account,
    link,
  } = open
  return by(person(people, account), 'JoinOrganisation', { organisation, account, invitation, link })
}
const decline: Move = (people) => {
  const open = openInvitation(people)
  if (open === null) return null
  const {
    place: { organisation },
    invitation,
    account,
    link,
  } = open
  return by(person(people, account), 'DeclineMemberInvitation', { organisation, invitation, link })
}
const aboutInvitation =
  (type: string): Move =>
  (people) => {
    const open = openInvitation(people)
    return open === null
      ? null
      : by(memberOf(people, open.place, representatives), type, {
          organisation: open.place.organisation,
          invitation: open.invitation,
        })
  }
const aboutMember =
  (type: string, more: (people: ManyPeople) => object = () => ({})): Move =>
  (people) => {
    const place = someOrganisation(people)
    return by(memberOf(people, place, representatives), type, {
      organisation: place?.organisation,
      account: someMember(people, place),
      ...more(people),
    })
  }
const leave: Move = (people) => {
  const place = someOrganisation(people)
  const account = someMember(people, place)
  return by(person(people, account), 'LeaveOrganisation', {
    organisation: place?.organisation,
    account,
    why: 'OwnWish',
  })
}
const joinProgramme: Move = (people) => {
  const place = someOrganisation(people)
  return by(memberOf(people, place, managers), 'JoinPartnerProgramme', {
    organisation: place?.organisation,
    directoryName: 'A partner',
    directoryEmail: 'partner@people.example',
  })
}
const leaveProgramme: Move = (people) => {
  const place = somePartner(people)
  return by(memberOf(people, place, managers), 'LeavePartnerProgramme', { organisation: place?.organisation })
}
const close: Move = (people) => {
  const place = someOrganisation(people)
  const actor = memberOf(people, place, representatives)
  return actor?._tag !== 'Person'
    ? null
    : by(actor, 'CloseOrganisation', {
        organisation: place?.organisation,
        password: passwordOf(actor.account, people.known.passwordsOf(actor.account)),
      })
}
const switchReminders: Move = (people) => {
  const place = someOrganisation(people)
  return by(memberOf(people, place, managers), 'SwitchReminderInterval', {
    organisation: place?.organisation,
    interval: people.random.pick(['1d', '7d', '1m']),
    to: people.random.pick(['On', 'Off']),
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
