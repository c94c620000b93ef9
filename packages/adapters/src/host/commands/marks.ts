import type { Actor, Failure, Refusal } from '@mandat/domain'
import { guessIn, type Marks, normalEmail, recipientOf } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { createHmac } from 'node:crypto'
import { isIPv6, SocketAddress } from 'node:net'
import { v4 } from 'uuid'
import type { DecodedInput } from './commandInput.js'

const NOT_COUNTED: Marks = { origins: [], network: null, address: null }

/** Keyed hashes by which guesses and mails are counted: nothing can be told from them without the host's key. */
export const marksUnder = (key: Uint8Array) => {
  const macOf = (...parts: ReadonlyArray<string>): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest()
  const mark = (...parts: ReadonlyArray<string>): string => macOf(...parts).toString('base64url')
  return {
    /** Of where a command comes from, and where its mail goes. */
    marksOf: ({ command, actor, from }: Pick<DecodedInput, 'command' | 'actor' | 'from'>): Marks => {
      const [guess, recipient] = [guessIn(command, actor), recipientOf(command)]
      // most commands are not counted, and cost nothing here
      if (guess === null && recipient === null) return NOT_COUNTED
      const network = from.ipAddress === null ? null : networkOf(from.ipAddress)
      const origins = guess === null ? [] : Object.entries({ network, device: from.device })
      return {
        origins: origins.flatMap(([kind, text]) => (text === null ? [] : [mark(kind, guess?.account ?? '', text)])),
        network: network === null ? null : mark('origin', network),
        address: recipient === null ? null : mark('address', recipient, askedBy(actor)),
      }
    },
    /** An id for an address that nobody has: always the same one, so that its lock is like that of anybody. */
    accountOfNobody: (email: string): string => v4({ random: macOf('nobody', normalEmail(email)) }),
  }
}

/** Whoever is logged in is counted by itself: it is told, and so learns of nobody else's mails. */
const askedBy = (actor: Actor): string => (actor._tag === 'Person' ? actor.account : '')

/** An IPv4 address, or the 64 bits of an IPv6 address that a line of a provider has; anything else as it is. */
export const networkOf = (ipAddress: string): string => {
  if (!isIPv6(ipAddress)) return ipAddress
  const { address } = new SocketAddress({ address: ipAddress, family: 'ipv6' })
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  const [head = '', tail] = address.split('::')
  const groups = (text = ''): ReadonlyArray<string> => (text === '' ? [] : text.split(':'))
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)]
  return all.slice(0, 4).join(':')
}

/** Whom a visitor with an address means: an account, or an id that is nobody's and is answered alike (ACC-08). */
export const accountsForVisitors =
  (
    byEmail: (email: string) => Promise<E.Either<Refusal | Failure, string | null>>,
    { accountOfNobody }: ReturnType<typeof marksUnder>,
  ) =>
  async (email: string): Promise<E.Either<Refusal | Failure, string>> =>
    E.map((found: string | null) => found ?? accountOfNobody(email))(await byEmail(email))
