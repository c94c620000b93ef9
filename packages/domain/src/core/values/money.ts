import { memoByText } from './memo.js'
import { type Fields, integer, pattern, record } from './codecs.js'

const LARGEST = 1_000_000_000_000
const currency = pattern(/^[A-Z]{3}$/, 3, 'an ISO 4217 currency code such as CHF')
/** An amount in minor units (cents, Rappen) of an ISO 4217 currency; always an integer (BIL-10). */
export const Money = record({ amount: integer(-LARGEST, LARGEST), currency })
export type Money = Fields<(typeof Money)['props']>
/** PRD-01: what is asked for something: {@link Money} that nobody is paid for taking it. */
export const Price = record({ amount: integer(0, LARGEST), currency })

/**
 * `part / whole` of an amount of minor units, rounded half to even: the one rounding of this library (BIL-10).
 * Exact as far as the result is a safe integer, nine thousand times what {@link Money} holds.
 * @example share(250, 1, 100) // 2, and share(350, 1, 100) is 4
 */
export const share = (amount: number, part: number, whole: number): number => {
  const product = BigInt(amount) * BigInt(part)
  const divisor = BigInt(whole)
  const quotient = product / divisor
  const rest = product % divisor
  const twice = (rest < 0n ? -rest : rest) * 2n
  const size = divisor < 0n ? -divisor : divisor
  const away = rest < 0n !== divisor < 0n ? -1n : 1n
  const up = twice > size || (twice === size && quotient % 2n !== 0n)
  return Number(up ? quotient + away : quotient)
}

/** How many digits a currency's minor unit has: 2 for CHF, 0 for JPY, 3 for KWD; 2 where this runtime knows none. */
const decimalsOf = memoByText(
  (currency): number =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2,
)

/**
 * An amount for people, with the decimals of its currency (BIL-10).
 * @example formatMoney({ amount: 3250, currency: 'CHF' }) // 32.50 CHF, and 3250 JPY for yen
 */
export const formatMoney = ({ amount, currency }: Money): string => {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
  return `${amount < 0 ? '-' : ''}${text} ${currency}`
}
