import { legalRepresentatives, organisationStream } from '@mandat/domain/kit'
import { randomUUID } from 'node:crypto'
import { type LastItem, somebody } from './lastItem.js'
import type { Answer } from './lines.js'
import { order, PASSWORD, type Person, told, type TwoDoors, visitor } from './twoDoors.js'

const logsIn = async (
  doors: TwoDoors,
  account: string,
  passwords: ReadonlyArray<string>,
): Promise<ReadonlyArray<string>> => {
  const words: Array<string> = []
  for (const password of passwords) {
    const login = { account, password, secondFactor: null }
    words.push(...told(await doors.atOnce([order(visitor(), 'LogIn', login)], [])))
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
    race: async (doors, round) => {
      const [anna, berta] = [await somebody(doors), await somebody(doors)]
      const organisation = await doors.newOrganisation(anna)
      await doors.takeIn(anna, berta, organisation, 'LegalRepresentative')
      const against = (who: Person, whom: Person, move: number) => {
        const [type, how] = hostile[move % 3] ?? hostile[0]
        return order(who, type, { organisation, account: whom.account, ...how })
      }
      const answers = await doors.atOnce([against(anna, berta, round)], [against(berta, anna, Math.floor(round / 3))])
      return {
        answers,
        after: (log) => [legalRepresentatives(log.organisation.of(organisationStream(organisation as never))).length],
      }
    },
    // who was removed is a stranger by then
    right: [
      ['Applied', 'MayNotManageMembers'],
      ['Applied', 'UnknownOrganisation'],
    ],
    after: [1],
  },
  {
    title: 'ORG-02: of two accounts that use one mailed invitation, one becomes a member',
    race: async (doors) => {
      const [anna, berta, carla] = [await somebody(doors), await somebody(doors), await somebody(doors)]
      const organisation = await doors.newOrganisation(anna)
      const invitation = randomUUID()
      const invitee = { _tag: 'Address', invitation, email: 'guest@people.example' }
      await doors.does(anna, 'InviteMember', { organisation, invitation, invitee, role: 'Administrator' })
      const link = doors.link({
        purpose: 'MemberInvitation',
        stream: `organisation-${organisation}`,
        term: invitation,
        attempt: 1,
      })
      const joins = (who: Person) =>
        order(who, 'JoinOrganisation', { organisation, account: who.account, invitation, link })
      return {
        answers: await doors.atOnce([joins(berta)], [joins(carla)]),
        after: (log) => {
          const state = log.organisation.of(organisationStream(organisation as never))
          return [state._tag === 'Running' ? state.members.keys().length : state._tag]
        },
      }
    },
    right: [['Applied', 'InvitationUsed']],
    after: [2],
  },
  {
    title: 'ACC-10: of two who use one reset link, one sets the password, and only that one logs in',
    race: async (doors) => {
      const { account } = await somebody(doors)
      await doors.does(visitor(), 'RequestPasswordReset', { account })
      const link = doors.link({ purpose: 'PasswordReset', stream: `account-${account}`, term: 'reset', attempt: 1 })
      const resets = (replacement: string) =>
        order(visitor(), 'ResetPassword', { account, replacement, confirmation: replacement, link, secondFactor: null })
      const passwords = ['Pw-of-the-owner-nr-2', 'Pw-of-the-thief-nr-3']
      const [first, second] = await doors.atOnce([resets(passwords[0] as string)], [resets(passwords[1] as string)])
      const winner = first?._tag === 'Done' ? passwords : [...passwords].reverse()
      return {
        answers: [first, second] as ReadonlyArray<Answer>,
        after: () => logsIn(doors, account, [...winner, PASSWORD]),
      }
    },
    right: [['Applied', 'ResetLinkOver']],
    after: ['Applied', 'WrongCredentials', 'WrongCredentials'],
  },
  {
    title: 'ACC-06, ACC-10: of two who change a password from the one they both know, one does',
    race: async (doors, round) => {
      const [owner, thief] = (await doors.newPerson(2)) as [Person, Person]
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
      const answers = await doors.atOnce(
        [changes(owner, 'Pw-of-the-owner-nr-2', type)],
        [changes(thief, 'Pw-of-the-thief-nr-3', type)],
      )
      return { answers, after: () => logsIn(doors, account, [PASSWORD]) }
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
    race: async (doors) => {
      const account = randomUUID()
      await doors.does(visitor(), 'RequestRegistration', {
        account,
        email: `r${account.slice(0, 8)}@people.example`,
        language: 'en',
      })
      const link = doors.link({
        purpose: 'Registration',
        stream: `account-${account}`,
        term: 'registration',
        attempt: 1,
      })
      const registers = (password: string) =>
        order(visitor(), 'RegisterAccount', { account, name: null, password, link })
      return { answers: await doors.atOnce([registers(PASSWORD)], [registers('Pw-of-the-thief-nr-3')]) }
    },
    right: [['AlreadyRegistered', 'Applied']],
  },
]
