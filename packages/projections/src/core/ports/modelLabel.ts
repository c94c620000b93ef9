import type { ModelId } from './documentStore.js'

/** The bare id of a projection. */
export const modelOf = ({ name, version }: ModelId): ModelId => ({ name, version })
/** A model as messages name it. */
export const labelOf = ({ name, version }: ModelId): string => `${name} version ${String(version)}`
