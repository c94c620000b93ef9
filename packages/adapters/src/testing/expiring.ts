import type { Actor, OrganisationId, ProductId } from '@mandat/domain'
import { HOUR } from '@mandat/domain'
import { openHost, tell, type TestHost } from './host.js'
import {
  founded,
  fullAccess,
  listed,
  mailedLink,
  ordered,
  person,
  settled,
  type TestPerson,
  tokenFor,
} from './people.js'
import { right } from './scratch.js'

/** Ada's organisations, and Pia's agencies: one with full access, one to the product alone, one that is none's partner. */
export interface Expiring {
  readonly host: TestHost
  readonly ada: TestPerson
  readonly pia: TestPerson
  readonly acme: OrganisationId
  readonly other: OrganisationId
  readonly full: OrganisationId
  readonly limited: OrganisationId
  readonly stranger: OrganisationId
  /** Renewed by hand, and expired by now. */
  readonly manual: ProductId
  /** Renewed by itself, and due by now. */
  readonly automatic: ProductId
  /** Of Ada, and of Pia for the agency with full access: for the product that is renewed by hand. */
  readonly texts: { readonly ada: string; readonly pia: string }
  readonly forFull: Actor
  readonly forLimited: Actor
}
const scopes = ['products:read', 'product:renew', 'product:change', 'product:end']

/** A day after two products' expiry, of 10 March; whether or not the clock has ticked meanwhile. */
export const expiring = async (clock: 'Ticked' | 'NotTicked'): Promise<Expiring> => {
  const host = await openHost()
  const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
  const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
  const [full, limited, stranger] = [
    await listed(host, pia, 'Full'),
    await listed(host, pia, 'Limited'),
    await listed(host, pia, 'Stranger'),
  ]
  const expiresOn = '2026-03-10'
  const manual = await ordered(host, acme, ada.actor, { expiresOn })
  const automatic = await ordered(host, acme, ada.actor, { expiresOn, renewal: 'Automatic' })
  const partnered = async (partner: OrganisationId, name: string, access: object) => {
    await tell(host, 'InvitePartner', { client: acme, partner, access }, ada.actor)
    await settled(host)
    await tell(
      host,
      'AcceptPartnership',
      { client: acme, partner, link: mailedLink(host, `${name}@agency.example`) },
      pia.actor,
    )
  }
  await partnered(full, 'full', fullAccess)
  await partnered(limited, 'limited', { _tag: 'Limited', products: [automatic] })
  const actingFor = (partner: OrganisationId): Actor => ({
    ...pia.actor,
    onBehalfOf: { _tag: 'Partner', partner, client: acme },
  })
  const [forFull, forLimited] = [actingFor(full), actingFor(limited)]
  const texts = {
    ada: (await tokenFor(host, ada, acme, manual, ada.actor, scopes)).text,
    pia: (await tokenFor(host, pia, acme, manual, forFull, scopes)).text,
  }
  await settled(host)
  host.clock.move((9 * 24 + 4) * HOUR)
  if (clock === 'Ticked') right(await host.manager.tick())
  await settled(host)
  return { host, ada, pia, acme, other, full, limited, stranger, manual, automatic, texts, forFull, forLimited }
}
