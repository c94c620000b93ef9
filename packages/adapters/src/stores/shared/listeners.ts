/** Listeners told, soon and once, that something happened. One that throws disturbs nobody. */
export interface Listeners {
  readonly add: (listener: () => void) => () => void
  readonly tell: () => void
  readonly size: () => number
  readonly clear: () => void
}

export const newListeners = (): Listeners => {
  const listeners = new Map<symbol, () => void>()
  let waiting = false
  const tellAll = (): void => {
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
    tell: () => {
      if (waiting || listeners.size === 0) return
      waiting = true
      queueMicrotask(tellAll)
    },
    size: () => listeners.size,
    clear: () => listeners.clear(),
  }
}
