export const until = async (what: () => boolean): Promise<void> => {
  for (let i = 0; !what(); i++) {
    if (i > 40_000) throw new Error(`never: ${what.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
