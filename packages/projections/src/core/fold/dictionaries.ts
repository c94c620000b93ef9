/** A dictionary without one of its keys. */
export const without = <A>(entries: Readonly<Record<string, A>>, key: string): Readonly<Record<string, A>> => {
  const { [key]: _gone, ...rest } = entries
  return rest
}

/** A dictionary with one entry changed, if it is there. */
export const withChanged = <A>(
  entries: Readonly<Record<string, A>>,
  key: string,
  change: (entry: A) => A,
): Readonly<Record<string, A>> => {
  const entry = entries[key]
  return entry === undefined ? entries : { ...entries, [key]: change(entry) }
}
