import type { LinkTarget } from '../record/link.js'
import type { Secret } from '../values/secret.js'

/**
 * Makes and checks what mailed links carry; the same target gives the same text again, so nothing is stored (PAR-14).
 */
export interface Links {
  readonly sign: (target: LinkTarget) => Secret
  readonly verify: (target: LinkTarget, presented: Secret) => boolean
}
