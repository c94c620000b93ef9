import {
  accountMails,
  organisationMails,
  partnershipMails,
  renewalMailsMails,
  sessionMails,
  tokenMails,
  type MailDefinition,
} from '@mandat/domain/kit'
import { account as deAccount } from './de/account.js'
import { account as frAccount } from './fr/account.js'
import { account as itAccount } from './it/account.js'
import { account as enAccount } from './en/account.js'
import { session as deSession } from './de/session.js'
import { session as frSession } from './fr/session.js'
import { session as itSession } from './it/session.js'
import { session as enSession } from './en/session.js'
import { organisation as deOrganisation } from './de/organisation.js'
import { organisation as frOrganisation } from './fr/organisation.js'
import { organisation as itOrganisation } from './it/organisation.js'
import { organisation as enOrganisation } from './en/organisation.js'
import { partnership as dePartnership } from './de/partnership.js'
import { partnership as frPartnership } from './fr/partnership.js'
import { partnership as itPartnership } from './it/partnership.js'
import { partnership as enPartnership } from './en/partnership.js'
import { token as deToken } from './de/token.js'
import { token as frToken } from './fr/token.js'
import { token as itToken } from './it/token.js'
import { token as enToken } from './en/token.js'
import { renewalMails as deRenewalMails } from './de/renewalMails.js'
import { renewalMails as frRenewalMails } from './fr/renewalMails.js'
import { renewalMails as itRenewalMails } from './it/renewalMails.js'
import { renewalMails as enRenewalMails } from './en/renewalMails.js'
import type { FactsOf } from '../facts.js'
import type { MailLanguage, TextsOf } from './text.js'

const textsOf = <const Mails extends ReadonlyArray<MailDefinition>>(
  mails: Mails,
  texts: Readonly<Record<MailLanguage, TextsOf<Mails>>>,
) => ({ mails, texts })

/** The one list of texts: the mails of each slice, and their words in every language. */
export const allTexts = [
  textsOf(accountMails, { de: deAccount, fr: frAccount, it: itAccount, en: enAccount }),
  textsOf(sessionMails, { de: deSession, fr: frSession, it: itSession, en: enSession }),
  textsOf(organisationMails, { de: deOrganisation, fr: frOrganisation, it: itOrganisation, en: enOrganisation }),
  textsOf(partnershipMails, { de: dePartnership, fr: frPartnership, it: itPartnership, en: enPartnership }),
  textsOf(tokenMails, { de: deToken, fr: frToken, it: itToken, en: enToken }),
  textsOf(renewalMailsMails, { de: deRenewalMails, fr: frRenewalMails, it: itRenewalMails, en: enRenewalMails }),
] as const

type EveryMail = (typeof allTexts)[number]['mails'][number]
/** Every template that has texts: the kinds of mails. */
export type MailTemplate = EveryMail['template']

/**
 * The facts that the words of a template may rest on, as they are when it is sent: names for ids, opened boxes, `null`
 * for what is erased.
 * @example type Link = MailFacts<'MemberInvitation'>['link'] // string
 */
export type MailFacts<T extends MailTemplate> = FactsOf<Extract<EveryMail, { readonly template: T }>>
