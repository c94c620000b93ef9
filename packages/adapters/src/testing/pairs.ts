import type { OrganisationId, ProductId } from '@mandat/domain'
import { ask, type TestHost } from './host.js'
import { founded, listed, ordered, person, type TestPerson } from './people.js'

export interface Pair {
  readonly ada: TestPerson
  readonly pia: TestPerson
  readonly client: OrganisationId
  readonly partner: OrganisationId
  readonly product: ProductId
}
/** Ada's organisation with a product, and Pia's agency. */
export const pairOf = async (host: TestHost): Promise<Pair> => {
  const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
  const client = await founded(host, ada)
  const partner = await listed(host, pia)
  return { ada, pia, client, partner, product: await ordered(host, client, ada.actor) }
}
export const inName = ({ pia, client, partner }: Pair): TestPerson['actor'] => ({
  ...pia.actor,
  onBehalfOf: { _tag: 'Partner', partner, client },
})
export const ending = (host: TestHost, { client, partner }: Pair, by: TestPerson) =>
  ask(host, 'EndPartnership', { client, partner, confirmed: true, password: by.password }, by.actor)
