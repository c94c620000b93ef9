import { describe, expect, it } from '@jest/globals'
import { type Actor } from '@mandat/domain'
import { type AccountEvent, Email, PersonAddress, PersonName, Telephone } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../../core/keep/catchUp.js'
import {
  historyOf,
  openSample,
  plain,
  registeredAccount,
  storyAt,
  testDocuments,
  testLog,
} from '../../testing/index.js'
import { auditTrail } from './model.js'
import { readAuditTrail } from './query.js'

const anna = sampleId<'Account'>('Anna')
const actor: Actor = { _tag: 'Person', account: anna, session: sampleId<'Session'>('laptop'), onBehalfOf: null }
// no read model of accounts is kept here: nobody has a name
const shownActor = { _tag: 'Person', account: anna, session: sampleId('laptop'), name: null }
const query = { of: { _tag: 'Account', account: anna }, count: 20 } as const
const viewer = { account: anna, of: query.of, roles: {} }
const changes: ReadonlyArray<AccountEvent> = [
  { type: 'NameChanged', account: anna, name: sampleBox(PersonName, anna, 'Anna R.') },
  { type: 'AddressChanged', account: anna, address: sampleBox(PersonAddress, anna, 'Lane 1') },
  { type: 'TelephoneChanged', account: anna, telephone: sampleBox(Telephone, anna, '+41 22 000 00 00') },
  { type: 'LanguageChanged', account: anna, language: 'fr' },
  {
    type: 'EmailChanged',
    account: anna,
    email: sampleBox(Email, anna, 'new@people.example'),
    before: null,
    at: storyAt,
  },
]

describe("the profile in a person's own history", () => {
  it('ACC-11: each change is seen, with who made it and from where', async () => {
    const documents = testDocuments()
    const log = historyOf([
      registeredAccount(anna, 'Anna'),
      ...changes.map((event, i) => ({ event, actor, ipAddress: `192.0.2.${String(i)}`, device: 'Firefox' })),
    ])
    await catchUp({ store: testLog(...log), documents, clock: { now: () => storyAt } }, [auditTrail])()
    const page = await readAuditTrail(documents, openSample)(query, viewer)()
    const seen = E.isRight(page)
      ? page.right.entries.slice(1).map((entry) => [entry.type, entry.actor, entry.ipAddress, entry.device])
      : page
    expect(seen).toEqual(
      changes.map(({ type }, i) => [type, shownActor, plain(`192.0.2.${String(i)}`), plain('Firefox')]),
    )
  })
})
