import { type Mandat, openMandat, scryptPasswords } from '@mandat/adapters'
import { hmacLinks, hostKeys } from '@mandat/adapters/kit'
import type { Actor, Failure, Refusal } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { randomUUID } from 'node:crypto'

export const must = <A>(answer: E.Either<Refusal | Failure, A>): A => {
  if (E.isLeft(answer)) throw new Error(answer.left.message)
  return answer.right
}
export const hostSecret = new Uint8Array(32).fill(7)
const links = hmacLinks(hostKeys(hostSecret).links)
const visitor = (): Actor => ({ _tag: 'Visitor', visitor: randomUUID() as never })

export const openAt = (file: string) =>
  openMandat({
    file,
    hostSecret,
    work: 'ByHand',
    passwords: scryptPasswords({ logN: 1, blockSize: 1, parallelism: 1 }),
  })
export const opened = async (file: string): Promise<Mandat> => must(await openAt(file))
/** The kind and message of a failure, or what came instead of one. */
export const failure = (answer: { readonly _tag: string }): string => {
  const { left } = answer as { readonly left?: Failure }
  return left?._tag === 'Failure' ? `${left.kind}: ${left.message}` : JSON.stringify(answer)
}

export const request = (account: string) => ({
  type: 'RequestRegistration',
  actor: visitor(),
  data: { account, email: `a${account}@people.example`, language: 'en' },
  id: randomUUID(),
})
/** Some people, so that the file has pages to lose. */
export const people = async (
  manager: Pick<Mandat, 'executeUnknown'>,
  count: number,
): Promise<ReadonlyArray<string>> => {
  const accounts = Array.from({ length: count }, () => randomUUID())
  for (const account of accounts) {
    must(await manager.executeUnknown(request(account)))
    const link = links
      .sign({ purpose: 'Registration', stream: `account-${account}`, term: 'registration', attempt: 1 })
      .reveal()
    must(
      await manager.executeUnknown({
        type: 'RegisterAccount',
        actor: visitor(),
        data: { account, name: null, password: 'a-long-enough-one', link },
      }),
    )
  }
  return accounts
}
/** Everything that a host can ask; the kinds of the answers. */
export const asked = async (manager: Mandat, account: string): Promise<ReadonlyArray<string>> => {
  const answers = [
    await manager.executeUnknown(request(randomUUID())),
    await manager.executeUnknown(request(account)),
    await manager.settle(),
    await manager.tick(),
    await manager.rebuild(),
    await manager.accountByEmail('somebody@people.example'),
    await manager.query.partners('a'),
    await manager.query.auditTrail({ _tag: 'System', process: 'test' }, {
      of: { _tag: 'Everything' },
      count: 9,
    } as never),
  ]
  return answers.map((answer) =>
    answer._tag === 'Right' ? 'Right' : answer.left._tag === 'Refusal' ? 'Refusal' : answer.left.kind,
  )
}
