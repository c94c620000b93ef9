import type { Sealed } from '@mandat/domain'
import type { MailDefinition, MailFact, Simplify } from '@mandat/domain/kit'
import type { AddressBookEntry } from '@mandat/projections/kit'
import type * as t from 'io-ts'
import { factKind, type FactKind } from './factKind.js'
import { tamed } from './texts/tamed.js'

/** A fact in plain text; `null` or left out when the person it was about is erased. */
export type Fact = Exclude<MailFact, Sealed>
export type Facts = Readonly<Record<string, Fact>>

/** What mails call by its name. */
type Named = AddressBookEntry['_tag']
/**
 * A fact as it is when words are written: boxes are opened and ids are names, where there are any; `null` for what is
 * erased.
 */
type FactInWords<A> = A extends Sealed
  ? string | null
  : A extends { readonly __id: infer Of }
    ? Of extends Named
      ? string | null
      : A
    : A extends ReadonlyArray<infer Item>
      ? ReadonlyArray<FactInWords<Item>>
      : A

/** What every mail may say: the name of whom it is to, if there is one, and the provider's. */
export interface CommonFacts {
  readonly recipient: string | null
  readonly service: string
}
/** Of a mail that carries a link: its address. */
type LinkFact<D extends MailDefinition> = [NonNullable<D['link']>] extends [never] ? unknown : { readonly link: string }

/** All that the words of a mail may rest on, by the mail's definition. */
export type FactsOf<D extends MailDefinition> = Simplify<
  { readonly [Name in keyof D['facts']]: FactInWords<t.TypeOf<D['facts'][Name]>> } & CommonFacts & LinkFact<D>
>

/** The facts as a host's words get them: what somebody else chose is one short line, and `null` where there is none. */
export const factsInWords = (definition: MailDefinition, facts: Facts, link: string | null): object => {
  const factOf = (name: string): Fact => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null)
  const own = Object.keys(definition.facts).map(
    (name) => [name, inWords(factKind(definition, name), factOf(name))] as const,
  )
  return {
    ...Object.fromEntries<unknown>(own),
    recipient: inWords({ _tag: 'Box' }, factOf('recipient')),
    service: factOf('service') ?? '',
    ...(definition.link === null ? {} : { link }),
  }
}

const inWords = (kind: FactKind, fact: Fact): Fact | ReadonlyArray<string | null> => {
  const line = (text: string): string | null => (kind._tag === 'Plain' ? tamed(text) : tamed(text) || null)
  if (typeof fact === 'string') return line(fact)
  return typeof fact === 'object' && fact !== null ? fact.map(line) : fact
}
