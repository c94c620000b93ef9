/** Deep enough for any event, shallow enough for the stack; it also ends a cycle. */
const MAX_DEPTH = 1_000

/**
 * The path of the first thing in `value` that JSON would lose or change (no number, bytes, a date, a map, a function, a
 * hole in a list), or `null`. A field that is undefined is as good as left out. `value` itself must be a value.
 */
export const jsonFault = (value: unknown, path: string): string | null => {
  const fault = faultIn(value, 0)
  return fault === null ? null : [path, ...fault].join('.')
}

const HERE: ReadonlyArray<string> = []
/** Told without its path, which is as deep. */
const DEEP: ReadonlyArray<string> = []

const faultIn = (value: unknown, depth: number): ReadonlyArray<string> | null => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null
    case 'number':
      return Number.isFinite(value) ? null : HERE
    case 'object':
      return value === null ? null : faultInObject(value, depth)
    case 'bigint':
    case 'undefined':
    case 'function':
    case 'symbol':
      return HERE
  }
}

const faultInObject = (value: object, depth: number): ReadonlyArray<string> | null => {
  if (depth > MAX_DEPTH) return DEEP
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const fault = faultIn(value[i], depth + 1)
      if (fault !== null) return fault === DEEP ? DEEP : [String(i), ...fault]
    }
    return null
  }
  if (!isPlain(value)) return HERE
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key]
    const fault = field === undefined ? null : faultIn(field, depth + 1)
    if (fault !== null) return fault === DEEP ? DEEP : [key, ...fault]
  }
  return null
}

/** Of any realm: what a class made has a prototype that has one itself. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
