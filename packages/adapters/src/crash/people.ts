import { type AccountId, accountStream, type ApplicationPasswordId, knownAccount, ReviewItem } from '@mandat/domain'
import { passwordOf } from './history.js'
import { by, type Move, person, someAccount, someUnregistered, type Town, visitor } from './manyPeople.js'

const MOST_ACCOUNTS = 40

const presentPassword = ({ known }: Town, account: AccountId): string => passwordOf(account, known.passwordsOf(account))
const nextPassword = ({ known }: Town, account: AccountId): string =>
  passwordOf(account, known.passwordsOf(account) + 1)

const requestRegistration: Move = (town) => {
  const { random, known } = town
  if (known.account.names.length >= MOST_ACCOUNTS) return null
  const account = random.uuid()
  // a few want the same address: only one gets it (ACC-01)
  const email = random.chance(0.2)
    ? `wanted${String(random.int(1, 3))}@village.example`
    : `person${account.slice(-10)}@village.example`
  return {
    type: 'RequestRegistration',
    actor: visitor(town),
    data: { account, email, language: random.pick(['de', 'fr', 'it', 'en']) },
  }
}
const register: Move = (town) => {
  const asked = someUnregistered(town)
  if (asked === null) return null
  const link = town.links
    .sign({ purpose: 'Registration', stream: `account-${asked.id}`, term: 'registration', attempt: asked.attempt })
    .reveal()
  return {
    type: 'RegisterAccount',
    actor: visitor(town),
    data: {
      account: asked.id,
      name: town.random.chance(0.5) ? 'Zoë Zufall' : null,
      password: passwordOf(asked.id, 1),
      link,
    },
  }
}
const logIn: Move = (town) => {
  const account = someAccount(town)
  if (account === null) return null
  const password = town.random.chance(0.03) ? 'not the password' : presentPassword(town, account)
  return {
    type: 'LogIn',
    actor: visitor(town),
    data: {
      account,
      session: town.random.uuid(),
      ipAddress: '203.0.113.9',
      device: 'Firefox',
      password,
      secondFactor: null,
    },
  }
}
/** Logs in who is not, so that there are people to do all the rest. */
const logInAgain: Move = (town) => {
  const account = someAccount(town)
  return account === null || person(town, account) !== null ? null : logIn(town)
}
const logOut: Move = (town) => {
  const actor = person(town, someAccount(town))
  return actor?._tag === 'Person' ? by(actor, 'LogOut', { account: actor.account, session: actor.session }) : null
}
const changePassword: Move = (town) => {
  const account = someAccount(town)
  if (account === null) return null
  const replacement = nextPassword(town, account)
  return by(person(town, account), 'ChangePassword', {
    account,
    current: presentPassword(town, account),
    replacement,
    confirmation: replacement,
  })
}
const startAssistant: Move = (town) => {
  const account = someAccount(town)
  if (account === null) return null
  const replacement = nextPassword(town, account)
  return by(person(town, account), 'StartCompromiseAssistant', {
    account,
    current: presentPassword(town, account),
    replacement,
    confirmation: replacement,
    secondFactor: null,
  })
}
/** Whoever's assistant is open goes on with it, step by step. */
const goOnWithAssistant: Move = (town) => {
  const account = someAccount(town)
  const assistant =
    account === null ? undefined : knownAccount(town.known.account.of(accountStream(account)))?.assistant
  if (account === null || assistant === null || assistant === undefined) return null
  const missing = ReviewItem.values.find((item) => !assistant.reviewed.includes(item))
  return assistant.next === 'ReviewSecuritySettings' && missing !== undefined
    ? by(person(town, account), 'ConfirmReviewItem', { account, item: missing })
    : by(person(town, account), 'ConfirmAssistantStep', { account, step: assistant.next })
}
const requestReset: Move = (town) => {
  const account = someAccount(town)
  return account === null ? null : { type: 'RequestPasswordReset', actor: visitor(town), data: { account } }
}
const reset: Move = (town) => {
  const account = someAccount(town)
  const pending = account === null ? undefined : knownAccount(town.known.account.of(accountStream(account)))?.reset
  if (account === null || pending === null || pending === undefined) return null
  const link = town.links
    .sign({ purpose: 'PasswordReset', stream: accountStream(account), term: 'reset', attempt: pending.attempt })
    .reveal()
  const replacement = nextPassword(town, account)
  return {
    type: 'ResetPassword',
    actor: visitor(town),
    data: { account, replacement, confirmation: replacement, link, secondFactor: null },
  }
}
const updateProfile: Move = (town) => {
  const account = someAccount(town)
  return by(person(town, account), 'UpdateProfile', {
    account,
    name: null,
    address: `Gasse ${String(town.random.int(1, 99))}, Bern`,
    telephone: null,
    language: town.random.pick(['de', 'fr', 'it', 'en']),
  })
}
const createApplicationPassword: Move = (town) => {
  const account = someAccount(town)
  return by(person(town, account), 'CreateApplicationPassword', {
    account,
    applicationPassword: town.random.uuid(),
    name: 'phone',
  })
}
const revokeApplicationPassword: Move = (town) => {
  const account = someAccount(town)
  const all =
    account === null ? undefined : knownAccount(town.known.account.of(accountStream(account)))?.applicationPasswords
  const one = town.random.pick(Object.keys(all ?? {}) as ApplicationPasswordId[])
  return one === undefined
    ? null
    : by(person(town, account), 'RevokeApplicationPassword', { account, applicationPassword: one })
}
const revokeAllTokens: Move = (town) => {
  const account = someAccount(town)
  return by(person(town, account), 'RevokeAllTokens', { account })
}
const deleteAccount: Move = (town) => {
  const account = someAccount(town)
  return account === null
    ? null
    : by(person(town, account), 'RequestAccountDeletion', { account, password: presentPassword(town, account) })
}

export const peoplesMoves: ReadonlyArray<readonly [weight: number, Move]> = [
  [30, requestRegistration],
  [30, register],
  [10, logIn],
  [30, logInAgain],
  [2, logOut],
  [4, changePassword],
  [2, startAssistant],
  [12, goOnWithAssistant],
  [2, requestReset],
  [2, reset],
  [8, updateProfile],
  [4, createApplicationPassword],
  [2, revokeApplicationPassword],
  [1, revokeAllTokens],
  [0.3, deleteAccount],
]
