import type { Mandat } from '@mandat/adapters'
import type { Actor } from '@mandat/domain'
import { orThrow, type Tally } from './play.js'
import { counts, firstOf, heading, type Say, shorten, table } from './tables.js'

const auditor: Actor = { _tag: 'System', process: 'demo' }
const PAGE = 500

/** Every event by its type, counted in the audit trail. */
export const countEvents = async ({ query }: Mandat): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>()
  for (let after: string | null = ''; after !== null;) {
    const page: { readonly entries: ReadonlyArray<{ readonly type: string }>; readonly next: string | null } = orThrow(
      await query.auditTrail(auditor, { of: { _tag: 'Everything' }, count: PAGE, ...(after === '' ? {} : { after }) }),
    )
    for (const { type } of page.entries) found.set(type, (found.get(type) ?? 0) + 1)
    after = page.next
  }
  return found
}
export const sumOf = (found: ReadonlyMap<string, number>): number => [...found.values()].reduce((sum, n) => sum + n, 0)

export const showHappened = (say: Say, tally: Tally, events: ReadonlyMap<string, number>): void => {
  say(heading('What happened'))
  say(`${String(sumOf(tally.applied))} commands applied`)
  say(counts('command', tally.applied))
  say(
    `${String(tally.calls - tally.callsRefused)} API calls accepted; ${String(sumOf(events))} events of ${String(events.size)} types`,
  )
  say(counts('event', events))
}

export const showRefused = (say: Say, tally: Tally): void => {
  say(heading('What was refused, and by which rule'))
  const share = (100 * tally.refused) / Math.max(1, tally.commands)
  say(
    `${String(tally.refused)} commands (${share.toFixed(1)} %) and ${String(tally.callsRefused)} API calls; ${String(tally.invalid)} commands were no valid input`,
  )
  const rows = [...tally.refusals.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  say(
    table(
      ['rule', 'refusal', 'n', 'message'],
      rows.map((r) => [r.rule, r.name, r.count, r.message]),
      [9, 31, 5, 70],
    ),
  )
}

export const showMails = (
  say: Say,
  subjects: ReadonlyMap<string, number>,
  folder: string,
  example: string | null,
): void => {
  say(heading('Mails'))
  const { shown, more } = firstOf(
    [...subjects].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
    30,
  )
  say(
    table(
      ['n', 'subject'],
      shown.map(([subject, n]) => [n, shorten(subject, 100)]),
    ),
  )
  if (more !== '') say(`${more} subjects`)
  say(`${String(sumOf(subjects))} mails in ${folder}`)
  if (example !== null) say(`for instance ${example}`)
}
