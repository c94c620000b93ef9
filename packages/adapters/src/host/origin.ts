import { nullable, record, text } from '@mandat/domain'

/** Where a command comes from; kept sealed with every event (LOG-01). */
export interface Origin {
  readonly ipAddress: string | null
  readonly device: string | null
}
export const Origin = record({ ipAddress: nullable(text(2, 45)), device: nullable(text(1, 512)) })
export const nowhere: Origin = { ipAddress: null, device: null }
