/** Tells somebody who only listens; a listener's trouble is its own. */
export const heard = <Args extends ReadonlyArray<unknown>>(
  listener: ((...args: Args) => void) | undefined,
  ...args: Args
): void => {
  try {
    listener?.(...args)
  } catch {
    // nobody waits for a listener
  }
}
