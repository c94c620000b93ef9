import { type AnyEvent, instantOf } from '@mandat/domain'
import type { OrganisationEvent, PartnershipEvent, RenewalMailsEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { accounts } from '../../views/accounts/model.js'
import { members } from '../../views/members/model.js'
import { organisationDashboard } from '../../views/organisationDashboard/model.js'
import { readOrganisationDashboard } from '../../views/organisationDashboard/query.js'
import { partnerDashboard } from '../../views/partnerDashboard/model.js'
import { partnerDirectory } from '../../views/partnerDirectory/model.js'
import { products } from '../../views/products/model.js'
import {
  historyOf,
  openSample,
  ordered,
  partnershipAt,
  registeredAccount,
  registeredOrganisation,
  roleAt,
  storyAt,
  testDocuments,
  testLog,
} from '../index.js'

export const [anna, bruno, carla] = [
  sampleId<'Account'>('Anna'),
  sampleId<'Account'>('Bruno'),
  sampleId<'Account'>('Carla'),
]
export const [bakery, agency] = [sampleId<'Organisation'>('Bakery'), sampleId<'Organisation'>('Agency')]
export const domain = sampleId<'Product'>('bakery.ch')
export const invitation = sampleId<'Invitation'>('i')
export const pair = { client: bakery, partner: agency, term: 1 }
export const limited = { _tag: 'Limited', grants: [{ product: domain, grant: 1, stay: 1 }] } as const

export type Events = ReadonlyArray<OrganisationEvent | PartnershipEvent | RenewalMailsEvent | (AnyEvent & object)>
export const ground: Events = [
  registeredAccount(anna, 'Anna'),
  registeredAccount(bruno, 'Bruno'),
  registeredOrganisation(bakery, 'Bakery', anna),
  ordered(domain, bakery, 'bakery.ch'),
]
/** Looked at a moment before what is told to end at the story's own. */
const before = instantOf(Date.parse(storyAt) - 1)
export const dashboard = async (events: Events, viewer = anna, now = before) => {
  const documents = testDocuments()
  const log = historyOf(events)
  const store = testLog(...log)
  await catchUp({ store, documents, clock: { now: () => storyAt } }, [
    organisationDashboard,
    products,
    members,
    accounts,
    partnerDashboard,
    partnerDirectory,
  ])()
  const read = await readOrganisationDashboard(
    documents,
    openSample,
  )({
    organisation: bakery,
    role: roleAt(log, bakery, viewer),
    partnershipOf: (partner) => TE.right(partnershipAt(log, bakery, partner)),
    now,
  })()
  if (E.isLeft(read)) throw new Error(read.left.message)
  return read.right
}
export const since = (position: number) => historyOf(ground)[position]?.recordedAt
