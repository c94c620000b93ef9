import { type Clock, type Failure, type Instant, isSealed, Language } from '@mandat/domain'
import {
  type Answers,
  askAgain,
  type KeyVault,
  type Mail,
  type MailDefinition,
  type MailFact,
} from '@mandat/domain/kit'
import type { DocumentStore } from '@mandat/projections/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Fact, type Facts, factKind, type FactKind, type Resolved } from '../../mail/index.js'
import { addresseeOf } from './addressee.js'
import { type Book, bookOf, hasName } from './addressBook.js'

export interface ResolvingDeps {
  readonly documents: Pick<DocumentStore, 'get'>
  /** What mails ask when they are sent. */
  readonly answers: Answers
  readonly vault: Pick<KeyVault, 'open'>
  readonly clock: Clock
  /** For addresses without an account. */
  readonly language: string
  /** The provider's name under every mail. */
  readonly service: string
  readonly definitions: ReadonlyMap<string, MailDefinition>
}

/**
 * Asks, at the moment of sending, whether a mail still holds and for whom (REN-06), and looks up where it goes and what
 * its ids are called; boxes are opened here and nowhere before.
 */
export const resolveMail = (deps: ResolvingDeps) => {
  const written = writtenOut(deps)
  return (waiting: Mail): TE.TaskEither<Failure, Resolved> => {
    const definition = deps.definitions.get(waiting.template)
    if (definition === undefined) return TE.right(gone('no slice declares this kind of mail'))
    const now = deps.clock.now()
    return pipe(
      askAgain(definition, waiting, now, deps.answers),
      TE.flatMap((asked) => {
        if (asked._tag === 'Lapsed') return TE.right(gone(asked.why))
        return hasExpired(asked.mail, now) ? TE.right(gone('its link has expired')) : written(asked.mail)
      }),
    )
  }
}

const writtenOut =
  ({ documents, vault, language, service, definitions }: ResolvingDeps) =>
  (mail: Mail): TE.TaskEither<Failure, Resolved> => {
    const book = bookOf(documents, vault)
    return pipe(
      addresseeOf(book, language, mail.to),
      TE.flatMap((addressee) => {
        if (addressee._tag === 'Nobody') return TE.right(gone(addressee.why))
        const chosen = mail.facts['language']
        return pipe(
          factsOf(book, definitions.get(mail.template), mail),
          TE.map((facts): Resolved => ({
            _tag: 'Ready',
            template: mail.template,
            link: mail.link,
            to: addressee.address,
            language: Language.is(chosen) ? chosen : addressee.language,
            facts: { service, ...facts, recipient: addressee.name },
          })),
        )
      }),
    )
  }

const gone = (reason: string): Resolved => ({ _tag: 'Gone', reason })
const hasExpired = ({ link, facts: { expiresAt } }: Mail, now: Instant): boolean =>
  link !== null && typeof expiresAt === 'string' && expiresAt <= now

/** What a mail's words rest on: names for ids, text for boxes, as its definition says what each fact is. */
const factsOf = (book: Book, definition: MailDefinition | undefined, { facts }: Mail): TE.TaskEither<Failure, Facts> =>
  pipe(
    Object.entries(facts),
    TE.traverseSeqArray(([name, fact]) =>
      pipe(
        inPlain(book, definition === undefined ? PLAIN : factKind(definition, name), fact),
        TE.map((plain) => [name, plain] as const),
      ),
    ),
    TE.map((entries) => Object.fromEntries(entries)),
  )

const PLAIN: FactKind = { _tag: 'Plain' }
const inPlain = (book: Book, kind: FactKind, fact: MailFact): TE.TaskEither<Failure, Fact> => {
  if (isSealed(fact)) return book.open(fact)
  if (kind._tag === 'Id' && hasName(kind.of) && typeof fact === 'string') return book.nameOf(kind.of, fact)
  if (kind._tag === 'Ids' && hasName(kind.of) && typeof fact === 'object' && fact !== null) {
    const { of } = kind
    return pipe(
      fact,
      TE.traverseSeqArray((id) => book.nameOf(of, id)),
      // an erased one is empty, so that the days beside them stay in step
      TE.map((names) => names.map((name) => name ?? '')),
    )
  }
  return TE.right(fact)
}
