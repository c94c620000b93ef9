import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { organisationCommands } from './commands.js'
import { organisation, whereNoneRuns } from './guide.alike.js'
import type { OrganisationRefusal } from './refusals.js'

/** The products that an organisation gave its word for, and its closing, which waits for them. */
export const productsGuide = {
  AdmitProduct: {
    does: "Gives the organisation's word that a product may run in it, ordered or taken over.",
    who: 'before the order or transfer of an active legal representative, administrator or collaborator of the organisation, or of a partner with full access, in person; or a process',
    rules: ['ORG-05', 'ORG-10', 'PAR-07'],
    events: ['ProductAdmitted'],
    refusals: [...whereNoneRuns, 'NoRightToOrder', 'MayNotManageProducts'],
  },
  SettleProduct: {
    does: 'Takes back the word that was given for a command that came to nothing; makes it good where the product came.',
    who: 'the clock, once the word has lapsed',
    rules: ['ORG-10', 'PRD-01'],
    events: ['ProductAdmitted', 'ProductReleased'],
    refusals: [...whereNoneRuns, 'MayNotManageProducts', 'ProductNotGone'],
  },
  ReleaseProduct: {
    does: "Takes the organisation's word for a product back once the product ended or went elsewhere.",
    who: 'a process',
    rules: ['ORG-10'],
    events: ['ProductReleased'],
    refusals: [...whereNoneRuns, 'MayNotManageProducts', 'ProductNotGone'],
  },
  CloseOrganisation: {
    does: 'Closes the organisation for good, or, before it is registered, the founding that came to nothing.',
    who: 'an active legal representative, in person; before it is registered, the founder who accepted the membership',
    rules: ['ORG-10', 'ORG-07', 'ORG-02'],
    events: ['MemberInvitationWithdrawn', 'ProductReleased', 'OrganisationClosed'],
    refusals: [...whereNoneRuns, 'MayNotClose', 'ClosingPasswordWrong', 'ProductsRunning'],
    example: { organisation, password: 'Velo-4711-himmelblau' },
  },
} as const satisfies Partial<GuideOf<typeof organisationCommands, OrganisationEvent, OrganisationRefusal>>
