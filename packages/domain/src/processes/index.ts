import { accountDeletion } from './accountDeletion.js'
import { accountMails } from './accountMails.js'
import { compromiseMails } from './compromiseMails.js'
import { endedSessions } from './endedSessions.js'
import { externalUsers } from './externalUsers.js'
import { joinOrganisation } from './joinOrganisation.js'
import { memberMails } from './memberMails.js'
import { partnershipEnds } from './partnershipEnds.js'
import { partnershipMails } from './partnershipMails.js'
import { productReleases } from './productReleases.js'
import { productReturns } from './productReturns.js'
import type { Process } from './reaction.js'
import { reminderMails } from './reminderMails.js'
import { revokedTokens } from './revokedTokens.js'
import { tokenMails } from './tokenMails.js'

/** Every process, in the order in which they react to an event: what changes the log first, then the mails. */
export const processes: ReadonlyArray<Process> = [
  joinOrganisation,
  accountDeletion,
  endedSessions,
  revokedTokens,
  externalUsers,
  partnershipEnds,
  productReleases,
  productReturns,
  accountMails,
  compromiseMails,
  memberMails,
  partnershipMails,
  tokenMails,
  reminderMails,
]

const byType = new Map<string, ReadonlyArray<Process>>()
for (const one of processes) for (const { type } of one.handles) byType.set(type, [...(byType.get(type) ?? []), one])

/** The processes that react to events of a type, in their order; most types have none. */
export const processesFor = (type: string): ReadonlyArray<Process> => byType.get(type) ?? []
