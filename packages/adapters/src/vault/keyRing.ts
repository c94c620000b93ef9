import { LRUCache } from 'lru-cache'
import { keyContext, open, seal } from './cipher.js'

/**
 * Wraps and unwraps keys with the master key. What it remembers is used only for the very wrapping the store holds now.
 */
export interface KeyRing {
  readonly wrap: (subject: string, category: string, key: Uint8Array) => string
  readonly unwrap: (subject: string, category: string, wrapped: string) => Buffer | null
  readonly forget: (subject: string, category: string) => void
}

export const keyRing = (masterKey: Uint8Array, size: number): KeyRing => {
  const master = Buffer.from(masterKey)
  const keys = new LRUCache<string, { readonly wrapped: string; readonly key: Buffer }>({
    max: size,
    // also in memory, a key ends with its erasure
    dispose: ({ key }) => void key.fill(0),
  })
  return {
    wrap: (subject, category, key) => seal(master, keyContext(subject, category), key),
    unwrap: (subject, category, wrapped) => {
      const context = keyContext(subject, category)
      const known = keys.get(context)
      if (known?.wrapped === wrapped) return known.key
      const key = open(master, context, wrapped)
      if (key !== null) keys.set(context, { wrapped, key })
      return key
    },
    forget: (subject, category) => void keys.delete(keyContext(subject, category)),
  }
}
