import type { OrganisationId } from '@mandat/domain'
import { openHost, type TestHost } from './host.js'
import {
  founded,
  fullAccess,
  joined,
  listed,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
  type TestPerson,
} from './people.js'

export interface Company {
  readonly host: TestHost
  readonly people: Readonly<Record<'ada' | 'adam' | 'cora' | 'xena' | 'pia' | 'eve', TestPerson>>
  readonly acme: OrganisationId
  readonly agency: OrganisationId
  /** Of a token that Adam made. */
  readonly text: string
}

/** An organisation with one member of each role, its partner, and Eve, who is nobody there. */
export const company = async (): Promise<Company> => {
  const host = await openHost()
  const [ada, adam, cora, xena, pia, eve] = [
    await person(host, 'Ada'),
    await person(host, 'Adam'),
    await person(host, 'Cora'),
    await person(host, 'Xena'),
    await person(host, 'Pia'),
    await person(host, 'Eve'),
  ]
  const people = { ada, adam, cora, xena, pia, eve }
  const acme = await founded(host, ada)
  await joined(host, acme, ada, adam, 'Administrator')
  await joined(host, acme, ada, cora, 'Collaborator')
  await joined(host, acme, ada, xena, 'ExternalUser')
  const product = await ordered(host, acme, ada.actor)
  const agency = await listed(host, pia)
  await partnered(host, acme, ada, agency, pia, fullAccess)
  const { text } = await tokenFor(host, adam, acme, product)
  await settled(host)
  return { host, people, acme, agency, text }
}
