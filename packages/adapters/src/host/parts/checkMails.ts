import { type Failure, Language } from '@mandat/domain'
import { oneOf, only, pattern, registry, text } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { HostWords, Words } from '../../mail/index.js'
import { aFunction } from '../input/aFunction.js'
import { decodeAt } from '../input/decodeAt.js'

/** What a host says of its mails. */
export interface MailsOfHost {
  readonly service: string
  readonly language: string
  readonly words: HostWords
}

/** The mails as the host wants them, or by default; words that no mail could be written with are refused at the start. */
export const checkMails = ({
  mails: wanted = {},
  language = 'en',
  service = 'Mandat',
}: {
  readonly mails?: unknown
  readonly language?: unknown
  readonly service?: unknown
}): E.Either<Failure, MailsOfHost> =>
  pipe(
    E.Do,
    E.bind('given', () => decodeAt('mails', mails, wanted)),
    E.bind('service', () => decodeAt('service', text(0, 1_000), service)),
    E.bind('language', ({ given: { languages } }) =>
      decodeAt('language', oneOf(...Language.values, ...languages.keys()), language),
    ),
    E.map(({ given: { words, languages }, ...rest }) => {
      const own = [...languages]
      return {
        ...rest,
        words: {
          words: new Map<string, ReadonlyMap<string, Words>>([
            ...words,
            ...own.map(([tag, one]) => [tag, one.words] as const),
          ]),
          fallbacks: new Map(own.map(([tag, { fallback }]) => [tag, fallback])),
        },
      }
    }),
  )

/** A record as a map, its keys checked (io-ts' own drops the wrong ones); what is left out or undefined is not there. */
const byKey = <K extends string, A>(key: t.Type<K, unknown>, value: t.Type<A, unknown>, says: string) =>
  new t.Type<ReadonlyMap<K, A>, unknown>(
    says,
    (u): u is ReadonlyMap<K, A> => u instanceof Map,
    (u = {}, c) => {
      if (!t.UnknownRecord.is(u)) return t.failure(u, c, says)
      const entries = Object.entries(u).filter(([, inner]) => inner !== undefined)
      const read = entries.map(([name, inner]) =>
        pipe(
          E.Do,
          E.bind('key', () => key.validate(name, t.appendContext(c, name, key))),
          E.bind('value', () => value.validate(inner, t.appendContext(c, name, value))),
        ),
      )
      const errors = read.flatMap((one) => (E.isLeft(one) ? one.left : []))
      const found = read.flatMap((one) => (E.isRight(one) ? [[one.right.key, one.right.value] as const] : []))
      return errors.length > 0 ? t.failures(errors) : t.success(new Map(found))
    },
    t.identity,
  )

const byTemplate = byKey(
  oneOf(...registry.mails.keys()),
  aFunction<Words>('a function that writes the mail'),
  'words by template',
)
/** As in BCP 47, in the usual spelling. */
const ownTag = pattern(
  new RegExp(`^(?!(?:${Language.values.join('|')})$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`),
  35,
  'the tag of a language that the library does not write, such as es or pt-BR',
)
const ownLanguage = only({ fallback: Language, words: byTemplate }, {}, 'a fallback and words by template')
const mails = only(
  {
    words: byKey(Language, byTemplate, 'words by language'),
    languages: byKey(ownTag, ownLanguage, 'languages by tag'),
  },
  {},
  'words and languages',
)
