import { legalRepresentatives, organisationStream } from '@mandat/domain'
import { randomUUID } from 'node:crypto'
import { type LastItem, somebody } from './lastItem.js'
import type { Answer } from './lines.js'
import { order, PASSWORD, type Person, told, type Village, visitor } from './twoDoors.js'

const logsIn = async (
  village: Village,
  account: string,
  passwords: ReadonlyArray<string>,
): Promise<ReadonlyArray<string>> => {
  const words: Array<string> = []
  for (const password of passwords) {
    const login = { account, session: randomUUID(), ipAddress: null, device: null, password, secondFactor: null }
    words.push(...told(await village.atOnce([order(visitor(), 'LogIn', login)], [])))
  }
  return words
}

/** How one representative can take the other's place away. */
const hostile = [
  ['ChangeMemberRole', { to: 'Collaborator' }],
  ['SuspendMember', { reason: 'Other' }],
  ['RemoveMember', {}],
] as const

/** Memberships, links and passwords. */
export const lastItemsOfPeople: ReadonlyArray<LastItem> = [
  {
    title: 'ORG-06, ORG-07: of two legal representatives who demote, suspend or remove each other, one stays',
    race: async (village, round) => {
      const [anna, berta] = [await somebody(village), await somebody(village)]
      const organisation = await village.newOrganisation(anna)
      await village.takeIn(anna, berta, organisation, 'LegalRepresentative')
      const against = (who: Person, whom: Person, move: number) => {
        const [type, how] = hostile[move % 3] ?? hostile[0]
        return order(who, type, { organisation, account: whom.account, ...how })
      }
      const answers = await village.atOnce([against(anna, berta, round)], [against(berta, anna, Math.floor(round / 3))])
      return {
        answers,
        after: (log) => [legalRepresentatives(log.organisation.of(organisationStream(organisation as never))).length],
      }
    },
    right: [['Applied', 'MayNotManageMembers']],
    after: [1],
  },
  {
    title: 'ORG-02: of two accounts that use one mailed invitation, one becomes a member',
    race: async (village) => {
      const [anna, berta, carla] = [await somebody(village), await somebody(village), await somebody(village)]
      const organisation = await village.newOrganisation(anna)
      const invitation = randomUUID()
      const invitee = { _tag: 'Address', invitation, email: 'guest@village.example' }
      await village.does(anna, 'InviteMember', { organisation, invitation, invitee, role: 'Administrator' })
      const link = village.link({
        purpose: 'MemberInvitation',
        stream: `organisation-${organisation}`,
        term: invitation,
        attempt: 1,
      })
      const joins = (who: Person) =>
        order(who, 'JoinOrganisation', { organisation, account: who.account, invitation, link })
      return {
        answers: await village.atOnce([joins(berta)], [joins(carla)]),
        after: (log) => {
          const state = log.organisation.of(organisationStream(organisation as never))
          return [state._tag === 'Running' ? Object.keys(state.members).length : state._tag]
        },
      }
    },
    right: [
      ['Applied', 'UnknownInvitation'],
      ['Applied', 'InvitationUnknown'],
    ],
    after: [2],
  },
  {
    title: 'ACC-10: of two who use one reset link, one sets the password, and only that one logs in',
    race: async (village) => {
      const { account } = await somebody(village)
      await village.does(visitor(), 'RequestPasswordReset', { account })
      const link = village.link({ purpose: 'PasswordReset', stream: `account-${account}`, term: 'reset', attempt: 1 })
      const resets = (replacement: string) =>
        order(visitor(), 'ResetPassword', { account, replacement, confirmation: replacement, link, secondFactor: null })
      const passwords = ['Pw-of-the-owner-nr-2', 'Pw-of-the-thief-nr-3']
      const [first, second] = await village.atOnce([resets(passwords[0] as string)], [resets(passwords[1] as string)])
      const winner = first?._tag === 'Done' ? passwords : [...passwords].reverse()
      return {
        answers: [first, second] as ReadonlyArray<Answer>,
        after: () => logsIn(village, account, [...winner, PASSWORD]),
      }
    },
    right: [['Applied', 'ResetLinkWrong']],
    after: ['Applied', 'WrongCredentials', 'WrongCredentials'],
  },
  {
    title: 'ACC-06, ACC-10: of two who change a password from the one they both know, one does',
    race: async (village, round) => {
      const [owner, thief] = (await village.newPerson(2)) as [Person, Person]
      const { account } = owner
      const changes = (who: Person, replacement: string, type: string) =>
        order(who, type, {
          account,
          current: PASSWORD,
          replacement,
          confirmation: replacement,
          ...(type === 'ChangePassword' ? {} : { secondFactor: null }),
        })
      const type = round % 2 === 0 ? 'ChangePassword' : 'StartCompromiseAssistant'
      const answers = await village.atOnce(
        [changes(owner, 'Pw-of-the-owner-nr-2', type)],
        [changes(thief, 'Pw-of-the-thief-nr-3', type)],
      )
      return { answers, after: () => logsIn(village, account, [PASSWORD]) }
    },
    right: [
      ['Applied', 'WrongPassword'],
      ['Applied', 'SessionNotAlive'],
      ['Applied', 'AssistantOpen'],
    ],
    after: ['WrongCredentials'],
  },
  {
    title: 'ACC-01: of two who register one account by one link, one does',
    race: async (village) => {
      const account = randomUUID()
      await village.does(visitor(), 'RequestRegistration', {
        account,
        email: `r${account.slice(0, 8)}@village.example`,
        language: 'en',
      })
      const link = village.link({
        purpose: 'Registration',
        stream: `account-${account}`,
        term: 'registration',
        attempt: 1,
      })
      const registers = (password: string) =>
        order(visitor(), 'RegisterAccount', { account, name: null, password, link })
      return { answers: await village.atOnce([registers(PASSWORD)], [registers('Pw-of-the-thief-nr-3')]) }
    },
    right: [['AlreadyRegistered', 'Applied']],
  },
]
