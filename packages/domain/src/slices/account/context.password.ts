import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import { PasswordResetLink } from '../../aggregates/account/links.js'
import type { KnownAccount } from '../../aggregates/account/state.js'
import { checkPassword, type Presented } from '../../questions/password.js'
import type { AccountCommand } from './commands.js'
import { linkOf, opens } from './context.links.js'
import { judgeReplacement, type ReplacementCheck, type Replacing, storeCredential } from './password.js'

/** What was found of the passwords and the link that were presented; the version of the new hash, if it is stored. */
interface Checked {
  readonly link?: Presented
  readonly current?: Presented
  readonly replacement?: ReplacementCheck
  readonly credential?: number | null
}

export const gatherCurrentPassword = (
  known: KnownAccount,
  password: Secret,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Checked> =>
  pipe(
    checkPassword(known, password, gatherer),
    TE.map((current) => ({ current })),
  )

const ownTexts = ({ email, name }: KnownAccount) => (name === null ? [email] : [email, name])

export const gatherReplacement = (
  known: KnownAccount,
  command: Replacing & { readonly current: Secret },
  gatherer: Gatherer,
): TE.TaskEither<Failure, Checked> =>
  pipe(
    TE.Do,
    TE.bind('current', () => checkPassword(known, command.current, gatherer)),
    TE.bind('replacement', () => judgeReplacement(command, ownTexts(known), gatherer)),
    TE.bind('credential', ({ current, replacement }) =>
      typeof current === 'object' && replacement === 'Acceptable'
        ? storeCredential(known.account, known.credential, command.replacement, gatherer)
        : TE.right(null),
    ),
  )

export const gatherReset = (
  command: OfType<AccountCommand, 'ResetPassword'>,
  known: KnownAccount,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Checked> => {
  const link = linkOf(PasswordResetLink, known.account, known.resets, command.link, gatherer)
  if (!opens(link, known.reset, gatherer)) return TE.right({ link })
  return pipe(
    TE.Do,
    TE.bind('judged', () => judgeReplacement({ ...command, current: null }, ownTexts(known), gatherer)),
    // ACC-02: who reset a password has not got it at hand to compare
    TE.bind('current', ({ judged }): TE.TaskEither<Failure, Presented> =>
      judged === 'Acceptable'
        ? checkPassword(known, command.replacement, gatherer, 'replacement')
        : TE.right('NotAsked'),
    ),
    TE.let('replacement', ({ judged, current }): ReplacementCheck => (typeof current === 'object' ? 'Same' : judged)),
    TE.bind('credential', ({ replacement }) =>
      replacement === 'Acceptable'
        ? storeCredential(known.account, known.credential, command.replacement, gatherer)
        : TE.right(null),
    ),
    TE.map(({ replacement, credential }) => ({ link, replacement, credential })),
  )
}
