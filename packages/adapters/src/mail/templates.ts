import type { MailTemplate } from './texts/text.js'
import { de } from './texts/de.js'
import { en } from './texts/en.js'
import { fr } from './texts/fr.js'
import { it } from './texts/it.js'
import { readerOf } from './texts/reader.js'
import type { Facts, MailLanguage, Paragraph, Phrasebook } from './texts/text.js'

export interface Rendered {
  readonly subject: string
  readonly text: string
}

const phrasebooks: Readonly<Record<MailLanguage, Phrasebook>> = { de, fr, it, en }

const written = (paragraph: Paragraph): string =>
  (typeof paragraph === 'object' ? (paragraph ?? []) : [paragraph]).filter((line) => line !== null).join('\n')

/**
 * A mail's words: plain text, each paragraph one long line, the link on a line of its own. A fact that is missing (an
 * erased person) gets a neutral wording; dates and the rule book's words are written as the language does.
 * @example render('TokenDisabled', 'en', { token: 'backup' }, null).subject // 'An API token was disabled'
 */
export const render = (template: MailTemplate, language: MailLanguage, facts: Facts, link: string | null): Rendered => {
  const { greeting, closing, typeset, words, texts } = phrasebooks[language]
  const reader = readerOf(language, words, facts)
  const { subject, body } = texts[template](reader, link)
  const paragraphs = [greeting(reader), ...body, closing(reader)].map(written).filter((paragraph) => paragraph !== '')
  return { subject: typeset(subject), text: typeset(`${paragraphs.join('\n\n')}\n`) }
}
