import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { LinkTarget } from '../record/link.js'
import type { Failure } from '../values/failure.js'
import type { Instant } from '../values/instant.js'
import type { Mail, MailDefinition } from './mail.js'
import { answered, type Answers } from './question.js'

/** What is sent of a waiting mail as things are now, or why nothing is. */
export type Asked = { readonly _tag: 'Holds'; readonly mail: Mail } | { readonly _tag: 'Lapsed'; readonly why: string }

/** Asks, when a mail is sent, whether it still holds, for whom and with which link (REN-06, PAR-06). */
export const askAgain = (
  { holds }: Pick<MailDefinition, 'holds'>,
  mail: Mail,
  now: Instant,
  from: Answers,
): TE.TaskEither<Failure, Asked> => {
  const waiting = { to: mail.to, facts: mail.facts, link: mail.link, now }
  return pipe(
    answered((known) => holds.needs?.(waiting, known) ?? [], from),
    TE.map((known): Asked => {
      const standing = holds.now(waiting, known)
      switch (standing._tag) {
        case 'Lapsed':
          return standing
        case 'Becomes': {
          const { per: _, ...draft } = standing.draft
          return { _tag: 'Holds', mail: { ...mail, ...draft } }
        }
        case 'Holds': {
          const { to, facts, link } = standing
          return isSameLink(mail.link, link)
            ? { _tag: 'Holds', mail: { ...mail, to, facts } }
            : { _tag: 'Lapsed', why: 'its link was replaced' }
        }
      }
    }),
  )
}
const fields = ['purpose', 'stream', 'term', 'attempt'] as const
const isSameLink = (one: LinkTarget | null, other: LinkTarget | null): boolean =>
  one === null || other === null ? one === other : fields.every((field) => one[field] === other[field])
