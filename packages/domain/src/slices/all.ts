import { accountSlice } from './account/index.js'
import type { AnySlice } from '../core/handle/slice.js'
import { organisationSlice } from './organisation/index.js'
import { partnershipSlice } from './partnership/index.js'
import { productSlice } from './product/index.js'
import { renewalMailsSlice } from './renewalMails/index.js'
import { sessionSlice } from './session/index.js'
import { throttleSlice } from './throttle/index.js'
import { tokenSlice } from './token/index.js'

/** Every slice: what a dispatcher is made of. */
export const slices = [
  accountSlice,
  sessionSlice,
  organisationSlice,
  partnershipSlice,
  tokenSlice,
  productSlice,
  renewalMailsSlice,
  throttleSlice,
] as const satisfies ReadonlyArray<AnySlice>
