import { describe, expect, it, jest } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { storedNames } from '@mandat/domain/kit'
import { randomUUID } from 'node:crypto'
import { ask, logOf, openHost, type TestHost, wordOf } from '../../testing/host.js'
import { compromised, founded, person, settled, type TestPerson } from '../../testing/people.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const bitsOf = (uuid: string): bigint => BigInt(`0x${uuid.replaceAll('-', '')}`)
const uuidOf = (bits: bigint): string =>
  bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Command ids that lie as near to an event's id as can be: it, and it combined with what is public and with a counter. */
const near = (event: string): ReadonlyArray<string> =>
  [0n, bitsOf(storedNames.steps), bitsOf(storedNames.mails)].flatMap((constant) =>
    [0n, 1n, 2n].map((counter) => uuidOf(bitsOf(event) ^ constant ^ counter)),
  )
const idsOf = async (host: TestHost): Promise<ReadonlyArray<string>> => (await logOf(host)).map(({ id }) => id)
const told = (host: TestHost, who: TestPerson): ReadonlyArray<string> =>
  host
    .mails()
    .filter(({ to }) => to === who.email)
    .map(({ subject }) => subject)

describe('the ids of events', () => {
  it('LOG-10, hole 2: no caller makes one repeat by the ids that it chooses, and the owner is told every time', async () => {
    const host = await openHost()
    const [ada, eve] = [await person(host, 'Ada'), await person(host, 'Eve')]
    const acme = await founded(host, ada)
    await settled(host)
    for (const event of await idsOf(host))
      for (const id of near(event)) {
        const account = randomUUID()
        const data = { account, email: `${account}@thief.example`, language: 'en' }
        const more = { id, correlation: event, causation: event } as const
        const by: Actor = { _tag: 'Visitor', visitor: randomUUID() as never }
        const rename = { organisation: acme, name: 'Mine' }
        expect([
          wordOf(await ask(host, 'RequestRegistration', data, by, more)),
          wordOf(await ask(host, 'RenameOrganisation', rename, eve.actor, more)),
        ]).toEqual(['Applied', 'CommandIdReused'])
      }
    const ids = await idsOf(host)
    expect(new Set(ids).size).toBe(ids.length)
    const before = told(host, ada).length
    expect(wordOf(await compromised(host, ada, 'an entirely fresh pass phrase'))).toBe('Applied')
    await settled(host)
    expect(told(host, ada).slice(before)).toEqual(['Your account was secured after a security incident'])
    const sent = host.mails().map(({ messageId }) => messageId)
    expect(new Set(sent).size).toBe(sent.length)
  })
})
