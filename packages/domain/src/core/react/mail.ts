import * as t from 'io-ts'
import { type LinkDefinition, LinkTarget } from '../record/link.js'
import { decodeWith, type Fields, list, nullable, record, text, variants, type VariantsOf } from '../values/codecs.js'
import * as E from 'fp-ts/lib/Either.js'
import type { Fault } from '../values/codecs.js'
import { AccountId, EventId, OrganisationId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'
import { AnyBox, type Sealed } from '../values/sealed.js'
import type { Known, Question } from './question.js'

const recipients = {
  Account: { account: AccountId },
  Address: { address: AnyBox },
  /** An address that the account had before, in the person's language (ACC-11). */
  FormerAddress: { account: AccountId, address: AnyBox },
  /** The published address of a partner's entry in the directory. */
  Partner: { organisation: OrganisationId },
  /**
   * The organisation's billing contact; nobody when it has none, or when its address is that of one of these accounts
   * (REN-07).
   */
  BillingContact: { organisation: OrganisationId, unless: list(AccountId) },
}
/** To whom: an address is looked up (and opened) only when the mail is sent. */
export const Recipient = variants(recipients)
export type Recipient = VariantsOf<typeof recipients>

/** What a mail says besides its words: ids, dates, words of the rule book and sealed boxes. */
export type MailFact = string | number | boolean | null | Sealed | ReadonlyArray<string>

/** A mail that waits in the outbox, at the moment of sending: a question, not an answer. */
export interface Waiting<F> {
  readonly to: Recipient
  readonly facts: F
  readonly link: LinkTarget | null
  readonly now: Instant
}
/**
 * What became of a waiting mail: it holds, for whom and with what as things are now; it has become another kind; or it
 * is never sent, and `why`, without personal data. `link` is the present one of its stream: a mail with another lapses.
 */
export type Standing<F> =
  | { readonly _tag: 'Holds'; readonly to: Recipient; readonly facts: F; readonly link: LinkTarget | null }
  | { readonly _tag: 'Becomes'; readonly draft: Draft }
  | { readonly _tag: 'Lapsed'; readonly why: string }
/** Whether a kind of mail still holds (REN-06): asked at the heads of the streams when it is sent. */
export interface Holding<F> {
  readonly needs?: (mail: Waiting<F>, known: Known) => ReadonlyArray<Question<unknown>>
  readonly now: (mail: Waiting<F>, known: Known) => Standing<F>
}
type AnyFacts = Readonly<Record<string, MailFact>>

/** It holds, for this recipient and with this. */
export const still = <F>(to: Recipient, facts: F, link: LinkTarget | null = null): Standing<F> => ({
  _tag: 'Holds',
  to,
  facts,
  link,
})
/** It is never sent; the outbox keeps why. */
export const lapsed = (why: string): Standing<never> => ({ _tag: 'Lapsed', why })
/** A mail that tells a person what happened to its own account: that stays so. */
export const tellsWhatHappened = <F>(): Holding<F> => ({ now: ({ to, facts, link }) => still(to, facts, link) })

/**
 * One kind of mail, written once: what its words may rest on, whether it still holds when it is sent, and whether it
 * carries a link.
 */
export interface MailDefinition<
  T extends string = string,
  P extends t.Props = t.Props,
  L extends LinkDefinition = LinkDefinition,
> {
  /** WARNING: what waits in the outbox is told by it. */
  readonly template: T
  readonly facts: P
  readonly codec: t.Mixed
  readonly holds: Holding<AnyFacts>
  /** The kind of link in it, or `null`; `never` stands for none. */
  readonly link: L | null
}

/**
 * Declares a mail. Its words are made by the texts of its slice when it is sent, from these facts and no others.
 * @example
 * const TokenDisabledMail = mail('TokenDisabled', { token: TokenId, lastDay: LocalDate }, tellsWhatHappened())
 */
export function mail<const T extends string, P extends t.Props>(
  template: T,
  facts: P,
  holds: Holding<NoInfer<Fields<P>>>,
): MailDefinition<T, P, never>
/** Declares a mail that carries a link: its words have the address. */
export function mail<const T extends string, P extends t.Props>(
  template: T,
  facts: P,
  holds: Holding<NoInfer<Fields<P>>>,
  carries: LinkDefinition,
): MailDefinition<T, P>
export function mail<const T extends string, P extends t.Props>(
  template: T,
  facts: P,
  holds: Holding<NoInfer<Fields<P>>>,
  carries: LinkDefinition | null = null,
): MailDefinition<T, P> {
  // its codec has checked the facts of every mail that is asked about
  return { template, facts, codec: record(facts), holds: holds as unknown as Holding<AnyFacts>, link: carries }
}

/** A mail before it gets its id. */
export interface Draft {
  readonly template: string
  readonly to: Recipient
  readonly facts: Readonly<Record<string, MailFact>>
  readonly link: LinkTarget | null
  /** Tells two mails of one template to one recipient about one event apart. */
  readonly per: string
}

/**
 * Writes a mail of one kind.
 * @example
 * draft(TokenDisabledMail, toAccount(account), { token, lastDay })
 */
export const draft = <T extends string, P extends t.Props>(
  { template }: MailDefinition<T, P>,
  to: Recipient,
  facts: NoInfer<Fields<P>>,
  { link = null, per = '' }: { readonly link?: LinkTarget | null; readonly per?: string } = {},
): Draft => ({ template, to, facts: facts, link, per })

const envelope = record({
  id: text(1, 512),
  template: text(1, 100),
  to: Recipient,
  link: nullable(LinkTarget),
  about: nullable(EventId),
})
/** A mail as the outbox keeps it: ids, dates and sealed boxes. The same reaction makes the same `id`. */
export interface Mail extends t.TypeOf<typeof envelope> {
  readonly facts: Readonly<Record<string, MailFact>>
}

/** The stored form of every mail of one kind. */
export const mailCodec = ({ template, codec }: MailDefinition): t.Type<Mail, unknown> =>
  record({ ...envelope.props, template: t.literal(template), facts: codec })

const templateOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null && 'template' in stored ? stored.template : null

/**
 * Reads what an outbox holds; a template that is not known, or facts that are not its, are faults, which repeat nothing
 * of it (ACC-09).
 */
export const decodeMail = (
  mails: ReadonlyMap<string, MailDefinition>,
): ((stored: unknown) => E.Either<ReadonlyArray<Fault>, Mail>) => {
  const codecs = new Map<unknown, t.Type<Mail, unknown>>([...mails].map(([name, one]) => [name, mailCodec(one)]))
  return (stored) => {
    const codec = codecs.get(templateOf(stored))
    return codec === undefined
      ? E.left([{ path: 'template', expected: 'the template of a mail that a slice declares' }])
      : decodeWith(codec, stored)
  }
}

/** What tells one recipient from another, wherever its mails are looked up. */
export const recipientKey = (to: Recipient): string => {
  switch (to._tag) {
    case 'Account':
      return `Account/${to.account}`
    case 'Address':
      return `Address/${to.address.box}`
    case 'FormerAddress':
      return `FormerAddress/${to.address.box}`
    case 'Partner':
      return `Partner/${to.organisation}`
    case 'BillingContact':
      return `BillingContact/${to.organisation}`
  }
}
/** To the person's verified address. */
export const toAccount = (account: AccountId): Recipient => ({ _tag: 'Account', account })
/** To the address that a partner published. */
export const toPartner = (organisation: OrganisationId): Recipient => ({ _tag: 'Partner', organisation })
