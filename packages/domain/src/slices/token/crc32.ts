const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let c = byte
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32 (ISO 3309, as in zlib) of ASCII text. */
export const crc32 = (ascii: string): number => {
  let c = 0xffffffff
  for (let i = 0; i < ascii.length; i++) c = (table[(c ^ ascii.charCodeAt(i)) & 0xff] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
