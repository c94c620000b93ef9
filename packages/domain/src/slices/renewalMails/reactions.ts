import { type Draft, draft, type Recipient } from '../../core/react/mail.js'
import { mailing } from '../../core/react/reaction.js'
import { formatMoney } from '../../core/values/money.js'
import type { OfType } from '../../core/values/union.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { type ProductEvent, ProductRenewed } from '../../aggregates/product/events.js'
import { RemindersFellDue, type RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { renewalMailsNow } from '../../aggregates/renewalMails/state.js'
import { toManagersAndBilling } from '../../questions/recipients.js'
import { ExpiryReminderMail, RenewalConfirmationMail, RenewalNoticeMail } from './mails.js'

/** REN-04, REN-07: one mail for each recipient and day with all that fell due on it; and the confirmation of REN-02. */
const reminderMails = mailing({
  name: 'reminderMails',
  handles: [RemindersFellDue, ProductRenewed],
  needs: ({ event }) => {
    switch (event.type) {
      case 'RemindersFellDue':
        return [organisationNow(event.organisation)]
      case 'ProductRenewed':
        return event.manner === 'Automatic'
          ? [organisationNow(event.organisation), renewalMailsNow(event.organisation)]
          : []
    }
  },
  mails: ({ event }, known): ReadonlyArray<Draft> => {
    const recipients = toManagersAndBilling(known(organisationNow(event.organisation)))
    switch (event.type) {
      case 'RemindersFellDue':
        return recipients.map(reminder(event))
      case 'ProductRenewed':
        return event.manner === 'Automatic'
          && known(renewalMailsNow(event.organisation)).notices['RenewalConfirmation'] === 'On'
          ? recipients.map(confirmation(event))
          : []
    }
  },
})

/** What is renewed automatically has a list of its own, so that one mail can hold both. */
const reminder =
  ({ organisation, day, items }: OfType<RenewalMailsEvent, 'RemindersFellDue'>) =>
  (to: Recipient): Draft => {
    const automatic = items.filter((item) => item.interval === 'Automatic')
    const manual = items.filter((item) => item.interval !== 'Automatic')
    const listed = manual.length === 0 ? automatic : manual
    const due = {
      organisation,
      day,
      products: listed.map((item) => item.product),
      expiresOn: listed.map((item) => item.expiresOn),
    }
    return manual.length === 0
      ? draft(RenewalNoticeMail, to, due)
      : draft(ExpiryReminderMail, to, {
          ...due,
          automatic: automatic.map((item) => item.product),
          automaticOn: automatic.map((item) => item.expiresOn),
        })
  }

const confirmation =
  ({ organisation, product, from, until, price }: OfType<ProductEvent, 'ProductRenewed'>) =>
  (to: Recipient): Draft =>
    draft(RenewalConfirmationMail, to, { organisation, products: [product], from, until, price: formatMoney(price) })

/** Who is told of expiries and renewals. */
export const renewalMailsReactions = [reminderMails]
