import { describe, expect, it } from '@jest/globals'
import type { TimeZone } from '../../core/values/calendar.js'
import type { LocalDate } from '../../core/values/instant.js'
import { defaultPolicy } from '../../core/values/policy.js'
import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { type RenewalMailsCommand, SwitchReminderInterval } from './commands.js'
import type { RenewalMailsContext } from './context.js'
import { renewalMailsSlice } from './index.js'

const organisation = sampleId<'Organisation'>('Bakery')
const anna = sampleId<'Account'>('anna')
const domain = sampleId<'Product'>('example.ch')
const hosting = sampleId<'Product'>('hosting')
const day = (text: string): LocalDate => text as LocalDate
const person = { _tag: 'Person', account: anna, session: sampleId<'Session'>('s'), onBehalfOf: null } as const
const usual: RenewalMailsContext = {
  ...circumstances({ actor: person }),
  role: 'LegalRepresentative',
  zone: 'Europe/Zurich' as TimeZone,
  products: [],
}
const { given, twice } = specOf(renewalMailsSlice, usual)
const at = usual.now

describe('settings', () => {
  it('REN-01: reminders are switched off and on for the organisation', () => {
    const off: RenewalMailsEvent = { type: 'ExpiryRemindersSwitched', organisation, to: 'Off', at }
    given().when({ type: 'SwitchExpiryReminders', organisation, to: 'Off' }).then(off)
    given(off)
      .when({ type: 'SwitchExpiryReminders', organisation, to: 'On' })
      .then({ ...off, to: 'On' })
  })
  it('REN-01: intervals are chosen, up to two months ahead and no further', () => {
    const command = { type: 'SwitchReminderInterval', organisation, interval: '2m', to: 'On' } as const
    given().when(command).then({ type: 'ReminderIntervalSwitched', organisation, interval: '2m', to: 'On', at })
    expect(SwitchReminderInterval.codec.is({ ...command, interval: '3m' })).toBe(false)
  })
  it('REN-01: a host offers the intervals of its policy; one that it dropped can only be switched off', () => {
    const policy = { ...defaultPolicy, reminderIntervals: ['3d'] }
    given()
      .when({ type: 'SwitchReminderInterval', organisation, interval: '2m', to: 'On' }, { policy })
      .thenRefused('IntervalNotOffered', 'REN-01', { interval: '2m' })
    given()
      .when({ type: 'SwitchReminderInterval', organisation, interval: '7d', to: 'Off' }, { policy })
      .then({ type: 'ReminderIntervalSwitched', organisation, interval: '7d', to: 'Off', at })
  })
  it('REN-02: three notices of automatic renewal are each on or off', () => {
    for (const notice of ['BeforeAutomaticRenewal', 'RenewalConfirmation', 'Invoice'] as const) {
      const off: RenewalMailsEvent = { type: 'RenewalNoticeSwitched', organisation, notice, to: 'Off', at }
      given().when({ type: 'SwitchRenewalNotice', organisation, notice, to: 'Off' }).then(off)
      given(off)
        .when({ type: 'SwitchRenewalNotice', organisation, notice, to: 'On' })
        .then({ ...off, to: 'On' })
    }
  })
  it('REN-03: one change is one event, and what is so already is none', () => {
    const commands: ReadonlyArray<RenewalMailsCommand> = [
      { type: 'SwitchExpiryReminders', organisation, to: 'Off' },
      { type: 'SwitchReminderInterval', organisation, interval: '3d', to: 'On' },
      { type: 'SwitchReminderInterval', organisation, interval: '7d', to: 'Off' },
      { type: 'SwitchRenewalNotice', organisation, notice: 'Invoice', to: 'Off' },
    ]
    for (const command of commands) twice()(command).thenNothing()
  })
  it('REN-07: an administrator sets them too, nobody else does', () => {
    const command = { type: 'SwitchExpiryReminders', organisation, to: 'Off' } as const
    given()
      .when(command, { role: 'Administrator' })
      .then({ type: 'ExpiryRemindersSwitched', organisation, to: 'Off', at })
    for (const role of ['Collaborator', 'ExternalUser', null] as const)
      given().when(command, { role }).thenRefused('MayNotSetRenewalMails', 'REN-07')
  })
  it('REN-07: all of them may be off', () => {
    const history: ReadonlyArray<RenewalMailsEvent> = [
      { type: 'ExpiryRemindersSwitched', organisation, to: 'Off', at },
      { type: 'RenewalNoticeSwitched', organisation, notice: 'BeforeAutomaticRenewal', to: 'Off', at },
    ]
    const products = [
      { product: domain, expiresOn: day('2026-03-09'), renewal: 'Manual' },
      { product: hosting, expiresOn: day('2026-03-16'), renewal: 'Automatic' },
    ] as const
    const items = [
      { product: domain, expiresOn: day('2026-03-09'), interval: '7d' },
      { product: hosting, expiresOn: day('2026-03-16'), interval: 'Automatic' },
    ] as const
    given(...history)
      .when(
        { type: 'RecordDueReminders', organisation, day: day('2026-03-02'), items },
        { actor: { _tag: 'System', process: 'test' }, products },
      )
      .thenNothing()
  })
})
