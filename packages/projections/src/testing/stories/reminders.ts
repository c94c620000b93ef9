import { expect } from '@jest/globals'
import {
  defaultPolicy,
  type Instant,
  type LocalDate,
  type OrganisationId,
  type ProductId,
  type TimeZone,
} from '@mandat/domain'
import { type ProcessCommand, type ReminderItem, type StoredEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { readDue } from '../../core/read/readDue.js'
import { isProduct, type RemindersDocument } from '../../views/renewalReminders/document.js'
import { remindersAt } from '../../views/renewalReminders/due.js'
import { renewalReminders } from '../../views/renewalReminders/model.js'
import {
  type DomainEvent,
  documentsOf,
  type Happened,
  historyOf,
  ordered,
  registeredOrganisation,
  storyAt,
  testDocuments,
  testLog,
} from '../index.js'

export const anna = sampleId<'Account'>('Anna')
export const [bakery, other] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Other')]
export const [domain, mail] = [sampleId<'Product'>('bakery.ch'), sampleId<'Product'>('mail')]
export const zurich = 'Europe/Zurich' as TimeZone
export const on = (text: string): LocalDate => text as LocalDate
export const noon = (text: string): Instant => `${text}T12:00:00.000Z` as Instant
export const model = renewalReminders(defaultPolicy)
export type Story = ReadonlyArray<DomainEvent | Happened>

/** What the command records: it is all but its type. */
export interface DueReminders {
  readonly organisation: OrganisationId
  readonly day: LocalDate
  readonly items: ReadonlyArray<ReminderItem>
}
export const recorded = ({ command }: ProcessCommand): DueReminders => {
  const { type, ...content } = command as unknown as DueReminders & { readonly type: string }
  expect(type).toBe('RecordDueReminders')
  return content
}
/** The organisations of a log, each with its products. */
export const reminded = (log: ReadonlyArray<StoredEvent>) => {
  const all: ReadonlyArray<RemindersDocument> = [...documentsOf(model, log).values()]
  return all.flatMap((house) =>
    house._tag === 'Organisation'
      ? [{ house, products: all.filter(isProduct).filter((one) => one.organisation === house.organisation) }]
      : [],
  )
}
export type Reminded = ReturnType<typeof reminded>[number]
export const dueIn = ({ house, products }: Reminded, now: Instant): DueReminders | null => {
  const [found, ...others] = remindersAt(house, products, now, defaultPolicy)
  expect(others).toEqual([])
  return found === undefined ? null : recorded(found)
}
export const due = async (story: Story, now: Instant): Promise<ReadonlyArray<DueReminders>> => {
  const documents = testDocuments()
  await catchUp({ store: testLog(...historyOf(story)), documents, clock: { now: () => now } }, [model])()
  const found = await readDue(documents, [model], { now, policy: defaultPolicy })()
  if (E.isLeft(found)) throw new Error(found.left.message)
  return found.right.map(recorded)
}
export const items = async (story: Story, day: string, organisation = bakery) =>
  (await due(story, noon(day)))
    .filter((d) => d.organisation === organisation)
    .flatMap((d) => d.items.map((i) => [i.product, i.expiresOn, i.interval]))
export const item = (interval: ReminderItem['interval'], product = domain, expiresOn = '2026-06-20'): ReminderItem => ({
  product,
  expiresOn: on(expiresOn),
  interval,
})
export const told = (day: string, ...all: ReadonlyArray<ReminderItem>): DomainEvent => ({
  type: 'RemindersFellDue',
  organisation: bakery,
  day: on(day),
  items: all,
})
export const expiring = (product: ProductId, expiresOn: string, renewal: 'Manual' | 'Automatic' = 'Manual') =>
  ordered(product, bakery, 'x', { expiresOn: on(expiresOn), renewal })
export const here = { product: domain, organisation: bakery, stay: 1 }
export const chosen = (interval: ReminderItem['interval'], to: 'On' | 'Off', at: Instant = storyAt): DomainEvent => ({
  type: 'ReminderIntervalSwitched',
  organisation: bakery,
  interval: interval as '7d',
  to,
  at,
})
export const ground: Story = [
  registeredOrganisation(bakery, 'Bakery', anna),
  registeredOrganisation(other, 'Other', anna),
  expiring(domain, '2026-06-20'),
]
