import type { StreamName } from '../record/envelope.js'
import type { Secret } from '../values/secret.js'

/** What a mailed link stands for. It is derived, never stored: HMAC(host key, all of this). */
export interface LinkTarget {
  readonly purpose: 'Registration' | 'PasswordReset' | 'MemberInvitation' | 'PartnerInvitation' | 'EmailChange'
  readonly stream: StreamName
  readonly term: string
  readonly attempt: number
}
/**
 * Makes and checks what mailed links carry; the same target gives the same text again, so nothing is stored (PAR-14).
 */
export interface Links {
  readonly sign: (target: LinkTarget) => Secret
  readonly verify: (target: LinkTarget, presented: Secret) => boolean
}
