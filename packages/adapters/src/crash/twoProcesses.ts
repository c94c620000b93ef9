import { hmacLinks, hostKeys, hostSecretFile } from '@mandat/adapters'
import type { Actor, Links, LinkTarget } from '@mandat/domain'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { must } from './checkLog.js'
import { type Child, startChild, tagged } from './childProcess.js'
import type { Line, Order, Sent } from './lines.js'

export type Answer = Extract<Line, { _tag: 'Done' | 'Refused' | 'Failed' }>
type Person = Extract<Actor, { _tag: 'Person' }>

/** Long enough for a line to reach both processes before they do what it says. */
const HEAD_START = 15
export const PASSWORD = 'Pw-of-everybody-nr-1'
export const visitor = (): Actor => ({ _tag: 'Visitor', visitor: randomUUID() as never })
const from = { ipAddress: '203.0.113.7', device: 'Firefox 140 on Linux' }
export const order = (actor: Actor, type: string, data: Order['data'], id: string = randomUUID()): Sent => ({ type, actor, data, id, from })

const isAnswerTo = (id: string) => (line: Line): line is Answer => tagged('Done', 'Refused', 'Failed')(line) && line.id === id
const execute = (child: Child, command: Sent, at: number): Promise<Answer> => {
  const answer = child.line(isAnswerTo(command.id))
  child.ask({ _tag: 'Execute', at, command })
  return answer
}
const call = (child: Child, text: string): Promise<Answer> => {
  const answer = child.line(isAnswerTo(text))
  child.ask({ _tag: 'Call', at: 0, text, scope: 'dns:read' })
  return answer
}

export interface TwoProcesses {
  readonly file: string
  readonly mails: string
  readonly one: Child
  readonly two: Child
  /** In the first process. It must be done. */
  readonly does: (actor: Actor, type: string, data: Order['data']) => Promise<Extract<Answer, { _tag: 'Done' }>>
  /** Each in its own process, at one moment; more of them a millisecond later each. */
  readonly atOnce: (ones: ReadonlyArray<Sent>, twos: ReadonlyArray<Sent>) => Promise<ReadonlyArray<Answer>>
  /** A call with a token, in both processes. */
  readonly calls: (text: string) => Promise<ReadonlyArray<Answer>>
  readonly link: (target: LinkTarget) => string
  /** A new account, logged in as often as asked. */
  readonly newPerson: (sessions?: number) => Promise<ReadonlyArray<Person>>
  readonly newOrganisation: (founder: Person) => Promise<string>
  /** Invites somebody and lets it join. */
  readonly takeIn: (by: Person, who: Person, organisation: string, role: string) => Promise<void>
  readonly close: () => Promise<ReadonlyArray<Line>>
  readonly remove: () => void
}

/** Two processes that have one file open. */
export const twoProcesses = async (program: string, onLine: (line: Line) => void = () => undefined): Promise<TwoProcesses> => {
  const folder = mkdtempSync(join(tmpdir(), 'mandat-races-'))
  const [file, mails] = [join(folder, 'm.db'), join(folder, 'mails')]
  const children = [startChild(program), startChild(program)] as const
  const [one, two] = children
  // both make the file at once
  await Promise.all(children.map((child, i) => {
    child.hear(onLine)
    const opened = child.line(tagged('Opened'))
    child.ask({ _tag: 'Open', file, mails: i === 0 ? mails : null, follow: i === 0 ? 'everything' : null })
    return opened
  }))
  const links: Links = hmacLinks(hostKeys(must(await hostSecretFile(`${file}.key`)())).links)
  const link = (target: LinkTarget): string => links.sign(target).reveal()

  const does: TwoProcesses['does'] = async (actor, type, data) => {
    const answer = await execute(one, order(actor, type, data), 0)
    if (answer._tag !== 'Done') throw new Error(`${type}: ${JSON.stringify(answer)}`)
    return answer
  }
  const newPerson: TwoProcesses['newPerson'] = async (sessions = 1) => {
    const account = randomUUID()
    await does(visitor(), 'RequestRegistration', { account, email: `a${account.slice(0, 8)}@village.example`, language: 'en' })
    await does(visitor(), 'RegisterAccount', {
      account, name: null, password: PASSWORD, link: link({ purpose: 'Registration', stream: `account-${account}`, term: 'registration', attempt: 1 }),
    })
    const people: Array<Person> = []
    for (let i = 0; i < sessions; i++) {
      const session = randomUUID()
      await does(visitor(), 'LogIn', { account, session, ipAddress: null, device: null, password: PASSWORD, secondFactor: null })
      people.push({ _tag: 'Person', account: account as never, session: session as never, onBehalfOf: null })
    }
    return people
  }
  return {
    file, mails, one, two, does, link, newPerson,
    atOnce: (ones, twos) => {
      const at = Date.now() + HEAD_START
      return Promise.all([...ones.map((command, i) => execute(one, command, at + i)), ...twos.map((command, i) => execute(two, command, at + i))])
    },
    calls: (text) => Promise.all(children.map((child) => call(child, text))),
    newOrganisation: async (founder) => {
      const organisation = randomUUID()
      await does(founder, 'RegisterOrganisation', {
        organisation, kind: 'Company', name: 'Firma', country: 'CH', timeZone: 'Europe/Zurich', address: 'Gasse 1, Bern', founder: founder.account,
      })
      return organisation
    },
    takeIn: async (by, who, organisation, role) => {
      const invitation = randomUUID()
      await does(by, 'InviteMember', { organisation, invitation, invitee: { _tag: 'Account', account: who.account }, role })
      await does(who, 'JoinOrganisation', { organisation, account: who.account, invitation, link: null })
    },
    close: async () => {
      const closed = Promise.all(children.map((child) => child.line(tagged('Closed'))))
      for (const child of children) child.ask({ _tag: 'Close' })
      return closed
    },
    remove: () => {
      for (const child of children) child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
