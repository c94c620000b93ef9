import { pattern, TextType } from './codecs.js'

/** Controls, and what nobody sees: soft hyphens, zero-width signs, marks of direction, variation selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
/** One address and nothing else: no second one, no name, no quotes, no space and no line break. */
const ADDRESS = /^[^\s@<>"(),;:\\[\]]+@(?:[\w\u0080-\uffff-]+\.)+[\w\u0080-\uffff-]+$/
const LONGEST = 254

/** The domain in its ASCII (IDNA) form, without a trailing dot; `null` for what no mail can go to. */
const asciiDomain = (domain: string): string | null => {
  // what else a URL reads in that place is no domain: a path, a port, a percent sign
  if (!/^[\w.\u0080-\uffff-]+$/.test(domain)) return null
  let host: string
  try {
    host = new URL(`http://${domain}`).hostname.replace(/\.$/, '')
  } catch {
    return null
  }
  const labels = host.split('.')
  const areLabels = labels.every((label) => label.length >= 1 && label.length <= 63)
  // a number at the end makes it an address of a machine, and `1.2` another one than it says
  return areLabels && !/^\d+$/.test(labels.at(-1) ?? '') ? host : null
}

/** Small letters; one that is another form of the same capital (a long s, a final sigma) is the usual one. */
const inSmallLetters = (text: string): string =>
  text.toLowerCase().replace(/\P{ASCII}/gu, (letter) => {
    const capital = letter.toUpperCase()
    return [...capital].length === 1 ? capital.toLowerCase() : letter
  })

/**
 * The one normal form of an address (ACC-14): NFC, small letters, the domain in ASCII, no trailing dot and nothing
 * invisible. Two spellings of one mailbox are one text; claims and look-ups know no other.
 * @example
 * normalEmail(' Anna@Bücher.Example. ') // 'anna@xn--bcher-kva.example'
 */
export const normalEmail = (typed: string): string => {
  const text = inSmallLetters(typed.replaceAll(INVISIBLE, '').trim().normalize('NFC')).normalize('NFC')
  const at = text.lastIndexOf('@') + 1
  return `${text.slice(0, at)}${asciiDomain(text.slice(at)) ?? text.slice(at)}`
}

const canBeMailed = (address: string): boolean =>
  address.search(INVISIBLE) === -1
  && address.isWellFormed()
  && asciiDomain(address.slice(address.lastIndexOf('@') + 1)) !== null

/**
 * One bare address of at most 254 characters that mails can be sent to, as people and mailers take it (ACC-14); whether
 * anybody reads there, only a mailed link tells (ACC-01).
 */
export const emailText = new TextType(1, LONGEST, ADDRESS, 'an e-mail address', canBeMailed)

/** What events hold: every address that was ever taken in. WARNING: it is never narrowed (LOG-05). */
export const storedEmailText = pattern(/^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:]+$/, LONGEST, 'an e-mail address')
