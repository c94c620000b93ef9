import type { Mandat } from '@mandat/adapters'
import type { OrganisationId } from '@mandat/domain'
import { textOf } from '@mandat/projections'
import { askAs } from './asking.js'
import type { Cast } from './cast.js'
import { heading, type Say, table } from './tables.js'

const day = (at: string | null): string => at?.slice(0, 10) ?? ''

/** The liveliest organisation, as one of its own people sees it. */
export const showOrganisation = async (say: Say, manager: Mandat, people: Cast): Promise<void> => {
  say(heading('The dashboard of one organisation'))
  for (const organisation of people.liveliest()) {
    const asked = await askAs(manager, people, people.peopleOf(organisation), (actor) =>
      manager.query.organisationDashboard(actor, organisation as OrganisationId),
    )
    if (asked === null) continue
    const { seen } = asked
    const { members, partners, reminders } = seen
    if (members === null || partners === null || reminders === null) continue // somebody who sees the products only
    say(`asked by ${people.nameOf(asked.account)} (${seen.role}), with a session of their own`)
    say(
      table(
        ['organisation', textOf(seen.name)],
        [
          ['customer number', textOf(seen.customerNumber)],
          ['address', textOf(seen.address)],
          ['billing contact', seen.billingEmail === null ? '' : textOf(seen.billingEmail)],
          ['registered', day(seen.registeredAt)],
        ],
      ),
    )
    say(
      table(
        ['member', 'role', 'status', 'since', 'address'],
        members.map((m) => [
          m.name === null ? '' : textOf(m.name),
          m.role,
          m.status,
          day(m.since),
          m.email === null ? '' : textOf(m.email),
        ]),
      ),
    )
    say(
      table(
        ['product', 'category', 'expires on', 'renewal', 'price'],
        seen.products.map((p) => [
          textOf(p.label),
          p.category,
          p.expiresOn,
          p.renewal,
          `${p.renewalPrice.currency} ${(p.renewalPrice.amount / 100).toFixed(2)}`,
        ]),
      ),
    )
    if (partners.length > 0)
      say(
        table(
          ['partner', 'status', 'since', 'access'],
          partners.map((p) => [
            p.name ?? people.nameOf(p.partner),
            p.status,
            day(p.since),
            p.access._tag === 'Full'
              ? `full, ${p.access.billingMode}, wallet entrusted: ${p.access.walletEntrusted}`
              : `limited to ${p.access.products.map(people.labelOf).join(', ')}`,
          ]),
          [32, 10, 12, 60],
        ),
      )
    const { expiryReminders, intervals, notices } = reminders
    say(
      `expiry reminders ${expiryReminders}, at ${intervals.length === 0 ? 'no interval' : intervals.join(', ')}; notices ${Object.entries(
        notices,
      )
        .map(([k, v]) => `${k} ${v}`)
        .join(', ')}`,
    )
    return
  }
  say('there is none yet')
}

/** The partner with the most clients, and exactly what each of them granted (PAR-07). */
export const showPartner = async (say: Say, manager: Mandat, people: Cast): Promise<void> => {
  say(heading('The dashboard of one partner'))
  for (const partner of people.busiestPartners()) {
    const asked = await askAs(manager, people, people.peopleOf(partner), (actor) =>
      manager.query.partnerDashboard(actor, partner as OrganisationId),
    )
    if (asked === null || asked.seen.clients.length === 0) continue
    say(`${people.nameOf(partner)}, asked by ${people.nameOf(asked.account)}, with a session of their own`)
    say(
      table(
        ['client', 'number', 'since', 'access', 'products that it grants'],
        asked.seen.clients.map((c) => [
          c.name === null ? '' : textOf(c.name),
          c.customerNumber === null ? '' : textOf(c.customerNumber),
          day(c.since),
          c.access._tag === 'Full' ? `full, ${c.access.billingMode}, wallet ${c.access.walletEntrusted}` : 'limited',
          c.products.map((p) => `${textOf(p.label)} (until ${p.expiresOn})`).join(', '),
        ]),
        [24, 11, 12, 20, 47],
      ),
    )
    say(`${String(asked.seen.invitations.length)} invitations wait for an answer`)
    return
  }
  say('there is none with clients yet')
}
