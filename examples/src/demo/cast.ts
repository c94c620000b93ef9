import type { CommandLine } from './year.js'

interface Organisation {
  readonly name: string
  readonly people: ReadonlySet<string>
}
/** Those whom the demo can ask: what a person knows by heart, learnt from the commands that took effect. */
export const cast = () => {
  const passwords = new Map<string, string>()
  const names = new Map<string, string>()
  const labels = new Map<string, string>()
  const organisations = new Map<string, Organisation>()
  const partnerships = new Map<string, { readonly client: string; readonly partner: string }>()
  const activity = new Map<string, number>()
  let compromised: { readonly account: string; readonly day: string } | null = null

  const learn = ({ type, data, at }: CommandLine): void => {
    const field = (key: string): string => String(data[key])
    const joined = (organisation: string, account: string): void => {
      const known = organisations.get(organisation)
      if (known !== undefined)
        organisations.set(organisation, { ...known, people: new Set([...known.people, account]) })
    }
    const pair = { client: field('client'), partner: field('partner') }
    switch (type) {
      case 'RegisterAccount':
        passwords.set(field('account'), field('password'))
        names.set(field('account'), field('name'))
        break
      case 'ChangePassword':
      case 'ResetPassword':
      case 'StartCompromiseAssistant':
        passwords.set(field('account'), field('replacement'))
        if (type === 'StartCompromiseAssistant') compromised = { account: field('account'), day: at.slice(0, 10) }
        break
      case 'RegisterOrganisation':
        organisations.set(field('organisation'), { name: field('name'), people: new Set() })
        names.set(field('organisation'), field('name'))
        joined(field('organisation'), field('founder'))
        break
      case 'RenameOrganisation':
        names.set(field('organisation'), field('name'))
        break
      case 'JoinOrganisation':
        joined(field('organisation'), field('account'))
        break
      case 'OrderProduct':
        labels.set(field('product'), field('label'))
        break
      case 'AcceptPartnership':
        partnerships.set(`${pair.client}/${pair.partner}`, pair)
        break
      case 'EndPartnership':
        partnerships.delete(`${pair.client}/${pair.partner}`)
        break
    }
    for (const key of ['organisation', 'client'])
      if (typeof data[key] === 'string') activity.set(data[key], (activity.get(data[key]) ?? 0) + 1)
  }
  const byCount = (counted: ReadonlyMap<string, number>): ReadonlyArray<string> =>
    [...counted].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([id]) => id)
  const per = (side: 'client' | 'partner'): Map<string, number> => {
    const found = new Map<string, number>()
    for (const pair of partnerships.values()) found.set(pair[side], (found.get(pair[side]) ?? 0) + 1)
    return found
  }

  return {
    learn,
    passwordOf: (account: string) => passwords.get(account),
    nameOf: (id: string) => names.get(id) ?? id.slice(-12),
    labelOf: (product: string) => labels.get(product) ?? product.slice(-12),
    peopleOf: (organisation: string): ReadonlyArray<string> => [...(organisations.get(organisation)?.people ?? [])],
    /** Organisations by what there is to see: people and partners weigh more than commands. */
    liveliest: (): ReadonlyArray<string> => {
      const clients = per('client')
      const weights = [...organisations].map(
        ([id, { people }]) =>
          [id, 10 * Math.min(people.size, 4) + 15 * (clients.get(id) ?? 0) + (activity.get(id) ?? 0)] as const,
      )
      return byCount(new Map(weights))
    },
    /** Partners by how many clients they have. */
    busiestPartners: (): ReadonlyArray<string> => byCount(per('partner')),
    compromised: () => compromised,
  }
}
export type Cast = ReturnType<typeof cast>
