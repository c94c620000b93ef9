/** 64 hexadecimal digits that stand for a text, as SHA-256 would give, without being SHA-256. */
export const sampleDigest = (text: string): string => {
  const seeds = [2166136261, 40389, 16777619, 305419896]
  const mixed = seeds.map((seed) =>
    Array.from(text).reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619) ^ (hash >>> 15), seed),
  )
  return Array.from({ length: 64 }, (_, i) => {
    const hash = Math.imul((mixed[i % 4] ?? 0) ^ Math.imul(i + 1, 2654435761), 2246822519)
    return ((hash ^ (hash >>> 13)) >>> 28).toString(16)
  }).join('')
}
