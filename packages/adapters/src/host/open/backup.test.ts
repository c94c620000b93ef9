import { expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { memoryMailer } from '../../mail/index.js'
import { openSqlite } from '../../stores/sqlite/index.js'
import { cheapPasswords, movingClock, openHost, START_OF_TIME, tell, type TestHost } from '../../testing/host.js'
import { inFolder } from '../../testing/inFolder.js'
import { founded, person, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { openMandat } from './openMandat.js'

const page = readFileSync(join(__dirname, '../../../../../docs/operating.md'), 'utf8')
/** The commands of the page, as they stand there. */
const steps = /^```sh\n(rm -f manager\.db [\s\S]*?)^```$/m.exec(page)?.[1] ?? 'exit 1'

const mailer = memoryMailer()
/** A host as an operator opens it, its key beside the file. */
const onFile = async (file: string, like: TestHost): Promise<TestHost> => {
  const policy = { mailsAnHour: null }
  const options = {
    mailer,
    policy,
    clock: movingClock(),
    passwords: cheapPasswords,
    baseUrl: 'https://manager.example',
  }
  return { ...like, manager: right(await openMandat({ file, work: 'ByHand', ...options })), mails: mailer.sent }
}
/** Looks into the file beside the host, or erases a key in it. */
const keysIn = async (file: string) => {
  const stores = right(await openSqlite({ file, claimsKey: new Uint8Array(32) })())
  const subject = right(await stores.events.readAll({ after: 0, count: 1 })())[0]?.stream.replace('account-', '') ?? ''
  return {
    kind: async () => right(await stores.keys.find(subject, 'Identity')())._tag,
    erase: async () => right(await stores.keys.erase(subject, ['Identity'], START_OF_TIME)()),
    close: async () => right(await stores.close()()),
  }
}

it(
  'hole 40: the steps of the page bring back the day of the copy, and what the page says of an older one is so',
  inFolder(async (path) => {
    for (const folder of ['backups', 'elsewhere']) mkdirSync(path(folder))
    const file = path('manager.db')
    const host = await onFile(file, await openHost())
    const ada = await person(host, 'Ada')
    const organisation = await founded(host, ada, 'Acme')
    await host.manager.settle()
    const order = { organisation, name: 'Bakery' }
    const asked = await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
    // the mail is in the outbox, and not sent
    const copy = right(await host.manager.backup(path('backups/manager-2026-03-02.db')))
    expect(copy.position).toBe(asked.position)

    const id = host.id()
    const renamed = await tell(host, 'RenameOrganisation', order, ada.actor, { id })
    await host.manager.settle()
    const sent = host.mails().at(-1)
    const keys = await keysIn(file)
    await keys.erase()
    await keys.close()
    right(await host.manager.close())

    renameSync(path('manager.db.key'), path('elsewhere/manager.db.key'))
    writeFileSync(path('manager.db-wal'), 'of another time')
    copyFileSync(file, path('manager.db-shm'))
    execFileSync('sh', ['-e'], { cwd: path('.'), input: steps })
    expect(['manager.db', 'manager.db.key'].map((name) => statSync(path(name)).mode & 0o777)).toStrictEqual([
      0o600, 0o600,
    ])

    const again = await onFile(file, host)
    expect((await again.manager.status()).head).toBe(copy.position)
    right(await again.manager.settle())
    expect(again.mails().at(-1)).toStrictEqual(sent)
    expect(again.mails().filter(({ messageId }) => messageId === sent?.messageId)).toHaveLength(2)
    expect(await tell(again, 'RenameOrganisation', order, ada.actor, { id })).toMatchObject({
      outcome: 'Applied',
      position: renamed.position,
    })
    const restored = await keysIn(file)
    expect(await restored.kind()).toBe('Key')
    await restored.close()
    right(await again.manager.close())
  }),
)

it('hole 40: stores with means of their own say so', async () => {
  const { manager } = await openHost()
  expect(await manager.backup('copy.db')).toMatchObject({
    left: { kind: 'InvalidInput', faults: [{ path: 'stores' }] },
  })
})
