import { type Failure, Language } from '@mandat/domain'
import { type MailDefinition, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Facts } from './facts.js'
import { allTexts, type MailTemplate } from './texts/all.js'
import { de } from './texts/de/language.js'
import { en } from './texts/en/language.js'
import { fr } from './texts/fr/language.js'
import { it } from './texts/it/language.js'
import { readerOf } from './texts/reader.js'
import type { MailLanguage, Paragraph, Phrasebook, Text } from './texts/text.js'

/** A mail in words. */
export interface Rendered {
  /** One line. */
  readonly subject: string
  readonly text: string
  /** The same once more, for readers that show it. */
  readonly html?: string
}

/** A slice's mails and texts, whatever they are. */
export interface SliceTexts {
  readonly mails: ReadonlyArray<MailDefinition>
  readonly texts: Readonly<Record<MailLanguage, Readonly<Record<string, Text<string>>>>>
}
/** Every kind of mail that a host sends, and its words. */
export interface MailKinds {
  readonly definitions: ReadonlyMap<string, MailDefinition>
  /** The mail in words; a failure for a template or a language that has none. */
  readonly render: (
    template: string,
    language: string,
    facts: Facts,
    link: string | null,
  ) => E.Either<Failure, Rendered>
}

const phrasebooks: Readonly<Record<MailLanguage, Phrasebook>> = { de, fr, it, en }

const written = (paragraph: Paragraph): string =>
  (typeof paragraph === 'object' ? (paragraph ?? []) : [paragraph]).filter((line) => line !== null).join('\n')

/** Derives what can be sent, and how it reads, from a list of texts. */
export const mailKinds = (list: ReadonlyArray<SliceTexts>): MailKinds => {
  const definitions = new Map(list.flatMap(({ mails }) => mails.map((one) => [one.template, one] as const)))
  const textsIn = (language: MailLanguage) => new Map(list.flatMap(({ texts }) => Object.entries(texts[language])))
  const texts = { de: textsIn('de'), fr: textsIn('fr'), it: textsIn('it'), en: textsIn('en') }
  return {
    definitions,
    render: (template, language, facts, link) => {
      const definition = definitions.get(template)
      const text = Language.is(language) ? texts[language].get(template) : undefined
      if (!Language.is(language) || definition === undefined || text === undefined)
        return E.left(unavailable('mail', `no words for the mail ${template}`))
      const { greeting, closing, typeset, words } = phrasebooks[language]
      const reader = readerOf(language, words, definition, facts)
      const { subject, body } = text(reader, link)
      const paragraphs = [greeting(reader), ...body, closing(reader)].map(written).filter((one) => one !== '')
      return E.right({ subject: typeset(subject), text: typeset(`${paragraphs.join('\n\n')}\n`) })
    },
  }
}

/** The library's own mails. */
export const everyMail = mailKinds(allTexts)

/**
 * A mail's words: plain text, each paragraph one long line, the link on a line of its own. A fact that is missing (an
 * erased person) gets a neutral wording; dates and the rule book's words are written as the language does.
 * @example render('TokenDisabled', 'en', { token: 'backup' }, null).subject // 'An API token was disabled'
 */
export const render = (template: MailTemplate, language: MailLanguage, facts: Facts, link: string | null): Rendered =>
  E.getOrElse((): Rendered => ({ subject: '', text: '' }))(everyMail.render(template, language, facts, link))
