import { type AccountId, type OrganisationId, type Role, type TimeZone } from '@mandat/domain'
import { CustomerNumber, OrganisationAddress, OrganisationName } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import type { DomainEvent, Now } from './now.js'

/** What may happen next to an organisation; nothing where nothing may. */
export const house =
  ({ count, at, organisationAt }: Now) =>
  (kind: number, id: OrganisationId, who: AccountId, more: number): ReadonlyArray<DomainEvent> => {
    const state = organisationAt(id)
    if (state._tag === 'Unregistered')
      return [
        {
          type: 'OrganisationRegistered',
          organisation: id,
          kind: 'Company',
          name: sampleBox(OrganisationName, id),
          country: 'CH',
          timeZone: 'Europe/Zurich' as TimeZone,
          address: sampleBox(OrganisationAddress, id),
          customerNumber: sampleBox(CustomerNumber, id),
          founder: who,
          term: 1,
          at: at(),
        },
      ]
    if (state._tag === 'Closed') return []
    const roles: ReadonlyArray<Role> = ['LegalRepresentative', 'Administrator', 'Collaborator', 'ExternalUser']
    const role = roles[more % 4] ?? 'Collaborator'
    const invitation = sampleId<'Invitation'>(`invitation ${String(count())}`)
    const member = state.members.get(who)
    switch (kind % 7) {
      case 0:
        return member === undefined
          ? [
              {
                type: 'MemberInvited',
                organisation: id,
                invitation,
                invitee: { _tag: 'Account', account: who },
                role,
                attempt: count() + 1,
                expiresAt: at(),
              },
              ...(more % 2 === 0
                ? [
                    {
                      type: 'MemberJoined',
                      organisation: id,
                      account: who,
                      invitation,
                      role,
                      term: state.lastTerm + 1,
                    } as const,
                  ]
                : []),
            ]
          : [{ type: 'MemberRemoved', organisation: id, account: who, role: member.role }]
      case 1:
        return member === undefined
          ? []
          : [{ type: 'MemberRoleChanged', organisation: id, account: who, from: member.role, to: role }]
      case 2:
        return member === undefined
          ? []
          : [
              {
                type: 'MemberSuspended',
                organisation: id,
                account: who,
                reason: more % 2 === 0 ? 'Compromised' : 'Other',
              },
            ]
      case 3:
        return member === undefined ? [] : [{ type: 'MemberReinstated', organisation: id, account: who }]
      case 4:
        return [
          {
            type: 'OrganisationRenamed',
            organisation: id,
            name: sampleBox(OrganisationName, id, `name ${String(count())}`),
          },
        ]
      case 5:
        return state.partner === null
          ? [
              {
                type: 'PartnerProgrammeJoined',
                organisation: id,
                directoryName: 'Web & Co',
                directoryEmail: 'hello@web.example',
              },
            ]
          : [{ type: 'PartnerProgrammeLeft', organisation: id }]
      case 6:
        return more % 9 === 0
          ? [{ type: 'OrganisationClosed', organisation: id, at: at() }]
          : [
              {
                type: 'ReminderIntervalSwitched',
                organisation: id,
                interval: '14d',
                to: more % 2 === 0 ? 'On' : 'Off',
                at: at(),
              },
            ]
    }
    return []
  }
