import type { Row } from './waitingMail.js'
import { accountMailRows } from './waitingMails.account.js'
import { organisationMailRows } from './waitingMails.organisation.js'
import { partnershipMailRows } from './waitingMails.partnership.js'
import { renewalMailRows } from './waitingMails.renewal.js'

/** One for every kind of mail. */
export const rows: ReadonlyArray<Row> = [
  ...accountMailRows,
  ...organisationMailRows,
  ...partnershipMailRows,
  ...renewalMailRows,
]
