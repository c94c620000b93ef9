import { text } from '../../core/values/codecs.js'
import { emailText } from '../../core/values/email.js'
import { personal } from '../../core/values/sealed.js'

// WARNING: field names and categories are stored for ever.

/** ORG-01: up to 200 characters; of an individual it is a person's name, so all are sealed. */
export const OrganisationName = personal({
  field: 'organisationName',
  category: 'Identity',
  subject: 'organisation',
  plain: text(1, 200),
  purpose: 'to know whose organisation it is',
})
/** ORG-01: where it is written to and billed; up to 500 characters. */
export const OrganisationAddress = personal({
  field: 'organisationAddress',
  category: 'Contact',
  subject: 'organisation',
  plain: text(1, 500),
  purpose: 'to write to the organisation and to bill it',
})
/** ORG-09: unique and short, with a check digit. */
export const CustomerNumber = personal({
  field: 'customerNumber',
  category: 'Identity',
  subject: 'organisation',
  plain: text(4, 20),
  purpose: 'to name the customer briefly',
})
/** ORG-02: where an invitation goes. The box is the invitation's: the invitee may have no account (PRV-10). */
export const InviteeEmail = personal({
  field: 'inviteeEmail',
  category: 'Contact',
  subject: 'invitation',
  plain: emailText,
  purpose: 'to invite the person',
})
/** REN-07: who gets reminders beside legal representatives and administrators. */
export const BillingEmail = personal({
  field: 'billingEmail',
  category: 'Contact',
  subject: 'organisation',
  plain: emailText,
  purpose: 'to reach the billing contact',
})
