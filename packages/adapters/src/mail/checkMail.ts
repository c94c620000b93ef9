import { type Failure, type Fault, Instant } from '@mandat/domain'
import { emailText, invalidInput } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { OutgoingMail, Sender } from './ports.js'

/** Controls, and what some readers take for a line break. */
// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
const MAX_LINE = 998

/** One line of text that a header may hold. */
export const isLine = (text: string): boolean =>
  text !== '' && text.length <= MAX_LINE && text.isWellFormed() && !CONTROL.test(text)
/** Text that a body may hold. */
export const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

const fault = (holds: boolean, path: string, expected: string): ReadonlyArray<Fault> =>
  holds ? [] : [{ path, expected }]

/** What every mailer refuses before it touches anything: above all, what could write a header of its own. */
export const checkMail = (mail: OutgoingMail, from: Sender): E.Either<Failure, OutgoingMail> => {
  const faults = [
    ...fault(isLine(mail.id), 'id', 'one line of text'),
    ...fault(Instant.is(mail.queuedAt), 'queuedAt', 'a moment'),
    ...fault(emailText.is(mail.to), 'to', 'one bare e-mail address'),
    ...fault(isLine(mail.subject), 'subject', 'one line of text'),
    ...fault(isText(mail.text), 'text', 'text'),
    ...fault(mail.html === undefined || isText(mail.html), 'html', 'text'),
    ...fault(emailText.is(from.address), 'from.address', 'one bare e-mail address'),
    ...fault(isLine(from.name), 'from.name', 'one line of text'),
  ]
  return faults.length === 0 ? E.right(mail) : E.left(invalidInput(faults))
}
