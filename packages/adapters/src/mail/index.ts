export { NEVER } from './backoff.js'
export { fileMailer } from './fileMailer.js'
export { factKind, type FactKind } from './factKind.js'
export { linkAddress } from './link.js'
export { type LinkIds, type ParsedLink, parseLink } from './parseLink.js'
export { type MemoryMail, memoryMailer } from './memoryMailer.js'
export type { Mailer, OutgoingMail, Sender } from './ports.js'
export {
  type FailedMail,
  outboxSender,
  type OutboxSender,
  type Resolved,
  type SenderParts,
  type SendReport,
} from './sender.js'
export { smtpMailer, type SmtpOptions } from './smtpMailer.js'
export { render, type Rendered } from './templates.js'
export { type HostWords, inHostWords, type Words } from './hostWords.js'
export type { HostLanguage, MailOptions, MailWords, WordsByTemplate } from './mailOptions.js'
export type { MailFacts, MailTemplate } from './texts/all.js'
export type { Fact, Facts } from './facts.js'
export type { MailLanguage } from './texts/text.js'
export { mailKinds, type MailKinds, type SliceTexts } from './templates.js'
export { allTexts } from './texts/all.js'
