import { registry } from '../registry.js'

const versions = new Map(registry.events.map(({ type, version }) => [type, version]))

/** The version in which an event is written today. */
export const versionOf = (type: string): number => versions.get(type) ?? 1
