import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { account } from './aggregates/account/state.js'
import { registry } from './registry.js'
import { decodeWith } from './core/values/codecs.js'
import type { Aggregate } from './core/record/aggregate.js'
import { EventMeta } from './core/record/envelope.js'
import { type AnyEvent, type EventDefinition, eventReader } from './core/record/event.js'
import { categories } from './core/values/sealed.js'
import { personalFields, shapeOf } from './core/values/shape.js'
import { organisation } from './aggregates/organisation/state.js'
import { partnership } from './aggregates/partnership/state.js'
import { product } from './aggregates/product/state.js'
import { renewalMails } from './aggregates/renewalMails/state.js'
import { session } from './aggregates/session/state.js'
import { deepFreeze, eventArbitrary, sampleId } from './testing/index.js'
import { throttle } from './aggregates/throttle/state.js'
import { token } from './aggregates/token/state.js'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one list of aggregates of every type
const aggregates: ReadonlyArray<Aggregate<any, any>> = [
  account,
  session,
  organisation,
  partnership,
  token,
  product,
  renewalMails,
  throttle,
]
const definitions = registry.events
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the catalogue of events', () => {
  it('lists every aggregate by its category, and every type once', () => {
    expect(Object.keys(registry.catalogue)).toEqual(aggregates.map((a) => a.category))
    for (const aggregate of aggregates) expect(registry.catalogue[aggregate.category]).toBe(aggregate.events)
    const types = definitions.map((d) => d.type)
    expect(new Set(types).size).toBe(types.length)
  })

  it.each(definitions.map((d): [string, EventDefinition] => [d.type, d]))(
    'LOG-05: %s comes back from the log as it went in',
    (_, definition) => {
      const read = eventReader(definitions)
      fc.assert(
        fc.property(eventArbitrary(definition), (event) => {
          expect(read({ type: definition.type, version: definition.version, data: json(event) })).toEqual(
            E.right(event),
          )
        }),
        { numRuns: 40 },
      )
    },
  )

  it.each(aggregates.map((a) => [a.category, a] as const))(
    'every sequence of events makes a state of %s that fits its codec',
    (_, aggregate) => {
      const ids = ['a', 'b', 'c'].map((name) => sampleId(name))
      const events = fc.array(fc.oneof(...aggregate.events.map((d) => eventArbitrary(d, { ids }))), { maxLength: 25 })
      fc.assert(
        fc.property(events, (history) => {
          const state = history.reduce<unknown>((s, event) => {
            const next: unknown = aggregate.evolve(deepFreeze<unknown>(s), deepFreeze<AnyEvent>(event))
            expect(decodeWith(aggregate.state, json(next))).toEqual(E.right(next))
            return next
          }, aggregate.initialState)
          expect(
            history.reduce<unknown>((s, event) => aggregate.evolve(s, event) as unknown, aggregate.initialState),
          ).toEqual(state)
        }),
        { numRuns: 50 },
      )
    },
  )

  it.each(definitions.map((d): [string, EventDefinition] => [d.type, d]))(
    'the personal fields of %s say why they are held and whose they are',
    (_, definition) => {
      expectOwned(definition.codec, definition.type)
    },
  )

  it('the personal fields of what is kept with every event are of the one who acts', () => {
    const fields = personalFields(EventMeta)
    expect(fields.map(({ path, type }) => [path, type.spec.category, type.spec.subject])).toEqual([
      ['ipAddress', 'Trace', 'actor'],
      ['device', 'Trace', 'actor'],
    ])
    expectOwned(EventMeta, 'EventMeta')
  })

  it('one name of a personal field means one thing: the same category, subject and purpose wherever it is', () => {
    const specs = new Map<string, object>()
    for (const { type } of definitions.flatMap((d) => personalFields(d.codec)))
      expect(specs.get(type.spec.field) ?? specs.set(type.spec.field, type.spec).get(type.spec.field)).toBe(type.spec)
  })
})

/** Every personal field has a purpose, a category, and a subject that stands beside it in the same record. */
const expectOwned = (codec: EventDefinition['codec'], where: string): void => {
  const shape = shapeOf(codec)
  switch (shape._tag) {
    case 'Record':
      for (const [key, prop] of Object.entries(shape.props)) {
        for (const { path, type } of personalFields(prop)) {
          const { purpose, category, subject, field, plain } = type.spec
          expect([
            where,
            key,
            purpose.length > 10,
            categories.includes(category),
            field.length > 0,
            plain.max > 0,
          ]).toEqual([where, key, true, true, true, true])
          // what lies in a record of its own has its subject there
          if (!path.includes('.') && !nested(prop))
            expect([where, key, subject, subject === 'actor' || Object.hasOwn(shape.props, subject)]).toEqual([
              where,
              key,
              subject,
              true,
            ])
        }
        expectOwned(prop, `${where}.${key}`)
      }
      return
    case 'Variants':
      Object.entries(shape.members).forEach(([tag, member]) => {
        expectOwned(member, `${where}.${tag}`)
      })
      return
    case 'List':
    case 'Dictionary':
      expectOwned(shape.item, where)
      return
    case 'Nullable':
      expectOwned(shape.inner, where)
      return
    case 'Personal':
    case 'Secret':
    case 'Leaf':
  }
}
/** Whether a record lies between the field and its boxes. */
const nested = (codec: EventDefinition['codec']): boolean => {
  const shape = shapeOf(codec)
  switch (shape._tag) {
    case 'Record':
    case 'Variants':
      return true
    case 'List':
    case 'Dictionary':
      return nested(shape.item)
    case 'Nullable':
      return nested(shape.inner)
    case 'Personal':
    case 'Secret':
    case 'Leaf':
      return false
  }
}
