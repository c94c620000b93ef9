import { formatMoney } from '../core/values/money.js'
import { ProductRenewed } from '../aggregates/product/events.js'
import { RemindersFellDue } from '../aggregates/renewalMails/events.js'
import { organisationIn, renewalMailsIn } from './facts.js'
import { type Draft, reaction } from './reaction.js'
import { toManagersAndBilling } from './recipients.js'

/** REN-04, REN-07: one mail for each recipient and day with all that fell due on it; and the confirmation of REN-02. */
export const reminderMails = reaction({
  name: 'reminderMails',
  handles: [RemindersFellDue, ProductRenewed],
  needs: ({ event: one }) => {
    switch (one.type) {
      case 'RemindersFellDue':
        return { organisations: [one.organisation] }
      case 'ProductRenewed':
        return one.manner === 'Automatic' ? { organisations: [one.organisation], renewalMails: [one.organisation] } : {}
    }
  },
  mails: ({ event: one }, facts): ReadonlyArray<Draft> => {
    const { organisation } = one
    const recipients = toManagersAndBilling(organisationIn(facts, organisation))
    switch (one.type) {
      case 'RemindersFellDue': {
        const [automatic, manual] = [
          one.items.filter((item) => item.interval === 'Automatic'),
          one.items.filter((item) => item.interval !== 'Automatic'),
        ]
        // what is renewed automatically has a list of its own, so that one mail can hold both
        const products =
          manual.length === 0
            ? { products: automatic.map((item) => item.product), expiresOn: automatic.map((item) => item.expiresOn) }
            : {
                products: manual.map((item) => item.product),
                expiresOn: manual.map((item) => item.expiresOn),
                automatic: automatic.map((item) => item.product),
                automaticOn: automatic.map((item) => item.expiresOn),
              }
        const template = manual.length === 0 ? 'RenewalNotice' : 'ExpiryReminder'
        return recipients.map((to) => ({ template, to, facts: { organisation, day: one.day, ...products } }))
      }
      case 'ProductRenewed': {
        if (one.manner !== 'Automatic' || renewalMailsIn(facts, organisation).notices['RenewalConfirmation'] !== 'On')
          return []
        const { product, from, until, price } = one
        return recipients.map((to) => ({
          template: 'RenewalConfirmation',
          to,
          facts: { organisation, products: [product], from, until, price: formatMoney(price) },
        }))
      }
    }
  },
})
