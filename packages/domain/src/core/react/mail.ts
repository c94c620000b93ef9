import * as t from 'io-ts'
import { type LinkDefinition, LinkTarget } from '../record/link.js'
import { decodeWith, type Fields, list, nullable, record, text, variants, type VariantsOf } from '../values/codecs.js'
import * as E from 'fp-ts/lib/Either.js'
import type { Fault } from '../values/codecs.js'
import { AccountId, EventId, OrganisationId } from '../values/ids.js'
import { AnyBox, type Sealed } from '../values/sealed.js'

const recipients = {
  Account: { account: AccountId },
  Address: { address: AnyBox },
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

/** One kind of mail, written once: what its words may rest on, and whether it carries a link. */
export interface MailDefinition<
  T extends string = string,
  P extends t.Props = t.Props,
  L extends LinkDefinition = LinkDefinition,
> {
  /** WARNING: what waits in the outbox is told by it. */
  readonly template: T
  readonly facts: P
  readonly codec: t.Mixed
  /** The kind of link in it, or `null`; `never` stands for none. */
  readonly link: L | null
}

/**
 * Declares a mail. Its words are made by the texts of its slice when it is sent, from these facts and no others.
 * @example
 * const TokenDisabledMail = mail('TokenDisabled', { token: TokenId, lastDay: LocalDate })
 */
export function mail<const T extends string, P extends t.Props>(template: T, facts: P): MailDefinition<T, P, never>
/** Declares a mail that carries a link: its words have the address. */
export function mail<const T extends string, P extends t.Props>(
  template: T,
  facts: P,
  carries: LinkDefinition,
): MailDefinition<T, P>
export function mail<const T extends string, P extends t.Props>(
  template: T,
  facts: P,
  carries: LinkDefinition | null = null,
): MailDefinition<T, P> {
  return { template, facts, codec: record(facts), link: carries }
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

/** To the person's verified address. */
export const toAccount = (account: AccountId): Recipient => ({ _tag: 'Account', account })
/** To the address that a partner published. */
export const toPartner = (organisation: OrganisationId): Recipient => ({ _tag: 'Partner', organisation })
