import { type Failure, Language } from '@mandat/domain'
import { invalidInput, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { isLine, isText } from './checkMail.js'
import { factsInWords } from './facts.js'
import type { MailKinds, Rendered } from './templates.js'
import type { MailLanguage } from './texts/text.js'

/** Words of whatever template, before anything is known of what they give. */
export type Words = (facts: object) => unknown
/** Words of a host's own by language and template, and what its own languages fall back on. */
export interface HostWords {
  readonly words: ReadonlyMap<string, ReadonlyMap<string, Words>>
  readonly fallbacks: ReadonlyMap<string, MailLanguage>
}

/** The same mails: in the host's words where it has some, in the library's where it has none. */
export const inHostWords = (kinds: MailKinds, { words, fallbacks }: HostWords): MailKinds => {
  const render: MailKinds['render'] = (template, language, facts, link) => {
    const definition = kinds.definitions.get(template)
    const own = words.get(language)?.get(template)
    if (definition !== undefined && own !== undefined) {
      const path = pathOf(language, template)
      return definition.link !== null && link === null
        ? E.left(unavailable('mail', `the mail ${template} has no link`))
        : written(path, own, factsInWords(definition, facts, link))
    }
    const fallback = fallbacks.get(language)
    return fallback === undefined
      ? kinds.render(template, language, facts, link)
      : render(template, fallback, facts, link)
  }
  return { definitions: kinds.definitions, render }
}

/** Where a host gave its words: failures name it. */
const pathOf = (language: string, template: string): string =>
  Language.is(language) ? `mails.words.${language}.${template}` : `mails.languages.${language}.words.${template}`

/** What the words gave, and nothing else of it; what they threw is not ours to keep (ACC-09). */
const written = (path: string, words: Words, facts: object): E.Either<Failure, Rendered> => {
  const given = E.tryCatch(
    () => {
      const { subject, text, html } = words(facts) as Readonly<Record<keyof Rendered, unknown>>
      return { subject, text, html }
    },
    () => unavailable('mail', `${path} threw, or gave nothing`),
  )
  if (E.isLeft(given)) return given
  const { subject, text, html } = given.right
  if (!isSubject(subject)) return wrong(`${path}.subject`, 'one line of text')
  if (!isBody(text)) return wrong(`${path}.text`, 'text')
  if (html === undefined) return E.right({ subject, text })
  return isBody(html) ? E.right({ subject, text, html }) : wrong(`${path}.html`, 'text')
}

const wrong = (path: string, expected: string): E.Either<Failure, never> => E.left(invalidInput([{ path, expected }]))
const isBody = (u: unknown): u is string => typeof u === 'string' && u.trim() !== '' && isText(u)
const isSubject = (u: unknown): u is string => isBody(u) && isLine(u)
