/** Listeners told, soon and once, that something happened. One that throws disturbs nobody. */
export interface Hub {
  readonly add: (listener: () => void) => () => void
  readonly fire: () => void
  readonly size: () => number
  readonly clear: () => void
}

export const hub = (): Hub => {
  const listeners = new Map<symbol, () => void>()
  let waiting = false
  const tell = (): void => {
    waiting = false
    for (const listener of [...listeners.values()]) {
      try {
        listener()
      } catch {
        // a hint only: whoever listens reads the log itself
      }
    }
  }
  return {
    add: (listener) => {
      const key = Symbol()
      listeners.set(key, listener)
      return () => void listeners.delete(key)
    },
    fire: () => {
      if (waiting || listeners.size === 0) return
      waiting = true
      queueMicrotask(tell)
    },
    size: () => listeners.size,
    clear: () => listeners.clear(),
  }
}
