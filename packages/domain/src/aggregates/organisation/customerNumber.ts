const FIRST = 1_000_000
const COUNT = 9_000_000

/**
 * The check digit of a row of digits by Luhn's method (ISO/IEC 7812-1, annex B): it finds every single wrong digit, and
 * every two neighbours that changed places, but for 0 and 9.
 * @example checkDigitOf('7992739871') // '3'
 */
export const checkDigitOf = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Whether a text is seven digits, the first not 0, and their check digit (ORG-09). */
export const isCustomerNumber = (text: string): boolean =>
  /^[1-9]\d{7}$/.test(text) && checkDigitOf(text.slice(0, 7)) === text.slice(7)

/**
 * The candidate that four random bytes stand for: seven digits and a check digit (ORG-09).
 * @example customerNumberOf(new Uint8Array([0, 0, 0, 1])) // '10000016'
 */
export const customerNumberOf = (bytes: Uint8Array): string => {
  const drawn = bytes.subarray(0, 4).reduce((number, byte) => number * 256 + byte, 0)
  const digits = String(FIRST + (drawn % COUNT))
  return digits + checkDigitOf(digits)
}
