import { describe, expect, it } from '@jest/globals'
import { decodeInput } from './core/handle/input.js'
import { alike } from './questions/refusals.js'
import { registry } from './registry.js'
import { slices } from './slices/all.js'

/** Of a token's text and of a session's: no command, but a host's question is refused with them. */
const ofQuestions = ['NotATokenText', 'UnknownSession']

describe('the public contract', () => {
  it.each(slices.map((slice) => [slice.category, slice] as const))(
    'of %s tells of every command, and its examples are what a host may write',
    (_, { commands, guide }) => {
      expect(Object.keys(guide)).toStrictEqual(commands.map(({ type }) => type))
      for (const definition of commands) {
        const { does, who, rules, example } = (guide as Record<string, Guide>)[definition.type] as Guide
        expect([definition.type, does !== '' && who !== '' && rules.length > 0]).toStrictEqual([definition.type, true])
        expect([definition.type, example === undefined]).toStrictEqual([
          definition.type,
          definition.givenBy === 'Library',
        ])
        if (example === undefined) continue
        const data = { ...Object.fromEntries(definition.origin.map((key) => [key, null])), ...example }
        expect(decodeInput(definition, data)).toMatchObject({ _tag: 'Right' })
      }
    },
  )

  it('names each event of a slice as what may follow from one of its commands', () => {
    for (const { events, guide } of slices) {
      const named = new Set(Object.values(guide as Record<string, Guide>).flatMap((one) => one.events))
      expect([...named].sort()).toStrictEqual(events.map(({ type }) => type).sort())
    }
  })

  it('names each refusal of a slice as an answer to one of its commands', () => {
    for (const { guide, refusals } of slices) {
      const named = new Set(Object.values(guide as Record<string, Guide>).flatMap((one) => one.refusals))
      const all = Object.keys(refusals ?? {})
      expect(all.filter((name) => !named.has(name) && !ofQuestions.includes(name))).toStrictEqual([])
    }
  })

  it('has one meaning for each name of a refusal, over all slices', () => {
    const names = slices.flatMap(({ refusals }) => Object.entries(refusals ?? {}))
    const meanings = new Map<string, unknown>()
    for (const [name, { declared: one }] of names) {
      expect([name, meanings.get(name) ?? one]).toStrictEqual([name, one])
      meanings.set(name, one)
      const [rule, meaning, wayOut] = one
      expect([name, rule !== undefined && meaning !== '' && (wayOut ?? '') !== '']).toStrictEqual([name, true])
    }
    const twice = names.map(([name]) => name).filter((name, i, all) => all.indexOf(name) !== i)
    expect([...new Set(twice)].filter((name) => !Object.hasOwn(alike, name))).toStrictEqual([])
  })

  it('offers 60 commands to callers, and keeps 18 for itself', () => {
    const offered = [...registry.commands.values()].filter(({ givenBy }) => givenBy === 'Callers')
    expect([offered.length, registry.commands.size - offered.length]).toStrictEqual([60, 18])
  })
})

interface Guide {
  readonly does: string
  readonly who: string
  readonly rules: ReadonlyArray<string>
  readonly events: ReadonlyArray<string>
  readonly refusals: ReadonlyArray<string>
  readonly example?: object
}
