import type { Envelope, OrganisationId } from '@mandat/domain'
import {
  ExpiryRemindersSwitched,
  OrganisationClosed,
  OrganisationMoved,
  OrganisationRegistered,
  productEvents,
  type Recorded,
  ReminderIntervalSwitched,
  type ReminderItem,
  RemindersFellDue,
  renewalMails,
  RenewalNoticeSwitched,
} from '@mandat/domain/kit'
import { productKey, type RemindedOrganisation, type RemindersDocument, type ReminderProduct } from './document.js'

const organisationEvents = [
  OrganisationRegistered,
  OrganisationMoved,
  OrganisationClosed,
  ExpiryRemindersSwitched,
  ReminderIntervalSwitched,
  RenewalNoticeSwitched,
] as const
type OfOrganisation = Recorded<(typeof organisationEvents)[number]>
const reminderEvents = [...productEvents, RemindersFellDue] as const
type OfProduct = Recorded<(typeof reminderEvents)[number]>

export const handles = [...organisationEvents, ...reminderEvents] as const
const productTypes = new Set<string>(reminderEvents.map(({ type }) => type))
export const isOfProduct = (event: OfOrganisation | OfProduct): event is OfProduct => productTypes.has(event.type)

export const emptyOrganisation = (organisation: OrganisationId): RemindedOrganisation => ({
  _tag: 'Organisation',
  organisation,
  timeZone: null,
  settings: renewalMails.initialState,
})

export const evolveOrganisation = (document: RemindedOrganisation, event: OfOrganisation): RemindedOrganisation => {
  switch (event.type) {
    case 'OrganisationRegistered':
    case 'OrganisationMoved':
      return { ...document, timeZone: event.timeZone }
    case 'OrganisationClosed':
      return { ...document, timeZone: null }
    case 'ExpiryRemindersSwitched':
    case 'ReminderIntervalSwitched':
    case 'RenewalNoticeSwitched':
      return { ...document, settings: renewalMails.evolve(document.settings, event) }
  }
}

const toldBefore = (document: RemindersDocument | null): ReadonlyArray<ReminderItem> =>
  document === null || document._tag === 'Organisation' ? [] : document.told

/** The product in the organisation of `key` after the event. */
export const evolveProduct = (
  document: RemindersDocument | null,
  { event, recordedAt }: Pick<Envelope<OfProduct>, 'event' | 'recordedAt'>,
  key: string,
): RemindersDocument | null => {
  const changed = (change: (product: ReminderProduct) => RemindersDocument): RemindersDocument | null =>
    document?._tag === 'Product' ? change(document) : document
  switch (event.type) {
    case 'ProductOrdered': {
      const { organisation, product, expiresOn, renewal, at } = event
      return { _tag: 'Product', organisation, product, expiresOn, renewal, since: at, told: [] }
    }
    case 'ProductRenewed':
      return changed((product) => ({ ...product, expiresOn: event.until, since: recordedAt, told: [] }))
    case 'RenewalMannerChanged':
      return changed((product) => ({ ...product, renewal: event.renewal, since: recordedAt }))
    case 'ProductTransferred': {
      const { organisation, product, expiresOn, renewal } = event
      const told = toldBefore(document).filter((item) => item.expiresOn === expiresOn)
      return key === productKey(organisation, product)
        ? { _tag: 'Product', organisation, product, expiresOn, renewal, since: recordedAt, told }
        : { _tag: 'Moved', told }
    }
    case 'ProductEnded':
      return null
    case 'RemindersFellDue':
      return changed((product) => ({
        ...product,
        told: [
          ...product.told,
          ...event.items.filter((item) => item.product === product.product && item.expiresOn === product.expiresOn),
        ],
      }))
  }
}
