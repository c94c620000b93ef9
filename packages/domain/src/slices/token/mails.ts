import { mail, tellsWhatHappened } from '../../core/react/mail.js'
import { AccountId, TokenId } from '../../core/values/ids.js'
import { LocalDate } from '../../core/values/instant.js'

/** TOK-06: to the person. */
export const TokenDisabledMail = mail(
  'TokenDisabled',
  { account: AccountId, token: TokenId, lastDay: LocalDate },
  tellsWhatHappened(),
)

/** Every mail about a token. */
export const tokenMails = [TokenDisabledMail] as const
