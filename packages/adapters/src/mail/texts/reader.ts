import { Instant, LocalDate } from '@mandat/domain'
import { type MailDefinition } from '@mandat/domain/kit'
import { factKind } from '../factKind.js'
import type { Fact, Facts } from '../facts.js'
import { tamed } from './tamed.js'
import type { MailLanguage, Reader, Word } from './text.js'

const locales: Readonly<Record<MailLanguage, string>> = { de: 'de-CH', fr: 'fr-CH', it: 'it-CH', en: 'en-GB' }
/** An id for which there is no name (any more) is no text to show. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const formats = new Map<MailLanguage, Intl.DateTimeFormat>()
const dayIn = (language: MailLanguage, day: string): string => {
  const format =
    formats.get(language)
    ?? new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  formats.set(language, format)
  return format.format(new Date(day))
}

/** `2026-03-29T01:00:00.000Z` as a person reads it, with its zone; other text as it is. */
const readable = (language: MailLanguage, text: string): string => {
  if (Instant.is(text)) return `${dayIn(language, text)}, ${text.slice(11, 16)} UTC`
  return LocalDate.is(text) ? dayIn(language, text) : text
}

/** Reads the facts of one mail of a kind. */
export const readerOf = (
  language: MailLanguage,
  words: Readonly<Record<Word, string>>,
  definition: Pick<MailDefinition, 'facts'>,
  facts: Facts,
): Reader<string> => {
  const linesOf = (name: string, fact: Fact | undefined): ReadonlyArray<string> => {
    if (fact === null || fact === undefined) return []
    // an organisation may be called Partner
    const isWord = factKind(definition, name)._tag === 'Word'
    const wordOf = (text: string): string => (isWord && Object.hasOwn(words, text) ? words[text as Word] : text)
    const texts =
      typeof fact === 'object' ? fact : [typeof fact === 'boolean' ? words[fact ? 'Yes' : 'No'] : String(fact)]
    return texts.map((text) => (ID.test(text) ? '' : tamed(readable(language, wordOf(text)))))
  }
  const find = (name: string): ReadonlyArray<string> => linesOf(name, Object.hasOwn(facts, name) ? facts[name] : null)
  const line: Reader<string>['line'] = (name, wording) => {
    const lines = find(name).filter((text) => text !== '')
    return lines.length === 0 ? null : wording(lines.join(', '))
  }
  return {
    line,
    say: (name, wording, neutral) => line(name, wording) ?? neutral,
    list: ({ what, on }, nameless, title) => {
      const days = on === undefined ? [] : find(on)
      const entries = find(what).map((label, i) =>
        [`- ${label === '' ? nameless : label}`, days[i] ?? ''].filter((text) => text !== '').join(', '),
      )
      return entries.length === 0 || title === undefined ? entries : [title, ...entries]
    },
  }
}
