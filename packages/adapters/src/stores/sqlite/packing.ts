/** What a field is known to hold without being written: the type of its event, its command's id or digest. */
export type KnownOf = 'type' | 'command' | 'digest'
/** A field of an object: its name, alone where its value is written. */
export type Field = string | readonly [name: string, holds: KnownOf]
/** The fields of an object in their order; `null` where its text is that of the whole value. */
export type Fields = ReadonlyArray<Field> | null
export type Known = Readonly<Partial<Record<KnownOf, string>>>

export interface Packed {
  readonly fields: Fields
  /** JSON: the values alone, or the whole. */
  readonly text: string
  /** What the JSON text of the whole has at most, in UTF-16 units. */
  readonly most: number
}

/** More than any event has; what has names of its own in every event is written as it is. */
const MOST_FIELDS = 64
const whole = (value: unknown): Packed => {
  const text = JSON.stringify(value)
  return { fields: null, text, most: text.length }
}

/** Takes the names out of what JSON can hold: they are the same in all events of a kind. `__proto__` is no field. */
export const packed = (value: unknown, known: Known): Packed => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return whole(value)
  const fields: Array<Field> = []
  const values: Array<unknown> = []
  let names = 0
  for (const name of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[name]
    if (field === undefined) continue
    if (name === '__proto__' || fields.length >= MOST_FIELDS) return whole(value)
    const holds = typeof field === 'string' ? holding(name, field, known) : null
    names += 6 * name.length + 4
    if (holds === null) {
      fields.push(name)
      values.push(field)
    } else {
      fields.push([name, holds])
      names += 6 * (field as string).length + 3
    }
  }
  const text = JSON.stringify(values)
  return { fields, text, most: text.length + names }
}

const holding = (name: string, value: string, { type, command, digest }: Known): KnownOf | null => {
  if (value === command) return 'command'
  if (value === digest) return 'digest'
  return name === 'type' && value === type ? 'type' : null
}

/** The value that was packed. */
export const unpacked = (fields: Fields, text: string, known: Known): unknown => {
  const written = JSON.parse(text) as unknown
  if (fields === null) return written
  const value: Record<string, unknown> = {}
  let next = 0
  for (const field of fields) {
    if (typeof field === 'string') value[field] = (written as ReadonlyArray<unknown>)[next++]
    else value[field[0]] = known[field[1]]
  }
  return value
}
