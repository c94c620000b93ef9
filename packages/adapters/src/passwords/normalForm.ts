import type { Secret } from '@mandat/domain'

/**
 * What is judged and hashed: the NFKC form, so that one password typed on two keyboards is one (NIST SP 800-63B,
 * memorised secrets). Nothing is trimmed or cut.
 */
export const normalForm = (password: Secret): string => password.reveal().normalize('NFKC')

/** For comparing with names only: NFKC, lower case, without accents. */
export const folded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
