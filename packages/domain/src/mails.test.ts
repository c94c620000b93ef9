import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { askAgain } from './core/react/askAgain.js'
import { decodeMail, type Mail } from './core/react/mail.js'
import type { AnyEvent } from './core/record/event.js'
import type { StreamName } from './core/record/envelope.js'
import { registry } from './registry.js'
import { sampleId } from './testing/index.js'
import { answersOf } from './testing/reactions.js'
import type { Row } from './testing/waitingMail.js'
import { rows } from './testing/waitingMails.js'

type Streams = Readonly<Record<StreamName, ReadonlyArray<AnyEvent>>>
const after = (before: Streams, more: Streams): Streams =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(more)])].map((stream) => [
      stream,
      [...(before[stream] ?? []), ...(more[stream] ?? [])],
    ]),
  )
const waiting = ({ template, to, facts, link }: Row): Mail => {
  const read = decodeMail(registry.mails)({
    id: 'm1',
    template,
    to,
    facts,
    link: link ?? null,
    about: sampleId<'Event'>('e'),
  })
  if (E.isLeft(read)) throw new Error(`${template}: ${JSON.stringify(read.left)}`)
  return read.right
}
const ask = async (row: Row, streams: Streams, now = row.now) => {
  const definition = registry.mails.get(row.template)
  if (definition === undefined) throw new Error(`there is no mail ${row.template}`)
  const asked = await askAgain(definition, waiting(row), now, answersOf({ streams }))()
  if (E.isLeft(asked)) throw new Error('the questions could not be answered')
  return asked.right
}
const change = (mail: Mail, more: object): object => ({ _tag: 'Holds', mail: { ...mail, ...more } })

describe('REN-06, PAR-06, hole 6: a mail that waits is asked again when it is sent', () => {
  it('every kind of mail has its row', () => {
    expect(rows.map(({ template }) => template).sort()).toStrictEqual([...registry.mails.keys()].sort())
  })
  it.each(rows)('$template: holds as long as nothing comes between', async (row) => {
    expect(await ask(row, row.streams)).toStrictEqual(change(waiting(row), {}))
  })
  it.each(rows.flatMap((row) => row.between.map((one) => ({ name: `${row.template}: ${one.what}`, row, one }))))(
    '$name',
    async ({ row, one }) => {
      const asked = await ask(row, after(row.streams, one.streams ?? {}), one.now ?? row.now)
      expect(asked).toStrictEqual(
        typeof one.then === 'string' ? { _tag: 'Lapsed', why: one.then } : change(waiting(row), one.then),
      )
    },
  )
})
