import { fileMailer, type Mailer, type Mandat, openMandat, scryptPasswords } from '@mandat/adapters'
import { type HostKeys, hostSecretFile, openSqlite, type SqliteStores } from '@mandat/adapters/kit'
import { type Failure } from '@mandat/domain'
import { closed } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

export interface OpenFile {
  readonly mandat: Mandat
  readonly stores: SqliteStores
  readonly keys: HostKeys
}
export interface Opening {
  readonly file: string
  readonly mails: string | null
  readonly work: 'InBackground' | 'ByHand'
  /** Told before and after each mail. */
  readonly onSending?: (mail: string) => void
  readonly onSent?: (mail: string) => void
}

/** Weak on purpose: what is tested is not the hashing. */
const passwords = scryptPasswords({ logN: 1, blockSize: 1, parallelism: 1 })

/** Mandat on a file as a host opens it, with a look at the stores behind it. */
export const openFile = async ({
  file,
  mails,
  work,
  onSending,
  onSent,
}: Opening): Promise<E.Either<Failure, OpenFile>> => {
  const hostSecret = await hostSecretFile(`${file}.key`)()
  if (E.isLeft(hostSecret)) return hostSecret
  let behind: { readonly stores: SqliteStores; readonly keys: HostKeys } | null = null
  const mailer =
    mails === null
      ? null
      : toldOf(fileMailer(mails, { name: 'Mandat', address: 'noreply@mandat.example' }), onSending, onSent)
  const opened = await openMandat({
    hostSecret: hostSecret.right,
    stores: (keys) =>
      TE.map((stores: SqliteStores) => {
        behind = { stores, keys }
        return stores
      })(openSqlite({ file, claimsKey: keys.claims })),
    passwords,
    // the same few people are written to all the time
    policy: { mailsAnHour: null },
    work,
    ...(mailer === null ? {} : { mailer, baseUrl: 'https://manager.example' }),
  })
  return E.flatMap(opened, (mandat): E.Either<Failure, OpenFile> =>
    behind === null ? E.left(closed(file, 'its stores were never asked for')) : E.right({ mandat, ...behind }),
  )
}

const toldOf = (mailer: Mailer, onSending: Opening['onSending'], onSent: Opening['onSent']): Mailer => ({
  send: (mail) => async () => {
    onSending?.(mail.id)
    const sent = await mailer.send(mail)()
    if (E.isRight(sent)) onSent?.(mail.id)
    return sent
  },
})
