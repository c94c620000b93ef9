import { text } from '../../core/values/codecs.js'
import { emailText } from '../../core/values/email.js'
import { personal } from '../../core/values/sealed.js'

// WARNING: field names and categories are stored for ever.

/** The address that an account has or asked for (ACC-01). */
export const Email = personal({
  field: 'email',
  category: 'Contact',
  subject: 'account',
  plain: emailText,
  purpose: 'to log in and to be written to',
})
/** ACC-11: up to 200 characters; a password must not contain it (ACC-07). */
export const PersonName = personal({
  field: 'name',
  category: 'Identity',
  subject: 'account',
  plain: text(1, 200),
  purpose: 'to know whose account it is',
})
/** ACC-11: a postal address in one text of up to 500 characters. */
export const PersonAddress = personal({
  field: 'address',
  category: 'Contact',
  subject: 'account',
  plain: text(1, 500),
  purpose: 'to reach the person by post',
})
/** ACC-11: 3 to 40 characters, in whatever form the person writes it. */
export const Telephone = personal({
  field: 'telephone',
  category: 'Contact',
  subject: 'account',
  plain: text(3, 40),
  purpose: 'to reach the person by telephone',
})
/** APP-01: the person's own word for the tool that uses it; up to 100 characters. */
export const ApplicationPasswordName = personal({
  field: 'applicationPasswordName',
  category: 'Content',
  subject: 'account',
  plain: text(1, 100),
  purpose: 'to tell application passwords apart',
})
