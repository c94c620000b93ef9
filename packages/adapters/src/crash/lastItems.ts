import type { LastItem } from './lastItem.js'
import { lastItemsOfPartners } from './lastItemsOfPartners.js'
import { lastItemsOfPeople } from './lastItemsOfPeople.js'

export const lastItems: ReadonlyArray<LastItem> = [...lastItemsOfPeople, ...lastItemsOfPartners]
