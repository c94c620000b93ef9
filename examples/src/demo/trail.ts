import type { Mandat } from '@mandat/adapters'
import type { Instant } from '@mandat/domain'
import { type AuditPage, textOf } from '@mandat/projections'
import { askAs } from './asking.js'
import type { Cast } from './cast.js'
import { heading, type Say, shorten, table } from './tables.js'

type Entry = AuditPage['entries'][number]

const behalfOf = (onBehalfOf: Entry['onBehalfOf'], people: Cast): string => {
  switch (onBehalfOf?._tag) {
    case undefined:
      return ''
    case 'Organisation':
      return people.nameOf(onBehalfOf.organisation)
    case 'Partner':
      return `${people.nameOf(onBehalfOf.partner)} for ${people.nameOf(onBehalfOf.client)}`
  }
}
const whoIs = (actor: Entry['actor']): string => {
  switch (actor._tag) {
    case 'Person':
      return actor.name === null ? 'somebody' : textOf(actor.name)
    case 'Token':
      return `token of ${actor.name === null ? 'somebody' : textOf(actor.name)}`
    case 'Operator':
      return 'an operator'
    case 'System':
      return actor.process
    case 'Visitor':
    case 'LinkHolder':
      return 'somebody at the door'
  }
}

/** The program behind a device's long name, such as Firefox/140. */
const browserOf = (device: string): string => shorten(device.split(' ').at(-1)?.replace(/\.0$/, '') ?? '', 11)

/**
 * Who did what on the day on which an account was secured, from where, and on behalf of whom; asked by its person
 * (SES-04).
 */
export const showTrail = async (say: Say, manager: Mandat, people: Cast): Promise<void> => {
  say(heading('The audit trail of the compromise'))
  const story = people.compromised()
  const asked =
    story === null
      ? null
      : await askAs(manager, people, [story.account], (actor) =>
          manager.query.auditTrail(actor, {
            of: { _tag: 'Account', account: story.account },
            from: `${story.day}T00:00:00.000Z` as Instant,
            to: `${story.day}T23:59:59.999Z` as Instant,
            count: 200,
          }),
        )
  if (story === null || asked === null) {
    say('nobody was compromised yet')
    return
  }
  say(`of the account of ${people.nameOf(story.account)} on ${story.day}, asked by its person`)
  say(
    table(
      ['time', 'what', 'who', 'from where', 'device', 'on behalf of'],
      asked.seen.entries.map((e) => [
        e.recordedAt.slice(11, 19),
        e.type,
        whoIs(e.actor),
        e.ipAddress === null ? '' : textOf(e.ipAddress),
        e.device === null ? '' : browserOf(textOf(e.device)),
        shorten(behalfOf(e.onBehalfOf, people), 20),
      ]),
      [10, 28, 24, 15, 13, 22],
    ),
  )
}
