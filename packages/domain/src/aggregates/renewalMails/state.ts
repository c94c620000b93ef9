import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { plusDays } from '../../core/values/calendar.js'
import { dictionary, variants, type VariantsOf } from '../../core/values/codecs.js'
import { IdMap, idMap } from '../../core/values/idMap.js'
import type { OrganisationId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'
import { ReminderInterval, type ReminderItem, type RenewalMailsEvent, renewalMailsEvents, Switch } from './events.js'

const situations = {
  Settings: {
    expiryReminders: Switch,
    /**
     * The chosen intervals, each with the moment it was chosen: one that had passed by then makes no reminder (REN-07).
     */
    intervals: dictionary(Instant),
    notices: dictionary(Switch),
    /** Since when the reminders and each notice are on: what had passed by then is not made up for (REN-07). */
    since: dictionary(Instant),
    /** Every reminder that fell due, by the expiry it was for, under {@link reminderKey} (REN-04). */
    reminded: dictionary(idMap(LocalDate)),
  },
}
/**
 * An organisation's settings, and what it was reminded of. Before the first event: all on, a month and 7 days ahead.
 */
export const RenewalMailsState = variants(situations)
export type RenewalMailsState = VariantsOf<typeof situations>

/** What makes two reminders the same one: product, expiry date and interval (REN-04). */
export const reminderKey = (item: ReminderItem): string => `${item.product}|${item.expiresOn}|${item.interval}`

type Reminded = RenewalMailsState['reminded']
/** What was reminded of, with these reminders too. */
export const withReminded = (reminded: Reminded, items: ReadonlyArray<ReminderItem>): Reminded =>
  items.reduce<Reminded>(
    (all, item) => ({
      ...all,
      [item.expiresOn]: (all[item.expiresOn] ?? IdMap.of<LocalDate>({})).with(reminderKey(item), item.expiresOn),
    }),
    reminded,
  )
/** Whether that very reminder fell due before. */
export const wasReminded = ({ reminded }: Pick<RenewalMailsState, 'reminded'>, item: ReminderItem): boolean =>
  reminded[item.expiresOn]?.has(reminderKey(item)) === true

const evolve = (state: RenewalMailsState, event: RenewalMailsEvent): RenewalMailsState => {
  switch (event.type) {
    case 'ExpiryRemindersSwitched':
      return { ...state, expiryReminders: event.to, since: { ...state.since, ExpiryReminders: event.at } }
    case 'ReminderIntervalSwitched': {
      const { [event.interval]: _gone, ...others } = state.intervals
      return { ...state, intervals: event.to === 'On' ? { ...others, [event.interval]: event.at } : others }
    }
    case 'RenewalNoticeSwitched':
      return {
        ...state,
        notices: { ...state.notices, [event.notice]: event.to },
        since: { ...state.since, [event.notice]: event.at },
      }
    case 'RemindersFellDue':
      return {
        ...state,
        reminded: withReminded(
          // what has expired on every calendar can never fall due again; two are up to two days apart
          Object.fromEntries(
            Object.entries(state.reminded).filter(([expiresOn]) => expiresOn > plusDays(event.day, -2)),
          ),
          event.items,
        ),
      }
  }
}

const start = '1970-01-01T00:00:00.000Z' as Instant

/** Settings under which everything is reminded of that can be. */
export const everyReminder: RenewalMailsState = {
  _tag: 'Settings',
  expiryReminders: 'On',
  intervals: Object.fromEntries(ReminderInterval.values.map((interval) => [interval, start])),
  notices: { BeforeAutomaticRenewal: 'On', RenewalConfirmation: 'On', Invoice: 'On' },
  since: { ExpiryReminders: start, BeforeAutomaticRenewal: start, RenewalConfirmation: start, Invoice: start },
  reminded: {},
}

/** How switches and reminders make an organisation's {@link RenewalMailsState}. */
export const renewalMails: Aggregate<RenewalMailsState, RenewalMailsEvent> = {
  category: 'renewalMails',
  events: renewalMailsEvents,
  state: RenewalMailsState,
  initialState: { ...everyReminder, intervals: { '7d': start, '1m': start } },
  evolve,
}
/**
 * `renewalMails-<organisation>`: one stream of settings and reminders: that each falls due once is decided in one place
 * (REN-04).
 */
export const renewalMailsStream = (id: OrganisationId): string => `renewalMails-${id}`

/** Asks how an organisation's renewal mails are set now. */
export const renewalMailsNow = (id: OrganisationId): Question<RenewalMailsState> =>
  stateNow(renewalMails, renewalMailsStream(id))
