import { nullable, record, text } from '@mandat/domain/kit'

/** Where a command comes from; kept sealed with every event (LOG-01). */
export interface Origin {
  readonly ipAddress: string | null
  readonly device: string | null
}
const fields = { ipAddress: nullable(text(2, 45)), device: nullable(text(1, 512)) }
export const Origin: ReturnType<typeof record<typeof fields>> = record(fields)
export const nowhere: Origin = { ipAddress: null, device: null }
