import {
  Actor,
  type AnyEvent,
  CommandId,
  CorrelationId,
  Device,
  type Envelope,
  EventId,
  Instant,
  IpAddress,
  OnBehalfOf,
  type OrganisationId,
} from '@mandat/domain'
import { accountOf, dictionary, registry, integer, list, nullable, record, shapeOf } from '@mandat/domain/kit'
import * as t from 'io-ts'
import type { IndexValue } from '../../core/ports/documentStore.js'
import { projection } from '../../core/fold/projection.js'
import { entryKey, subjectAndPlace } from '../../parts/order.js'

/** The ids that an event names, by their kind. */
export const Concerns = dictionary(list(t.string))
export type Concerns = t.TypeOf<typeof Concerns>

/**
 * One event as an auditor, or the person it concerns, reads it: who, what, when, from where, on behalf of whom
 * (LOG-01).
 */
export const AuditEntry = record({
  position: integer(1, Number.MAX_SAFE_INTEGER),
  id: EventId,
  type: t.string,
  stream: t.string,
  revision: integer(0, Number.MAX_SAFE_INTEGER),
  recordedAt: Instant,
  actor: Actor,
  onBehalfOf: nullable(OnBehalfOf),
  ipAddress: nullable(IpAddress),
  device: nullable(Device),
  commandType: t.string,
  command: CommandId,
  causation: nullable(EventId),
  correlation: CorrelationId,
  concerns: Concerns,
})
export type AuditEntry = t.TypeOf<typeof AuditEntry>

const definitions = registry.events
const codecs = new Map<string, t.Mixed>(definitions.map((d) => [d.type, d.codec]))

/** The subject of every entry. */
export const EVERYTHING = 'log'

/** One document per event of the log, found by account, organisation or stream, in the log's order (LOG-01, LOG-12). */
export const auditTrail = projection(AuditEntry)({
  name: 'auditTrail',
  version: 2,
  handles: definitions,
  keysOf: ({ position }) => [entryKey(position)],
  evolve: (_document, envelope) => entryOf(envelope),
  indexes: {
    account: (entry) => indexValuesOf(entry, [accountOf(entry.actor), ...(entry.concerns['Account'] ?? [])]),
    organisation: (entry) =>
      indexValuesOf(entry, [...organisationsOf(entry.onBehalfOf), ...(entry.concerns['Organisation'] ?? [])]),
    stream: (entry) => indexValuesOf(entry, [entry.stream]),
    everything: (entry) => indexValuesOf(entry, [EVERYTHING]),
  },
})

const entryOf = ({
  position,
  id,
  type,
  stream,
  revision,
  recordedAt,
  meta,
  event,
}: Envelope<AnyEvent>): AuditEntry => ({
  position,
  id,
  type,
  stream,
  revision,
  recordedAt,
  actor: meta.actor,
  onBehalfOf: meta.actor._tag === 'Person' || meta.actor._tag === 'Token' ? meta.actor.onBehalfOf : null,
  ipAddress: meta.ipAddress,
  device: meta.device,
  commandType: meta.commandType,
  command: meta.command,
  causation: meta.causation,
  correlation: meta.correlation,
  concerns: concernsOf(event),
})

const indexValuesOf = ({ position }: AuditEntry, subjects: ReadonlyArray<string | null>): ReadonlyArray<IndexValue> =>
  [...new Set(subjects)]
    .filter((subject) => subject !== null)
    .sort()
    .map((subject) => subjectAndPlace(subject, entryKey(position)))

const organisationsOf = (behalf: OnBehalfOf | null): ReadonlyArray<OrganisationId> => {
  switch (behalf?._tag) {
    case undefined:
      return []
    case 'Organisation':
      return [behalf.organisation]
    case 'Partner':
      return [behalf.partner, behalf.client]
  }
}

/** Every id in the event, found by its codec: a new event type is in the trail without a word written here. */
export const concernsOf = (event: AnyEvent): Concerns => {
  const found = new Map<string, Set<string>>()
  const codec = codecs.get(event.type)
  if (codec !== undefined) collect(codec, event, found)
  return Object.fromEntries(
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, ids]) => [kind, [...ids].sort()]),
  )
}

const collect = (codec: t.Mixed, value: unknown, found: Map<string, Set<string>>): void => {
  const shape = shapeOf(codec)
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  switch (shape._tag) {
    case 'Record':
      for (const [key, prop] of Object.entries(shape.props)) collect(prop, fields[key], found)
      return
    case 'List':
    case 'Dictionary':
      for (const inner of Object.values(fields)) collect(shape.item, inner, found)
      return
    case 'Nullable':
      if (value !== null) collect(shape.inner, value, found)
      return
    case 'Variants': {
      const member = shape.members[String(fields['_tag'])]
      if (member !== undefined) collect(member, value, found)
      return
    }
    case 'Personal':
    case 'Secret':
      return
    case 'Leaf': {
      const { idOf } = codec as { readonly idOf?: string }
      if (idOf !== undefined && typeof value === 'string') found.set(idOf, (found.get(idOf) ?? new Set()).add(value))
    }
  }
}
