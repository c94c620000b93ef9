/** JSON text, or `null` when the value has none. */
export const jsonText = (value: unknown): string | null => {
  try {
    return JSON.stringify(value) ?? null
  } catch {
    return null
  }
}
