/**
 * The same value, which nobody can change any more, however deep. What is frozen already is taken to be so all the way
 * down.
 */
export const deepFreeze = <A>(value: A): A => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const key in value) deepFreeze(value[key])
  return value
}
