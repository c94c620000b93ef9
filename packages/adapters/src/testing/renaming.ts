import { OrganisationRenamed, type Process, registry } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { compose } from '../host/open/openMandat.js'
import { settleOptions } from '../host/parts/options.js'
import { everyPart } from '../host/parts/parts.js'
import type { Problem } from '../host/parts/problems.js'
import { memoryMailer } from '../mail/index.js'
import type { Stores } from '../stores/ports/stores.js'
import { cheapPasswords, openHost, secret, tell, type TestHost } from './host.js'
import { founded, person, settled } from './people.js'
import { right } from './scratch.js'

/** What {@link renaming} hears. */
export type Heard = Parameters<Process['react']>[0]

/** A process that hears of every new name, with what it asks and does. */
export const renaming = (does: Pick<Process, 'needs'> & { readonly react: (heard: Heard) => void }): Process => ({
  name: 'signs',
  handles: [OrganisationRenamed],
  makes: 'Commands',
  needs: does.needs,
  react: (heard) => {
    does.react(heard)
    return { commands: [], mails: [] }
  },
})
/** A second manager on a host's stores, that reacts to names by this process too. */
export const withProcess = async (
  host: TestHost,
  process: Process,
  wrap: (stores: Stores) => Stores = (plain) => plain,
) => {
  const problems: Array<Problem> = []
  const options = {
    stores: () => () => Promise.resolve(E.right(wrap(host.stores))),
    ...{ hostSecret: secret, clock: host.clock, mailer: memoryMailer(), baseUrl: 'https://manager.example' },
    ...{ passwords: cheapPasswords, work: 'ByHand' as const, onProblem: (one: Problem) => void problems.push(one) },
  }
  const processesFor = (event: string) => [
    ...registry.processesFor(event),
    ...(event === OrganisationRenamed.type ? [process] : []),
  ]
  const parts = { ...everyPart, registry: { ...registry, processesFor } }
  return { host: { ...host, manager: compose(right(await settleOptions(options)), parts) }, problems }
}
/** A host with two organisations of one person, and the renaming of them. */
export const twoOf = async () => {
  const plain = await openHost()
  const ada = await person(plain, 'Ada')
  const [other, acme] = [await founded(plain, ada, 'Other'), await founded(plain, ada)]
  await settled(plain)
  const rename = (host: TestHost, organisation: string, name: string) =>
    tell(host, 'RenameOrganisation', { organisation, name }, ada.actor)
  return { plain, acme, other, rename }
}
/** In how many streams reactions wait. */
export const parkedIn = async ({ manager }: TestHost) => (await manager.status()).processes.parked
