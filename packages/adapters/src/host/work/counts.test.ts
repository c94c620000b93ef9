import { expect, it, jest } from '@jest/globals'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { memoryMailer } from '../../mail/index.js'
import { connect } from '../../stores/sqlite/connection.js'
import { databaseOn } from '../../stores/sqlite/database.js'
import { storesOn } from '../../stores/sqlite/open.js'
import { countingConnection } from '../../testing/countingConnection.js'
import { cheapPasswords, movingClock, rowOfIds, secret, type TestHost } from '../../testing/host.js'
import {
  founded,
  joined,
  listed,
  loginOf,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
} from '../../testing/people.js'
import { inFolder, right } from '../../testing/scratch.js'
import { hostKeys } from '../../vault/index.js'
import { openMandat } from '../open/openMandat.js'

jest.setTimeout(60_000)

/** A host on a file, what it asks of it, and how many commands it was given. */
const counted = async (file: string) => {
  const mailer = memoryMailer()
  const { connection, asked } = countingConnection(right(await connect({ file })()))
  const stores = storesOn(databaseOn(connection, { file }), { claimsKey: hostKeys(secret).claims })
  const clock = movingClock()
  let commands = 0
  const manager = right(
    await openMandat({
      ...{ clock, mailer, passwords: cheapPasswords, hostSecret: secret },
      ...{ work: 'ByHand', baseUrl: 'https://manager.example', policy: { mailsAnHour: null } },
      stores: () => TE.right(stores),
    }),
  )
  const host: TestHost = {
    manager: { ...manager, executeUnknown: (input) => (commands++, manager.executeUnknown(input)) },
    ...{ stores, clock, mails: mailer.sent, id: rowOfIds() },
    another: () => Promise.reject(new Error('one is counted')),
  }
  return { host, asked, commands: () => commands }
}
const count = (asked: ReadonlyArray<string>, what: RegExp): number => asked.filter((sql) => what.test(sql)).length

it(
  'what commands cost with all that follows from them is so many statements and commits, and no more',
  inFolder(async (path) => {
    const { host, asked, commands } = await counted(path('m.db'))
    const [ada, bea, pia] = [await person(host, 'Ada'), await person(host, 'Bea'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    await joined(host, acme, ada, bea, 'Administrator')
    await partnered(host, acme, ada, agency, pia)
    await settled(host)
    asked()
    const before = commands()
    for (let i = 0; i < 10; i++) {
      const product = await ordered(host, acme, ada.actor)
      await tokenFor(host, ada, acme, product)
      await loginOf(host, bea)
      await settled(host)
    }
    const [all, made] = [asked(), commands() - before]
    expect(made).toBe(30)
    // a look whether another process wrote, and a change of what is synced, are statements too
    expect(all.length / made).toBeLessThanOrEqual(28)
    expect(count(all, /^COMMIT/) / made).toBeLessThanOrEqual(2.5)
    expect(count(all, /^PRAGMA data_version/) / made).toBeLessThanOrEqual(3.1)
    await host.manager.close()
  }),
)
