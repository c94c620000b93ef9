import { mail } from '../../core/react/mail.js'
import { list, text } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'

const organisation = OrganisationId
const due = { organisation, day: LocalDate, products: list(ProductId), expiresOn: list(LocalDate) }

/** REN-01, REN-04: all that expires, and beside it what is renewed automatically. */
export const ExpiryReminderMail = mail('ExpiryReminder', {
  ...due,
  automatic: list(ProductId),
  automaticOn: list(LocalDate),
})
/** REN-02: what will be renewed automatically. */
export const RenewalNoticeMail = mail('RenewalNotice', due)
/** REN-02: the renewal and the debit. */
export const RenewalConfirmationMail = mail('RenewalConfirmation', {
  organisation,
  products: list(ProductId),
  from: LocalDate,
  until: LocalDate,
  price: text(1, 100),
})
/** REN-02: an invoice was issued. */
export const InvoiceNoticeMail = mail('InvoiceNotice', {
  organisation,
  number: text(1, 100),
  amount: text(1, 100),
  at: Instant,
})

/** Every mail about expiries and renewals. */
export const renewalMailsMails = [
  ExpiryReminderMail,
  RenewalNoticeMail,
  RenewalConfirmationMail,
  InvoiceNoticeMail,
] as const
