import { describe, expect, it } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { sampleId } from '@mandat/domain/testing'
import {
  documentsOf,
  type Happened,
  historyOf,
  joined,
  ordered,
  registeredAccount,
  storyAt,
} from '../../testing/index.js'
import { agency, anna, at, bakery, bruno, domain, login, person } from '../../testing/stories/trail.js'
import { entryKey } from '../../parts/order.js'
import { auditTrail, concernsOf } from './model.js'

describe('what the audit trail finds an event by', () => {
  it('finds the ids of an event wherever its shape has them', () => {
    const address = {
      type: 'MemberInvited',
      organisation: bakery,
      invitation: sampleId('i'),
      invitee: { _tag: 'Account', account: bruno },
      role: 'Collaborator',
      attempt: 1,
      expiresAt: storyAt,
    }
    expect(concernsOf(address)).toEqual({ Account: [bruno], Invitation: [sampleId('i')], Organisation: [bakery] })
    expect(
      concernsOf({ type: 'MembershipAccepted', account: anna, organisation: bakery, invitation: null } as never),
    ).toEqual({ Account: [anna], Organisation: [bakery] })
    expect(concernsOf({ type: 'Unheard' })).toEqual({})
  })
  it('finds ids in lists, dictionaries, nullable fields and variants, each once and in order, and none in a box', () => {
    const asked = {
      type: 'AccountDeletionRequested',
      account: anna,
      organisations: [bakery, agency, bakery],
      at: storyAt,
    }
    expect(Object.entries(concernsOf(asked))).toEqual([
      ['Account', [anna]],
      ['Organisation', [bakery, agency].sort()],
    ])
    const accepted = { type: 'MembershipAccepted', account: anna, organisation: bakery, invitation: sampleId('i') }
    expect(Object.entries(concernsOf(accepted))).toEqual([
      ['Account', [anna]],
      ['Invitation', [sampleId('i')]],
      ['Organisation', [bakery]],
    ])
    expect(concernsOf(registeredAccount(anna, 'Anna'))).toEqual({ Account: [anna] })
    expect(
      concernsOf({ type: 'MemberInvited', organisation: bakery, invitee: { _tag: 'Unheard', account: anna } } as never),
    ).toEqual({ Organisation: [bakery] })
  })
  it('LOG-01: lies in its indexes once for each account and organisation, in the order of the log', () => {
    const behalf = { _tag: 'Partner', partner: agency, client: bakery } as const
    const token: Actor = { _tag: 'Token', token: sampleId<'Token'>('t'), account: anna, onBehalfOf: behalf }
    const indexesOf = (actor: Actor, event: Happened['event'] = ordered(domain, bakery, 'bakery.ch')) => {
      const [entry] = documentsOf(auditTrail, historyOf([{ event, actor, recordedAt: at(7) }])).values()
      if (entry === undefined) throw new Error('no entry')
      const { account, organisation, stream, everything } = auditTrail.indexes
      return [entry.onBehalfOf, ...[account, organisation, stream, everything].map((index) => index?.(entry, ''))]
    }
    const places = (...subjects: ReadonlyArray<string>) =>
      [...subjects].sort().map((subject) => `${subject}|${entryKey(1)}`)
    expect(indexesOf(token)).toEqual([
      behalf,
      places(anna),
      places(agency, bakery),
      places(`product-${domain}`),
      places('log'),
    ])
    expect(indexesOf({ _tag: 'System', process: 'clock' })).toEqual([
      null,
      [],
      places(bakery),
      places(`product-${domain}`),
      places('log'),
    ])
    expect(
      indexesOf(person(bruno, { _tag: 'Organisation', organisation: agency }), joined(bakery, anna, 'Collaborator')),
    ).toEqual([
      { _tag: 'Organisation', organisation: agency },
      places(anna, bruno),
      places(agency, bakery),
      places(`organisation-${bakery}`),
      places('log'),
    ])
    expect(indexesOf({ _tag: 'Operator', account: bruno }, login)).toEqual([
      null,
      places(anna, bruno),
      [],
      places(`session-${anna}`),
      places('log'),
    ])
    expect([entryKey(7), entryKey(12_345)]).toEqual(['0000000000000007', '0000000000012345'])
  })
})
