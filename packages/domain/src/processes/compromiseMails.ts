import { PasswordCompromised } from '../aggregates/account/events.js'
import { knownAccount } from '../aggregates/account/state.js'
import { legalRepresentatives } from '../aggregates/organisation/state.js'
import { accountIn, organisationIn } from './facts.js'
import { type Draft, reaction } from './reaction.js'
import { toAccount } from './recipients.js'

/** ACC-03, ORG-08: told to the person, and at once to the legal representatives of each of its organisations. */
export const compromiseMails = reaction({
  name: 'compromiseMails',
  handles: [PasswordCompromised],
  needs: ({ event }, known) => ({
    accounts: [event.account],
    organisations: knownAccount(accountIn(known, event.account))?.organisations ?? [],
  }),
  mails: ({ event: { account, at } }, facts) => [
    { template: 'AccountCompromised', to: toAccount(account), facts: { account, at } },
    ...(knownAccount(accountIn(facts, account))?.organisations ?? []).flatMap((organisation): ReadonlyArray<Draft> => {
      const state = organisationIn(facts, organisation)
      if (state._tag !== 'Running' || !Object.hasOwn(state.members, account)) return []
      return legalRepresentatives(state)
        .filter((one) => one !== account)
        .map((one) => ({
          template: 'CompromiseToldToRepresentatives',
          to: toAccount(one),
          facts: { person: account, organisation, at },
          per: organisation,
        }))
    }),
  ],
})
