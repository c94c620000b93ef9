import { DAY, type Instant, instantOf } from '@mandat/domain'

let [lastDay, date] = [Number.NaN, '']
const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const two = (n: number): string => TWO[n] ?? ''

/** {@link instantOf} in a fifth of the time, where moments of one day follow each other: every event read has one. */
export const timeOf = (ms: number): Instant => {
  const day = Math.floor(ms / DAY)
  if (day !== lastDay) [lastDay, date] = [day, instantOf(ms).slice(0, 11)]
  const rest = ms - day * DAY
  const minutes = Math.floor(rest / 60_000)
  const seconds = rest - minutes * 60_000
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(Math.floor(seconds / 1_000))}`
  return `${date}${time}.${String(seconds % 1_000).padStart(3, '0')}Z` as Instant
}
