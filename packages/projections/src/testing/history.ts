import {
  type Actor,
  type AnyEvent,
  Device,
  type Envelope,
  type EventMeta,
  type Instant,
  instantOf,
  IpAddress,
  type StreamName,
} from '@mandat/domain'
import { registry, type StoredEvent, subjectOfActor } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'

/** An event in a test's story; what is left out is sensible. */
export interface Happened {
  readonly event: AnyEvent & object
  readonly actor?: Actor
  readonly ipAddress?: string
  readonly device?: string
  readonly recordedAt?: Instant
  readonly commandType?: string
}

const sliceOf = new Map(
  Object.entries(registry.catalogue).flatMap(([slice, definitions]) =>
    definitions.map((d) => [d.type, { slice, version: d.version }] as const),
  ),
)

/** The stream that an event of the library belongs to. */
export const streamOfEvent = (event: AnyEvent & object): StreamName => {
  const { account, organisation, product, token, client, partner } = event as unknown as Readonly<
    Record<string, string | undefined>
  >
  const slice = sliceOf.get(event.type)?.slice ?? 'unknown'
  switch (slice) {
    case 'account':
    case 'session':
      return `${slice}-${String(account)}`
    case 'organisation':
    case 'renewalMails':
      return `${slice}-${String(organisation)}`
    case 'partnership':
      return `partnership-${String(client)}-${String(partner)}`
    case 'token':
      return `token-${String(token)}`
    case 'product':
      return `product-${String(product)}`
  }
  return `test-${String(account)}`
}

const known = new Map<string, string>()
/** Ids are dear to make, and the same in every history. */
const idOf = <A>(name: string): A => {
  const id = known.get(name) ?? sampleId(name)
  if (known.size < 10_000) known.set(name, id)
  return id as A
}

const system: Actor = { _tag: 'System', process: 'test' }
const start = Date.parse('2026-01-01T08:00:00.000Z')

/** A log made of events: streams, revisions, positions from 1 on, one minute after the other. */
export const historyOf = (
  happenings: ReadonlyArray<Happened | (AnyEvent & object)>,
  before: ReadonlyArray<StoredEvent> = [],
): ReadonlyArray<StoredEvent> => {
  const revisions = new Map<StreamName, number>()
  for (const { stream, revision } of before) revisions.set(stream, revision)
  return happenings.map((one, index): StoredEvent => {
    const happened: Happened = 'event' in one ? one : { event: one }
    const { event, actor = system } = happened
    const position = (before.at(-1)?.position ?? 0) + index + 1
    const stream = streamOfEvent(event)
    const revision = (revisions.get(stream) ?? -1) + 1
    revisions.set(stream, revision)
    const subject = subjectOfActor(actor) ?? idOf<string>('nobody')
    const meta: EventMeta = {
      command: idOf(`command ${String(position)}`),
      commandType: happened.commandType ?? 'Test',
      actor,
      ipAddress: happened.ipAddress === undefined ? null : sampleBox(IpAddress, subject, happened.ipAddress),
      device: happened.device === undefined ? null : sampleBox(Device, subject, happened.device),
      causation: null,
      correlation: idOf(`correlation ${String(position)}`),
      basis: [],
      digest: '',
    }
    return {
      id: idOf(`event ${String(position)}`),
      stream,
      revision,
      position,
      type: event.type,
      version: sliceOf.get(event.type)?.version ?? 1,
      recordedAt: happened.recordedAt ?? instantOf(start + position * 60_000),
      data: event,
      meta,
    }
  })
}

/** A stored event as a projection meets it, undecoded fields taken at their word. */
export const envelopeOf = <Ev>({ data, ...rest }: StoredEvent): Envelope<Ev> => ({ ...rest, event: data as Ev })
