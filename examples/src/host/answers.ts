import type { AnyEvent, CommandType, Failure, Handled, Refusal, RefusalNameOf } from '@mandat/domain'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

/** Nothing that whoever asks has to do with: there may be one, or none. */
const notThere: ReadonlySet<string> = new Set(['UnknownInvitation', 'UnknownOrganisation'] satisfies ReadonlyArray<
  RefusalNameOf<CommandType>
>)
/** Not this person, whatever the facts are; every other refusal is a conflict with them. */
const notYou: ReadonlySet<string> = new Set([
  'ClientMustApprove',
  'MayNotManageMembers',
  'MayNotManageOrganisation',
  'MayNotManageProducts',
  'MayNotManageProgramme',
  'MayNotManageRepresentatives',
  'NotAMember',
  'NotTheFounder',
  'NotTheOwner',
  'NotYourAccount',
  'NotYourSession',
] satisfies ReadonlyArray<RefusalNameOf<CommandType>>)

type No = Refusal | Failure

/** What was wrong with the request is told with its path; what is wrong here, with nothing. */
export const refused = (c: Context, no: No, status: 401 | 403 | 404 | 409 = statusOf(no)): Response => {
  if (no._tag === 'Refusal') {
    const { name, rule, message, details } = no
    return c.json({ name, rule, message, details }, status)
  }
  return no.kind === 'InvalidInput' ? c.json({ faults: no.faults }, 400) : c.json({ failure: no.kind }, 503)
}
const statusOf = (no: No): 403 | 404 | 409 => {
  if (no._tag !== 'Refusal') return 409
  return notThere.has(no.name) ? 404 : notYou.has(no.name) ? 403 : 409
}

/** What happened, and the secrets that it shows, in clear: this is the only time. */
export const done = (c: Context, { outcome, position, events, secrets }: Handled<AnyEvent>): Response =>
  c.json({
    outcome,
    position,
    events: events.map(({ type }) => type),
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()])),
  })

/** A request's body, which nobody has looked at. */
export const bodyOf = async (c: Context): Promise<unknown> => {
  const text = await c.req.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new HTTPException(400, { res: c.json({ faults: [{ path: '', expected: 'JSON' }] }, 400) })
  }
}
