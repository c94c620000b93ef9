import type { Actor } from '@mandat/domain'
import type { Links, LinkTarget } from '@mandat/domain/kit'
import { randomUUID } from 'node:crypto'
import type { Answer, Order, Sent } from './lines.js'

export type Person = Extract<Actor, { _tag: 'Person' }>

/** Two doors to one file: processes, or connections of one process. */
export interface Doors {
  readonly execute: (door: 0 | 1, command: Sent, at: number) => Promise<Answer>
  /** A call with a token. */
  readonly call: (door: 0 | 1, text: string) => Promise<Answer>
  readonly links: Links
}
/** People and organisations who do things through both doors. */
export interface TwoDoors {
  /** Through the first door. It must be done. */
  readonly does: (
    actor: Actor,
    type: string,
    data: Order['data'],
    id?: string,
  ) => Promise<Extract<Answer, { _tag: 'Done' }>>
  /**
   * Each through its own door, at one moment; more of them a millisecond later each, and the first door's `wait`
   * milliseconds later.
   */
  readonly atOnce: (
    ones: ReadonlyArray<Sent>,
    twos: ReadonlyArray<Sent>,
    wait?: number,
  ) => Promise<ReadonlyArray<Answer>>
  /** A call with a token, through both. */
  readonly calls: (text: string) => Promise<ReadonlyArray<Answer>>
  readonly link: (target: LinkTarget) => string
  /** A new account, logged in as often as asked. */
  readonly newPerson: (sessions?: number) => Promise<ReadonlyArray<Person>>
  readonly newOrganisation: (founder: Person) => Promise<string>
  /** Invites somebody and lets it join. */
  readonly takeIn: (by: Person, who: Person, organisation: string, role: string) => Promise<void>
}

/** Long enough for a line to reach both processes before they do what it says. */
const HEAD_START = 15
export const PASSWORD = 'Pw-of-everybody-nr-1'
export const visitor = (): Actor => ({ _tag: 'Visitor', visitor: randomUUID() as never })
const from = { ipAddress: '203.0.113.7', device: 'Firefox 140 on Linux' }
export const order = (actor: Actor, type: string, data: Order['data'], id: string = randomUUID()): Sent => ({
  type,
  actor,
  data,
  id,
  from,
})
/** What became of commands, in the order of the words. */
export const told = (answers: ReadonlyArray<Answer>): ReadonlyArray<string> =>
  answers
    .map((answer) =>
      answer._tag === 'Done'
        ? answer.outcome
        : answer._tag === 'Refused'
          ? answer.name
          : `${answer.kind}: ${answer.why}`,
    )
    .sort()

/** People at two doors. */
export const twoDoors = ({ execute, call, links }: Doors): TwoDoors => {
  const link = (target: LinkTarget): string => links.sign(target).reveal()
  const does: Does = async (actor, type, data, id) => {
    const answer = await execute(0, order(actor, type, data, id), 0)
    if (answer._tag !== 'Done') throw new Error(`${type}: ${JSON.stringify(answer)}`)
    return answer
  }
  return {
    does,
    link,
    atOnce: (ones, twos, wait = 0) => {
      const at = Date.now() + HEAD_START
      return Promise.all([
        ...ones.map((command, i) => execute(0, command, at + wait + i)),
        ...twos.map((command, i) => execute(1, command, at + i)),
      ])
    },
    calls: (text) => Promise.all([call(0, text), call(1, text)]),
    newPerson: newPerson(does, link),
    newOrganisation: newOrganisation(does),
    takeIn: takeIn(does),
  }
}
type Does = TwoDoors['does']

const newPerson =
  (does: Does, link: TwoDoors['link']): TwoDoors['newPerson'] =>
  async (sessions = 1) => {
    const account = randomUUID()
    const email = `a${account.slice(0, 8)}@people.example`
    await does(visitor(), 'RequestRegistration', { account, email, language: 'en' })
    await does(visitor(), 'RegisterAccount', {
      account,
      name: null,
      password: PASSWORD,
      link: link({ purpose: 'Registration', stream: `account-${account}`, term: 'registration', attempt: 1 }),
    })
    const people: Array<Person> = []
    for (let i = 0; i < sessions; i++) {
      const session = randomUUID()
      await does(visitor(), 'LogIn', { account, password: PASSWORD, secondFactor: null }, session)
      people.push({ _tag: 'Person', account: account as never, session: session as never, onBehalfOf: null })
    }
    return people
  }

const newOrganisation =
  (does: Does): TwoDoors['newOrganisation'] =>
  async (founder) => {
    const organisation = randomUUID()
    await does(founder, 'RegisterOrganisation', {
      organisation,
      kind: 'Company',
      name: 'Firma',
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: 'Gasse 1, Bern',
      founder: founder.account,
    })
    return organisation
  }

const takeIn =
  (does: Does): TwoDoors['takeIn'] =>
  async (by, who, organisation, role) => {
    const invitation = randomUUID()
    const invitee = { _tag: 'Account', account: who.account }
    await does(by, 'InviteMember', { organisation, invitation, invitee, role })
    await does(who, 'JoinOrganisation', { organisation, account: who.account, invitation, link: null })
  }
