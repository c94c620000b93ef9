import { crossing, registry, registryOf } from '@mandat/domain/kit'
import { deadlinesFrom, lookUpsFor, viewsFor } from '@mandat/projections/kit'
import { everyPart, type Parts } from '../../host/parts/parts.js'
import { voucherMails } from './slices/voucher/mails.js'
import { voucherSlice } from './slices/voucher/index.js'
import { voucher as de } from './texts/de/voucher.js'
import { voucher as en } from './texts/en/voucher.js'
import { voucher as fr } from './texts/fr/voucher.js'
import { voucher as it } from './texts/it/voucher.js'
import { vouchers } from './views/vouchers/model.js'

// Beside the library's own lists: the one line that each of them would get.
const withVouchers = registryOf([...registry.slices, voucherSlice], crossing)

/** The library with the toy slice. */
export const partsWithToy: Parts = {
  registry: withVouchers,
  views: (policy) => ({ ...viewsFor(policy), vouchers }),
  lookUps: (policy) => ({ ...lookUpsFor(policy), deadlines: deadlinesFrom(withVouchers.deadlines)(policy) }),
  texts: [...everyPart.texts, { mails: voucherMails, texts: { de, en, fr, it } }],
}
