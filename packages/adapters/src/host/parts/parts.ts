import { type Policy } from '@mandat/domain'
import { registry, type Registry } from '@mandat/domain/kit'
import { allTexts, type SliceTexts } from '../../mail/index.js'
import { type AnyProjection, lookUpsFor, viewsFor } from '@mandat/projections/kit'

/** What a host is composed of: the lists of slices and of read models, and all that is derived from them. */
export interface Parts {
  readonly registry: Registry
  readonly views: (policy: Policy) => Readonly<Record<string, AnyProjection>>
  readonly texts: ReadonlyArray<SliceTexts>
  readonly lookUps: (policy: Policy) => Readonly<Record<string, AnyProjection>>
}

/** The whole library. */
export const everyPart: Parts = { registry, views: viewsFor, lookUps: lookUpsFor, texts: allTexts }
