import type { MailDefinition } from '@mandat/domain'
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
interface SliceTexts {
  readonly mails: ReadonlyArray<MailDefinition>
  readonly texts: Readonly<Record<MailLanguage, Readonly<Record<string, Text<string>>>>>
}
const slices: ReadonlyArray<SliceTexts> = allTexts
const byTemplate = <A>(of: (slice: SliceTexts) => ReadonlyArray<readonly [string, A]>) =>
  Object.fromEntries(slices.flatMap(of)) as Readonly<Record<MailTemplate, A>>

const definitions = byTemplate(({ mails }) => mails.map((one) => [one.template, one]))
const inLanguage = (language: MailLanguage, phrases: Phrasebook) => ({
  ...phrases,
  texts: byTemplate(({ texts }) => Object.entries(texts[language])),
})
const languages = {
  de: inLanguage('de', de),
  fr: inLanguage('fr', fr),
  it: inLanguage('it', it),
  en: inLanguage('en', en),
}

/** Whether a mail can be put into words. */
export const hasTexts = (template: string): template is MailTemplate => Object.hasOwn(definitions, template)

const written = (paragraph: Paragraph): string =>
  (typeof paragraph === 'object' ? (paragraph ?? []) : [paragraph]).filter((line) => line !== null).join('\n')

/**
 * A mail's words: plain text, each paragraph one long line, the link on a line of its own. A fact that is missing (an
 * erased person) gets a neutral wording; dates and the rule book's words are written as the language does.
 * @example render('TokenDisabled', 'en', { token: 'backup' }, null).subject // 'An API token was disabled'
 */
export const render = (template: MailTemplate, language: MailLanguage, facts: Facts, link: string | null): Rendered => {
  const { greeting, closing, typeset, words, texts } = languages[language]
  const reader = readerOf(language, words, definitions[template], facts)
  const { subject, body } = texts[template](reader, link)
  const paragraphs = [greeting(reader), ...body, closing(reader)].map(written).filter((paragraph) => paragraph !== '')
  return { subject: typeset(subject), text: typeset(`${paragraphs.join('\n\n')}\n`) }
}
