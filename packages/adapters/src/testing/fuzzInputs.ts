import { type CommandDefinition, plainOf, registry } from '@mandat/domain/kit'
import { arbitraryOf } from '@mandat/domain/testing'
import fc from 'fast-check'
import type { FuzzWorld } from './fuzzWorld.js'
import { nasty } from './nasty.js'

/** What is done to a command that would be well formed. */
type Harm =
  | { readonly _tag: 'None' }
  | { readonly _tag: 'Drop'; readonly at: number }
  | { readonly _tag: 'Spoil'; readonly at: number; readonly deep: boolean; readonly nasty: number }
  | { readonly _tag: 'Add'; readonly key: string; readonly where: 'Data' | 'Frame'; readonly nasty: number }
  | { readonly _tag: 'Frame'; readonly field: string; readonly nasty: number }
  | { readonly _tag: 'Retype'; readonly type: string }
  | { readonly _tag: 'Repeat' }
  | { readonly _tag: 'Whole'; readonly nasty: number }
/** How an input is made: plain data, so that it can be printed. */
export interface Recipe {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly actor: unknown
  readonly harm: Harm
}

const all: ReadonlyArray<CommandDefinition> = [...registry.commands.values()]
/** What callers give; the others' names come by another harm. */
const definitions = all.filter(({ givenBy }) => givenBy === 'Callers')
const anyNasty = fc.nat({ max: nasty.length - 1 })
const keys = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'type',
  '_tag',
  'id',
  'extra',
  '',
  '0',
  'a\u0000',
  '\ud800',
)
type HarmOf<T extends Harm['_tag']> = Extract<Harm, { readonly _tag: T }>
const harmOf = <T extends Harm['_tag']>(
  _tag: T,
  rest: { readonly [K in Exclude<keyof HarmOf<T>, '_tag'>]: fc.Arbitrary<HarmOf<T>[K]> },
): fc.Arbitrary<Harm> => fc.record({ _tag: fc.constant(_tag), ...rest }) as unknown as fc.Arbitrary<Harm>
const frameFields = fc.constantFrom('id', 'actor', 'from', 'causation', 'correlation', 'data', 'type')
const otherTypes = fc.oneof(
  fc.constantFrom('Nothing', 'constructor', '__proto__', ''),
  fc.constantFrom(...all.map((d) => d.type)),
)
const at = fc.nat({ max: 9 })
const harm: fc.Arbitrary<Harm> = fc.oneof(
  { weight: 45, arbitrary: harmOf('None', {}) },
  { weight: 7, arbitrary: harmOf('Drop', { at }) },
  { weight: 22, arbitrary: harmOf('Spoil', { at, deep: fc.boolean(), nasty: anyNasty }) },
  { weight: 7, arbitrary: harmOf('Add', { key: keys, where: fc.constantFrom('Data', 'Frame'), nasty: anyNasty }) },
  { weight: 8, arbitrary: harmOf('Frame', { field: frameFields, nasty: anyNasty }) },
  { weight: 3, arbitrary: harmOf('Retype', { type: otherTypes }) },
  { weight: 4, arbitrary: harmOf('Repeat', {}) },
  { weight: 4, arbitrary: harmOf('Whole', { nasty: anyNasty }) },
)

/** Recipes for inputs of every kind, from the commands' own codecs. */
export const recipes = ({ ids, known, actors }: FuzzWorld): fc.Arbitrary<Recipe> => {
  const fieldOf = (key: string, codec: CommandDefinition['codec']): fc.Arbitrary<unknown> => {
    const any = arbitraryOf(plainOf(codec) as never, { idsOf: ids })
    return known[key] === undefined
      ? any
      : fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...known[key]) }, { weight: 1, arbitrary: any })
  }
  const actor = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...actors.slice(0, 12)) },
    { weight: 1, arbitrary: fc.constantFrom(...actors) },
  )
  return fc
    .oneof(
      ...definitions.map(({ type, fields, origin }) =>
        fc.record({
          type: fc.constant(type),
          actor,
          harm,
          own: fc.nat(9),
          data: fc.record(
            Object.fromEntries(
              Object.entries(fields)
                .filter(([key]) => !origin.includes(key))
                .map(([key, codec]) => [key, fieldOf(key, codec as never)]),
            ),
          ),
        }),
      ),
    )
    .map(({ own, ...recipe }): Recipe => (own < 7 ? { ...recipe, data: { ...recipe.data, ...ownOf(recipe) } } : recipe))
}

/** Most people speak of their own account. */
const ownOf = ({ type, data, actor }: Recipe): object => {
  const { account, session } = actor as Readonly<Record<string, unknown>>
  const own = { account, founder: account, ...(type === 'LogOut' ? { session } : {}) }
  return Object.fromEntries(
    Object.entries(own).filter(([key, value]) => value !== undefined && Object.hasOwn(data, key)),
  )
}

const spoilt = (
  fields: Readonly<Record<string, unknown>>,
  at: number,
  deep: boolean,
  value: unknown,
): Record<string, unknown> => {
  const names = Object.keys(fields)
  const name = names[at % Math.max(1, names.length)] ?? 'nothing'
  const inner = fields[name]
  const within =
    deep && typeof inner === 'object' && inner !== null && !Array.isArray(inner) && Object.keys(inner).length > 0
  if (within) return { ...fields, [name]: spoilt(inner as Record<string, unknown>, at, true, value) }
  return { ...fields, [name]: deep && Array.isArray(inner) ? [...(inner as ReadonlyArray<unknown>), value] : value }
}
const withOwn = (object: object, key: string, value: unknown): object =>
  Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true })

/** The input that a recipe makes; `id` is its own, `before` one that was used. */
export const inputOf = ({ type, data, actor, harm: done }: Recipe, id: string, before: string): unknown => {
  const made = (index: number): unknown => nasty[index]?.()
  const input = { type, data, actor, id }
  switch (done._tag) {
    case 'None':
      return input
    case 'Drop':
      return {
        ...input,
        data: Object.fromEntries(Object.entries(data).filter((_, i, all) => i !== done.at % all.length)),
      }
    case 'Spoil':
      return { ...input, data: spoilt(data, done.at, done.deep, made(done.nasty)) }
    case 'Add':
      return done.where === 'Data'
        ? { ...input, data: withOwn(data, done.key, made(done.nasty)) }
        : withOwn(input, done.key, made(done.nasty))
    case 'Frame':
      return { ...input, [done.field]: made(done.nasty) }
    case 'Retype':
      return { ...input, type: done.type }
    case 'Repeat':
      return { ...input, id: before }
    case 'Whole':
      return made(done.nasty)
  }
}
