import { MemberInvitationLink } from '../aggregates/organisation/links.js'
import { organisationStream } from '../aggregates/organisation/state.js'
import {
  anna,
  bakery,
  beat,
  carla,
  inAMonth,
  invitationOf,
  invited,
  joined,
  noon,
  registered,
} from './organisations.js'
import type { Row } from './waitingMail.js'

const stream = organisationStream(bakery)
const invitation = invitationOf(carla)
const about = { organisation: bakery, invitation }
const joinedOtherwise = {
  type: 'MemberJoined',
  organisation: bakery,
  account: carla,
  invitation: invitationOf(beat),
  role: 'Collaborator',
  term: 2,
} as const
const OVER = 'the invitation is no longer open'
const GONE = 'its recipient is no longer to be told'

/** Mails about an organisation and its members. */
export const organisationMailRows: ReadonlyArray<Row> = [
  {
    template: 'MemberInvitation',
    to: { _tag: 'Account', account: carla },
    facts: { ...about, role: 'Collaborator', expiresAt: inAMonth },
    link: MemberInvitationLink.targetOf({ ...about, attempt: 1 }),
    now: noon,
    streams: { [stream]: [registered, invited(carla, 'Collaborator')] },
    between: [
      {
        what: 'sent again',
        streams: { [stream]: [{ type: 'MemberInvitationResent', ...about, attempt: 2, expiresAt: inAMonth }] },
        then: 'its link was replaced',
      },
      { what: 'withdrawn', streams: { [stream]: [{ type: 'MemberInvitationWithdrawn', ...about }] }, then: OVER },
      { what: 'declined', streams: { [stream]: [{ type: 'MemberInvitationDeclined', ...about }] }, then: OVER },
      { what: 'accepted', streams: { [stream]: [joined(carla, 'Collaborator', 2)] }, then: OVER },
      { what: 'a member by another invitation', streams: { [stream]: [joinedOtherwise] }, then: OVER },
      {
        what: 'the organisation was closed',
        streams: { [stream]: [{ type: 'OrganisationClosed', organisation: bakery, at: noon }] },
        then: OVER,
      },
    ],
  },
  {
    template: 'CompromiseToldToRepresentatives',
    to: { _tag: 'Account', account: beat },
    facts: { person: anna, organisation: bakery, at: noon },
    now: noon,
    streams: { [stream]: [registered, joined(beat, 'LegalRepresentative', 2)] },
    between: [
      {
        what: 'its recipient is an administrator now',
        streams: {
          [stream]: [
            {
              type: 'MemberRoleChanged',
              organisation: bakery,
              account: beat,
              from: 'LegalRepresentative',
              to: 'Administrator',
            },
          ],
        },
        then: GONE,
      },
      {
        what: 'its recipient was removed',
        streams: {
          [stream]: [{ type: 'MemberRemoved', organisation: bakery, account: beat, role: 'LegalRepresentative' }],
        },
        then: GONE,
      },
    ],
  },
]
