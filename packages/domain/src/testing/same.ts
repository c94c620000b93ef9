const render = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (v === undefined ? '(undefined)' : v), 2)

const equal = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length
    && keys.every(
      (key) => Object.hasOwn(b, key) && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}

/** Strict, ordered, whole equality; throws with both sides, for any test runner. */
export const same = (what: string, actual: unknown, expected: unknown): void => {
  if (!equal(actual, expected))
    throw new Error(`${what}\n  expected: ${render(expected)}\n  actual:   ${render(actual)}`)
}
