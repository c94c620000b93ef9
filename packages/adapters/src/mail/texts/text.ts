import type { MailFact, Sealed } from '@mandat/domain'

/** Every template that has texts. */
export type MailTemplate =
  | 'RegistrationLink'
  | 'EmailChangeLink'
  | 'PasswordResetLink'
  | 'PasswordWasChanged'
  | 'AccountCompromised'
  | 'CompromiseToldToRepresentatives'
  | 'LoginFromNewDevice'
  | 'MemberInvitation'
  | 'PartnerInvitation'
  | 'PartnerAccepted'
  | 'PartnerDeclined'
  | 'PartnershipChanged'
  | 'BillingModeChanged'
  | 'PartnershipEnded'
  | 'TokenDisabled'
  | 'ExpiryReminder'
  | 'RenewalNotice'
  | 'RenewalConfirmation'
  | 'InvoiceNotice'
  | 'AccountDeleted'

/** The languages that an account can choose. */
export type MailLanguage = 'de' | 'fr' | 'it' | 'en'

/** A fact in plain text; `null` or left out when the person it was about is erased. */
export type Fact = Exclude<MailFact, Sealed>
export type Facts = Readonly<Record<string, Fact>>

/** What the templates ask for; each is optional to them. Names are those of the events' fields where there is one. */
export type FactName =
  /** The name of whom the mail is to; the provider's name under it. */
  | 'recipient'
  | 'service'
  /** Names in clear. */
  | 'person'
  | 'organisation'
  | 'client'
  | 'partner'
  | 'token'
  /** Labels of products, one or a list, and the days that belong to them; the same of those with automatic renewal. */
  | 'products'
  | 'expiresOn'
  | 'automatic'
  | 'automaticOn'
  | 'ipAddress'
  | 'device'
  | 'number'
  | 'amount'
  | 'price'
  /** Moments (`Instant`) and days (`LocalDate`). */
  | 'at'
  | 'expiresAt'
  | 'until'
  | 'lastDay'
  /** Words of the rule book: a `Role`, `Limited` or `Full`, a `BillingMode`, `Yes` or `No`, who ended it. */
  | 'role'
  | 'access'
  | 'from'
  | 'to'
  | 'walletEntrusted'
  | 'by'

/** Reads facts in the mail's language: one line each, moments and known words as people write them. */
export interface Reader {
  /** A wording with the fact, or the neutral one when it is not there. */
  readonly say: (name: FactName, wording: (fact: string) => string, neutral: string) => string
  /** A line with the fact, or no line. */
  readonly line: (name: FactName, wording: (fact: string) => string) => string | null
  /**
   * A list under its title, one line for each entry with the day that belongs to it; nothing when there is no entry.
   */
  readonly list: (
    names: { readonly what: FactName; readonly on: FactName },
    nameless: string,
    title?: string,
  ) => ReadonlyArray<string>
}

/** A paragraph; a list is one of several lines; `null` is left out. */
export type Paragraph = string | null | ReadonlyArray<string | null>
export interface Draft {
  readonly subject: string
  readonly body: ReadonlyArray<Paragraph>
}
/** `link` is a line of its own, or `null`. */
export type Text = (f: Reader, link: string | null) => Draft

/** What is written about an account; the others are about organisations. */
export type AccountTemplate = Extract<
  MailTemplate,
  | 'RegistrationLink'
  | 'EmailChangeLink'
  | 'PasswordResetLink'
  | 'PasswordWasChanged'
  | 'AccountCompromised'
  | 'LoginFromNewDevice'
  | 'TokenDisabled'
  | 'AccountDeleted'
>
export type AccountTexts = Readonly<Record<AccountTemplate, Text>>
export type OrganisationTexts = Readonly<Record<Exclude<MailTemplate, AccountTemplate>, Text>>

/** What one language needs to write every mail. */
export interface Phrasebook {
  /** The language's own spacing; a link has no space and stays as it is. */
  readonly typeset: (text: string) => string
  readonly greeting: (f: Reader) => string
  readonly closing: (f: Reader) => ReadonlyArray<string>
  readonly words: Readonly<Record<Word, string>>
  readonly texts: Readonly<Record<MailTemplate, Text>>
}

/** The rule book's words that mails repeat. */
export type Word =
  | 'LegalRepresentative'
  | 'Administrator'
  | 'Collaborator'
  | 'ExternalUser'
  | 'Limited'
  | 'Full'
  | 'ClientPays'
  | 'PartnerPays'
  | 'Client'
  | 'Partner'
  | 'ProgrammeLeft'
  | 'OrganisationClosed'
  | 'Yes'
  | 'No'
