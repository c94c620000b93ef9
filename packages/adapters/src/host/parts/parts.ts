import { type Policy, registry, type Registry } from '@mandat/domain'
import { allTexts, type SliceTexts } from '../../mail/index.js'
import { type AnyProjection, lookUpsFor, viewsFor } from '@mandat/projections'

/** What a host is composed of: the lists of slices and of read models, and all that is derived from them. */
export interface Parts {
  readonly registry: Registry
  readonly views: (policy: Policy) => Readonly<Record<string, AnyProjection>>
  readonly texts: ReadonlyArray<SliceTexts>
  readonly lookUps: (policy: Policy) => Readonly<Record<string, AnyProjection>>
}

/** The whole library. */
export const everyPart: Parts = { registry, views: viewsFor, lookUps: lookUpsFor, texts: allTexts }
