import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, type Instant, type Opened, type Sealed } from '@mandat/domain'
import { SessionDevice, type SessionEvent, SessionIpAddress } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { catchUp } from '../../core/keep/catchUp.js'
import { historyOf, openSample, registeredAccount, storyAt, testDocuments, testLog } from '../../testing/index.js'
import { accountSecurity } from './model.js'
import { readAccountSecurity } from './query.js'

const anna = sampleId<'Account'>('Anna')
const started = (name: string, ipAddress: string | null): SessionEvent => ({
  type: 'SessionStarted',
  account: anna,
  session: sampleId<'Session'>(name),
  ipAddress: ipAddress === null ? null : sampleBox(SessionIpAddress, anna, ipAddress),
  device: sampleBox(SessionDevice, anna, 'Firefox'),
  origins: [],
  method: 'Password',
  epoch: 1,
  startedAt: storyAt,
  expiresAt: '2099-01-01T00:00:00.000Z' as Instant,
})
const placeOf = (ipAddress: string): string | null => (ipAddress === '192.0.2.7' ? 'Geneva, CH' : null)

describe('the places of sessions', () => {
  const placesOf = async (open = openSample) => {
    const documents = testDocuments()
    const log = historyOf([
      registeredAccount(anna, 'Anna'),
      started('office', '192.0.2.7'),
      started('train', '198.51.100.1'),
      started('unknown', null),
    ])
    await catchUp({ store: testLog(...log), documents, clock: { now: () => storyAt } }, [accountSecurity])()
    const read = await readAccountSecurity(
      documents,
      open,
      () => TE.right(true),
      defaultPolicy,
      placeOf,
    )({ account: anna, now: storyAt })()
    return E.isRight(read) ? read.right?.sessions.map(({ place }) => place) : read
  }
  it('ACC-05: a session is shown with its place, as far as it is known', async () => {
    expect(await placesOf()).toEqual(['Geneva, CH', null, null])
  })
  it('ACC-05: of an erased address no place is looked up', async () => {
    const erased = (box: Sealed) =>
      box.field === 'sessionIpAddress'
        ? () => Promise.resolve(E.right<never, Opened>({ _tag: 'Erased', at: storyAt }))
        : openSample(box)
    expect(await placesOf(erased)).toEqual([null, null, null])
  })
})
