import { accountTokens } from './accountTokens/model.js'
import { addressBook } from './addressBook/model.js'
import { deadlines } from './deadlines/model.js'
import { partnershipPairs } from './partnershipPairs/model.js'

/**
 * The read models that processes, the clock and mails look things up in; processes keep them. A new one is its folder
 * and a line here.
 */
export const lookUps = { addressBook, partnershipPairs, accountTokens, deadlines } as const
