import { draft, type Holding, lapsed, mail } from '../../core/react/mail.js'
import { list, text } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import type { RenewalNotice } from '../../aggregates/renewalMails/events.js'
import { renewalMailsNow } from '../../aggregates/renewalMails/state.js'
import { stillAmong, toManagersAndBilling } from '../../questions/recipients.js'
import { dueNeeds, stillDue } from './stillDue.js'

const organisation = OrganisationId
const due = { organisation, day: LocalDate, products: list(ProductId), expiresOn: list(LocalDate) }
const NOTHING_DUE = 'nothing that it lists is due any more'

/** REN-07: a notice holds while it is on, for who is to be told now. */
const whileOn = <F extends { readonly organisation: OrganisationId }>(notice: RenewalNotice): Holding<F> => ({
  needs: ({ facts }) => [organisationNow(facts.organisation), renewalMailsNow(facts.organisation)],
  now: ({ to, facts }, known) =>
    known(renewalMailsNow(facts.organisation)).notices[notice] === 'On'
      ? stillAmong(toManagersAndBilling(known(organisationNow(facts.organisation))), to, facts)
      : lapsed('the notice was switched off'),
})

/** REN-02: what will be renewed automatically. */
export const RenewalNoticeMail = mail('RenewalNotice', due, {
  needs: ({ facts }) => dueNeeds(facts.organisation, facts.products),
  now: ({ to, facts, now }, known) => {
    const left = stillDue({ ...facts, now }, 'Automatic', facts, known)
    return left.products.length === 0
      ? lapsed(NOTHING_DUE)
      : stillAmong(toManagersAndBilling(known(organisationNow(facts.organisation))), to, { ...facts, ...left })
  },
})
/** REN-01, REN-04: all that expires, and beside it what is renewed automatically. */
export const ExpiryReminderMail = mail(
  'ExpiryReminder',
  { ...due, automatic: list(ProductId), automaticOn: list(LocalDate) },
  {
    needs: ({ facts }) => dueNeeds(facts.organisation, [...facts.products, ...facts.automatic]),
    now: ({ to, facts, now }, known) => {
      const { automatic, automaticOn, ...listed } = facts
      const manual = stillDue({ ...facts, now }, 'Manual', listed, known)
      const beside = stillDue({ ...facts, now }, 'Automatic', { products: automatic, expiresOn: automaticOn }, known)
      if (manual.products.length + beside.products.length === 0) return lapsed(NOTHING_DUE)
      const left = { ...listed, ...manual, automatic: beside.products, automaticOn: beside.expiresOn }
      const standing = stillAmong(toManagersAndBilling(known(organisationNow(facts.organisation))), to, left)
      // where only what is renewed automatically is left, it is said in the words for that
      return standing._tag === 'Holds' && manual.products.length === 0
        ? { _tag: 'Becomes', draft: draft(RenewalNoticeMail, standing.to, { ...listed, ...beside }) }
        : standing
    },
  },
)
/** REN-02: the renewal and the debit. */
export const RenewalConfirmationMail = mail(
  'RenewalConfirmation',
  { organisation, products: list(ProductId), from: LocalDate, until: LocalDate, price: text(1, 100) },
  whileOn('RenewalConfirmation'),
)
/** REN-02: an invoice was issued. */
export const InvoiceNoticeMail = mail(
  'InvoiceNotice',
  { organisation, number: text(1, 100), amount: text(1, 100), at: Instant },
  whileOn('Invoice'),
)

/** Every mail about expiries and renewals. */
export const renewalMailsMails = [
  ExpiryReminderMail,
  RenewalNoticeMail,
  RenewalConfirmationMail,
  InvoiceNoticeMail,
] as const
