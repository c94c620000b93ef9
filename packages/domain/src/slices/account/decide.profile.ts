import type { OfType } from '../../core/values/union.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import type { AccountCommand } from './commands.js'
import { type Decision, happened } from './decision.js'

/** ACC-11: one event for each field that is given, so that each is seen by itself. */
export const updateProfile = ({
  account,
  name,
  address,
  telephone,
  language,
}: OfType<AccountCommand, 'UpdateProfile'>): Decision => {
  const changes: ReadonlyArray<AccountEvent | null> = [
    name && { type: 'NameChanged', account, name },
    address && { type: 'AddressChanged', account, address },
    telephone && { type: 'TelephoneChanged', account, telephone },
    language && { type: 'LanguageChanged', account, language },
  ]
  return happened(...changes.filter((change) => change !== null))
}
