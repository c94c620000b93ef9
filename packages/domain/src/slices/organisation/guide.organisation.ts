import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { organisationCommands } from './commands.js'
import { managers, organisation, whereNoneRuns } from './guide.alike.js'
import type { OrganisationRefusal } from './refusals.js'

const founder = '019c5b20-6c00-7000-8000-000000000001'

/** The organisation itself: how it begins, and what it is called and where. */
export const ownGuide = {
  RegisterOrganisation: {
    does: 'Registers an organisation, gives it a customer number and makes its founder the first legal representative.',
    who: 'the founder, in person, or a process',
    rules: ['ORG-01', 'ORG-02', 'ORG-09'],
    events: ['OrganisationRegistered'],
    refusals: ['NotTheFounder', 'FounderHasNotAccepted', 'OrganisationIsClosed', 'OrganisationAlreadyRegistered'],
    example: {
      organisation,
      kind: 'Company',
      name: 'Keller Bakery',
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: 'Marktgasse 12, 8400 Winterthur',
      founder,
    },
  },
  RenameOrganisation: {
    does: 'Gives the organisation another name; members and products stay.',
    who: managers,
    rules: ['ORG-01', 'ORG-05'],
    events: ['OrganisationRenamed'],
    refusals: [...whereNoneRuns, 'MayNotManageOrganisation'],
    example: { organisation, name: 'Keller & Daughters Bakery' },
  },
  MoveOrganisation: {
    does: 'Gives the organisation another address, country and time zone; its days are those of this time zone from then on.',
    who: managers,
    rules: ['ORG-01', 'ORG-05', 'REN-05'],
    events: ['OrganisationMoved'],
    refusals: [...whereNoneRuns, 'MayNotManageOrganisation'],
    example: {
      organisation,
      address: 'Rue du Lac 8, 1400 Yverdon-les-Bains',
      country: 'CH',
      timeZone: 'Europe/Zurich',
    },
  },
  ChangeBillingContact: {
    does: 'Names the address of the billing contact, or, with null, that there is none.',
    who: managers,
    rules: ['REN-07', 'ORG-05'],
    events: ['BillingContactChanged'],
    refusals: [...whereNoneRuns, 'MayNotManageOrganisation'],
    example: { organisation, billingEmail: 'accounts@bakery.example' },
  },
} as const satisfies Partial<GuideOf<typeof organisationCommands, OrganisationEvent, OrganisationRefusal>>
