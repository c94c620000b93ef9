import { defaultPolicy } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { historyOf, joined, registeredAccount, roleAt, storyAt } from '../../testing/index.js'
import {
  agency,
  aliveButFor,
  anna,
  bakery,
  bruno,
  compromised,
  created,
  ground,
  key,
  other,
  product,
  store,
  type Story,
} from '../../testing/stories/anna.js'
import { readReach } from './reach.js'

describe('what an account reaches', () => {
  const reach = async (story: Story, organisation = bakery, viewer = bruno, dead: ReadonlyArray<typeof key> = []) => {
    const read = await readReach({
      documents: await store(story),
      tokenAlive: aliveButFor(...dead),
      policy: defaultPolicy,
    })({ account: anna, organisation, role: roleAt(historyOf(story), organisation, viewer) })()
    return E.isRight(read) ? read.right : null
  }
  const forClient = created(other, {
    organisation: sampleId<'Organisation'>('Client'),
    ground: { _tag: 'Partnership', partner: bakery, term: 1, grant: 1, memberTerm: 1 },
  })
  const story: Story = [
    ...ground,
    registeredAccount(bruno, 'Bruno'),
    joined(bakery, bruno, 'LegalRepresentative'),
    created(key),
    forClient,
  ]
  it('ORG-08: a legal representative sees role, tokens there and for its clients, and whether the account is being secured', async () => {
    const token = { product, scopes: ['dns:read'], createdAt: storyAt, lastDay: '2026-01-01', alive: 'Yes' }
    const expected = {
      account: anna,
      role: 'LegalRepresentative',
      status: 'Active',
      beingSecured: 'No',
      tokens: [
        { token: key, organisation: bakery, ...token },
        { token: other, organisation: sampleId<'Organisation'>('Client'), ...token },
      ],
    }
    expect(await reach(story)).toEqual(expected)
    expect(await reach([...story, compromised], bakery, bruno, [key, other])).toEqual({
      ...expected,
      beingSecured: 'Yes',
      tokens: expected.tokens.map((t) => ({ ...t, alive: 'No' })),
    })
  })
  it('ORG-08: nobody else sees it, and nothing of other organisations is seen', async () => {
    expect(
      await reach([
        ...story,
        {
          type: 'MemberRoleChanged',
          organisation: bakery,
          account: bruno,
          from: 'LegalRepresentative',
          to: 'Administrator',
        },
      ]),
    ).toBeNull()
    expect(await reach(story, agency)).toBeNull()
    const elsewhere = created(sampleId<'Token'>('elsewhere'), { organisation: agency })
    expect((await reach([...story, elsewhere]))?.tokens.map((t) => t.token)).toEqual([key, other])
  })
})
