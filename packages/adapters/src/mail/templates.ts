import type { MailDefinition } from '@mandat/domain/kit'
import { allTexts, type MailTemplate } from './texts/all.js'
import { de } from './texts/de/language.js'
import { en } from './texts/en/language.js'
import { fr } from './texts/fr/language.js'
import { it } from './texts/it/language.js'
import { readerOf } from './texts/reader.js'
import type { Facts, MailLanguage, Paragraph, Phrasebook, Text } from './texts/text.js'

export interface Rendered {
  readonly subject: string
  readonly text: string
}

/** A slice's mails and texts, whatever they are. */
export interface SliceTexts {
  readonly mails: ReadonlyArray<MailDefinition>
  readonly texts: Readonly<Record<MailLanguage, Readonly<Record<string, Text<string>>>>>
}
/** Every kind of mail that a host sends, and its words. */
export interface MailKinds {
  readonly definitions: ReadonlyMap<string, MailDefinition>
  /** The mail in words; `null` for a template that has none. */
  readonly render: (template: string, language: MailLanguage, facts: Facts, link: string | null) => Rendered | null
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
      const text = texts[language].get(template)
      if (definition === undefined || text === undefined) return null
      const { greeting, closing, typeset, words } = phrasebooks[language]
      const reader = readerOf(language, words, definition, facts)
      const { subject, body } = text(reader, link)
      const paragraphs = [greeting(reader), ...body, closing(reader)].map(written).filter((one) => one !== '')
      return { subject: typeset(subject), text: typeset(`${paragraphs.join('\n\n')}\n`) }
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
  everyMail.render(template, language, facts, link) ?? { subject: '', text: '' }
