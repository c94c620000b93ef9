import type { Rendered } from './templates.js'
import type { MailFacts, MailTemplate } from './texts/all.js'
import type { MailLanguage } from './texts/text.js'

/** Writes the mails of one template, from its facts and no others. It throws nothing, and waits for nothing. */
export type MailWords<T extends MailTemplate> = (facts: MailFacts<T>) => Rendered
/** Words of one language: for as many templates as the host cares to write. */
export type WordsByTemplate = { readonly [T in MailTemplate]?: MailWords<T> }

/** A language that the library does not write. */
export interface HostLanguage {
  /** What is written where the language has no words: the whole mail, in one language. */
  readonly fallback: MailLanguage
  readonly words: WordsByTemplate
}

/**
 * The host's words for mails (docs/mails.md). A template that is not named keeps the library's.
 * @example
 * const mails: MailOptions = {
 *   words: { en: { PasswordWasChanged: ({ at }) => ({ subject: 'New password', text: `Since ${at}` }) } },
 *   languages: { es: { fallback: 'en', words: {} } },
 * }
 */
export interface MailOptions {
  /** Instead of the library's, by language and template. */
  readonly words?: { readonly [L in MailLanguage]?: WordsByTemplate }
  /**
   * Languages of the host's own, by their tag (`es`, `pt-BR`). An account cannot choose one: they are for the option
   * `language`.
   */
  readonly languages?: Readonly<Record<string, HostLanguage>>
}
