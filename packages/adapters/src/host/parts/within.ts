import { systemTimers } from '@mandat/projections/kit'

/** What is asked, or `null` where it does not come in time; it is not waited for any longer then. */
export const within = async <A>(ms: number, asked: Promise<A>): Promise<A | null> => {
  let cancel = (): void => undefined
  const late = new Promise<null>((resolve) => {
    cancel = systemTimers.after(ms, () => {
      resolve(null)
    })
  })
  const first = await Promise.race([asked, late])
  cancel()
  return first
}
