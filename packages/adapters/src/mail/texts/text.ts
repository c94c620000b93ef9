import type { BillingMode, Language, Role } from '@mandat/domain'
import type { EndedBy, MailDefinition } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import type { CommonFacts, FactsOf } from '../facts.js'

/** The languages that an account can choose. */
export type MailLanguage = t.TypeOf<typeof Language>

/** What every mail may say. */
export type CommonFact = keyof CommonFacts
/** What the words of a mail may rest on: the facts that it declares, and those of every mail. */
export type FactOf<D extends MailDefinition> = Exclude<keyof FactsOf<D>, 'link'> & string

/** Reads facts in the mail's language: one line each, moments and known words as people write them. */
export interface Reader<Name extends string> {
  /** A wording with the fact, or the neutral one when it is not there. */
  readonly say: (name: Name, wording: (fact: string) => string, neutral: string) => string
  /** A line with the fact, or no line. */
  readonly line: (name: Name, wording: (fact: string) => string) => string | null
  /**
   * A list under its title, one line for each entry with the day that belongs to it; nothing when there is no entry.
   */
  readonly list: (
    names: { readonly what: Name; readonly on?: Name },
    nameless: string,
    title?: string,
  ) => ReadonlyArray<string>
}

/** A paragraph; a list is one of several lines; `null` is left out. */
export type Paragraph = string | null | ReadonlyArray<string | null>
export interface Words {
  readonly subject: string
  readonly body: ReadonlyArray<Paragraph>
}
/** `link` is a line of its own, or `null`. */
export type Text<Name extends string> = (f: Reader<Name>, link: string | null) => Words

/** The texts of a slice's mails in one language: one for each, which reads the facts of its mail and no others. */
export type TextsOf<Mails extends ReadonlyArray<MailDefinition>> = {
  readonly [D in Mails[number] as D['template']]: Text<FactOf<D>>
}

/** What the mails of one language share. */
export interface Phrasebook {
  /** The language's own spacing; a link has no space and stays as it is. */
  readonly typeset: (text: string) => string
  readonly greeting: (f: Reader<CommonFact>) => string
  readonly closing: (f: Reader<CommonFact>) => ReadonlyArray<string>
  readonly words: Readonly<Record<Word, string>>
}

/** The rule book's words that mails repeat. */
export type Word = Role | BillingMode | t.TypeOf<typeof EndedBy> | 'Limited' | 'Full' | 'Yes' | 'No'
