import * as t from 'io-ts'
import { NullableType, VariantsType } from './codecs.js'
import { InstantType, LocalDateType } from './instant.js'

/** Whether a value has the shape of a codec; says exactly what the codec's `is` says, in a fraction of the time. */
export type Check = (u: unknown) => boolean

const known = new WeakMap<t.Mixed, Check>()

/** The check of a codec, made once from its tree. What it does not know better is left to the codec itself. */
export const checkOf = (codec: t.Mixed): Check => {
  const found = known.get(codec)
  if (found !== undefined) return found
  const made = compile(codec)
  known.set(codec, made)
  return made
}

const compile = (codec: t.Mixed): Check => {
  if (codec instanceof t.InterfaceType) return checkRecord(codec.props as t.Props)
  if (codec instanceof t.ArrayType) {
    const item = checkOf(codec.type as t.Mixed)
    return (u) => Array.isArray(u) && u.every((one) => item(one))
  }
  if (codec instanceof NullableType) {
    const inner = checkOf(codec.inner as t.Mixed)
    return (u) => u === null || inner(u)
  }
  if (codec instanceof VariantsType) return checkVariants(codec.members)
  if (codec instanceof t.LiteralType) return (u) => u === codec.value
  if (codec instanceof InstantType) return isInstant
  if (codec instanceof LocalDateType) return isLocalDate
  return (u) => codec.is(u)
}

const checkRecord = (props: t.Props): Check => {
  const fields = Object.entries(props).map(([key, prop]) => ({ key, check: checkOf(prop) }))
  return (u) => {
    if (!t.UnknownRecord.is(u)) return false
    for (const { key, check } of fields) {
      const value = u[key]
      if ((value === undefined && !Object.hasOwn(u, key)) || !check(value)) return false
    }
    return true
  }
}

const checkVariants = (variants: Readonly<Record<string, t.Mixed>>): Check => {
  const members = new Map(Object.entries(variants).map(([tag, member]) => [tag, checkOf(member)]))
  return (u) => {
    const tag = typeof u === 'object' && u !== null ? (u as { _tag?: unknown })._tag : undefined
    return typeof tag === 'string' && members.get(tag)?.(u) === true
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
const leaps = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Of a text of the right form: whether the calendar has that day. A `Date` would tell as well, in a hundred times the time. */
const isDay = (text: string): boolean => {
  const month = two(text, 5)
  const day = two(text, 8)
  return day >= 1 && day <= (DAYS[month] ?? 0) && (month !== 2 || day < 29 || leaps(two(text, 0) * 100 + two(text, 2)))
}
const isLocalDate: Check = (u) => typeof u === 'string' && DATE.test(u) && isDay(u)
const isInstant: Check = (u) =>
  typeof u === 'string' && INSTANT.test(u) && isDay(u) && two(u, 11) < 24 && two(u, 14) < 60 && two(u, 17) < 60
