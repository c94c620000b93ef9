import { type Clock, type Failure, isSealed, type KeyVault, type Mail, type Sealed } from '@mandat/domain'
import { addressBook, type AddressBookEntry, type DocumentStore, entryKey, readOne } from '@mandat/projections'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Fact, MailLanguage, Resolved } from '../../mail/index.js'

export interface AddressingDeps {
  readonly documents: DocumentStore
  readonly vault: Pick<KeyVault, 'open'>
  readonly clock: Clock
  /** For addresses without an account. */
  readonly language: MailLanguage
  /** The provider's name under every mail. */
  readonly service: string
}
type Kind = AddressBookEntry['_tag']
/** Facts that are the id of something with a name, by the name of the fact. */
const named: ReadonlyMap<string, Kind> = new Map([
  ['person', 'Account'],
  ['organisation', 'Organisation'],
  ['client', 'Organisation'],
  ['partner', 'Organisation'],
  ['token', 'Token'],
])
/** Facts that are lists of such ids. */
const listed: ReadonlyMap<string, Kind> = new Map([
  ['products', 'Product'],
  ['automatic', 'Product'],
])

type Answer<A> = Promise<E.Either<Failure, A>>

/**
 * Looks up, at the moment of sending, where a mail goes and what its ids are called; boxes are opened here and nowhere
 * before.
 */
export const addressing = ({ documents, vault, clock, language, service }: AddressingDeps) => {
  const entry = (kind: Kind, id: string): Answer<AddressBookEntry | null> =>
    readOne(documents, addressBook, entryKey(kind, id))()
  const open = async (box: Sealed | null): Answer<string | null> => {
    if (box === null) return E.right(null)
    return E.map((opened: { _tag: string; text?: string }) => (opened._tag === 'Plain' ? (opened.text ?? null) : null))(
      await vault.open(box)(),
    )
  }
  const nameOf = async (kind: Kind, id: string): Answer<string | null> => {
    const found = await entry(kind, id)
    if (E.isLeft(found)) return found
    return found.right === null ? E.right(null) : open(titleOf(found.right))
  }

  const recipientOf = async (
    to: Mail['to'],
  ): Answer<{
    readonly address: string | null
    readonly name: string | null
    readonly language: MailLanguage
    readonly why: string
  }> => {
    const nobody = (why: string) => E.right({ address: null, name: null, language, why })
    switch (to._tag) {
      case 'Address':
        return E.map((address: string | null) => ({ address, name: null, language, why: 'the address was erased' }))(
          await open(to.address),
        )
      case 'Account': {
        const found = await entry('Account', to.account)
        if (E.isLeft(found)) return found
        if (found.right?._tag !== 'Account') return nobody('the account has no address')
        const address = await open(found.right.email)
        if (E.isLeft(address)) return address
        const name = await open(found.right.name)
        return E.map((text: string | null) => ({
          address: address.right,
          name: text,
          language: (found.right as { language: MailLanguage }).language,
          why: 'the address was erased',
        }))(name)
      }
      case 'Partner': {
        const found = await entry('Organisation', to.organisation)
        if (E.isLeft(found)) return found
        return found.right?._tag === 'Organisation' && found.right.directoryEmail !== null
          ? E.right({ address: found.right.directoryEmail, name: found.right.directoryName, language, why: '' })
          : nobody('the partner has no entry in the directory')
      }
      case 'BillingContact': {
        const found = await entry('Organisation', to.organisation)
        if (E.isLeft(found)) return found
        if (found.right?._tag !== 'Organisation' || found.right.billingEmail === null)
          return nobody('there is no billing contact')
        const address = await open(found.right.billingEmail)
        if (E.isLeft(address)) return address
        for (const account of to.unless) {
          const other = await recipientOf({ _tag: 'Account', account })
          if (E.isLeft(other)) return other
          if (other.right.address !== null && other.right.address.toLowerCase() === address.right?.toLowerCase())
            return nobody('the billing contact gets this mail as a member')
        }
        return E.right({ address: address.right, name: null, language, why: 'the address was erased' })
      }
    }
  }

  /** Labels in the order of the ids; an erased one is empty, so that the days beside them stay in step. */
  const labelsOf = async (kind: Kind, ids: ReadonlyArray<string>): Answer<ReadonlyArray<string>> => {
    const labels: Array<string> = []
    for (const id of ids) {
      const label = await nameOf(kind, id)
      if (E.isLeft(label)) return label
      labels.push(label.right ?? '')
    }
    return E.right(labels)
  }

  const factsOf = async ({ facts }: Mail): Answer<Record<string, Fact>> => {
    const plain: Record<string, Fact> = { service }
    for (const [key, fact] of Object.entries(facts)) {
      const [one, many] = [named.get(key), listed.get(key)]
      const text = isSealed(fact)
        ? await open(fact)
        : one !== undefined
          ? await nameOf(one, String(fact))
          : many !== undefined && fact !== null
            ? await labelsOf(many, fact as ReadonlyArray<string>)
            : E.right(fact)
      if (E.isLeft(text)) return text
      plain[key] = text.right
    }
    return E.right(plain)
  }

  return (mail: Mail): TaskEither<Failure, Resolved> =>
    async () => {
      const { expiresAt } = mail.facts
      if (mail.link !== null && typeof expiresAt === 'string' && expiresAt <= clock.now())
        return E.right({ _tag: 'Gone', reason: 'its link has expired' })
      const recipient = await recipientOf(mail.to)
      if (E.isLeft(recipient)) return recipient
      const { address, name, why } = recipient.right
      if (address === null) return E.right({ _tag: 'Gone', reason: why })
      const facts = await factsOf(mail)
      if (E.isLeft(facts)) return facts
      const chosen = mail.facts['language']
      const spoken =
        chosen === 'de' || chosen === 'fr' || chosen === 'it' || chosen === 'en' ? chosen : recipient.right.language
      return E.right({ _tag: 'Ready', to: address, language: spoken, facts: { ...facts.right, recipient: name } })
    }
}

const titleOf = (entry: AddressBookEntry): Sealed | null => {
  switch (entry._tag) {
    case 'Account':
    case 'Organisation':
    case 'Token':
      return entry.name
    case 'Product':
      return entry.label
  }
}
