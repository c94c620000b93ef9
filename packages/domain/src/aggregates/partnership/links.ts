import { link } from '../../core/record/link.js'
import type { Pair } from './pairs.js'
import { partnershipStream } from './state.js'

/** PAR-05: an invitation to a partnership, as it was mailed last in its term. */
export const PartnerInvitationLink = link(
  'PartnerInvitation',
  ({ client, partner, term, attempt }: Pair & { readonly term: number; readonly attempt: number }) => ({
    stream: partnershipStream(client, partner),
    term: String(term),
    attempt,
  }),
)
