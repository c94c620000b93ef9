import { type AccountId, type ApplicationPasswordId, ReviewItem } from '@mandat/domain'
import { accountStream, knownAccount } from '@mandat/domain/kit'
import { passwordOf } from './history.js'
import { by, type Move, person, someAccount, someUnregistered, type ManyPeople, visitor } from './manyPeople.js'

const MOST_ACCOUNTS = 40

const presentPassword = ({ known }: ManyPeople, account: AccountId): string =>
  passwordOf(account, known.passwordsOf(account))
const nextPassword = ({ known }: ManyPeople, account: AccountId): string =>
  passwordOf(account, known.passwordsOf(account) + 1)

const requestRegistration: Move = (people) => {
  const { random, known } = people
  if (known.account.names.length >= MOST_ACCOUNTS) return null
  const account = random.uuid()
  // a few want the same address: only one gets it (ACC-01)
  const email = random.chance(0.2)
    ? `wanted${String(random.int(1, 3))}@people.example`
    : `person${account.slice(-10)}@people.example`
  return {
    type: 'RequestRegistration',
    actor: visitor(people),
    data: { account, email, language: random.pick(['de', 'fr', 'it', 'en']) },
  }
}
const register: Move = (people) => {
  const asked = someUnregistered(people)
  if (asked === null) return null
  const link = people.links
    .sign({ purpose: 'Registration', stream: `account-${asked.id}`, term: 'registration', attempt: asked.attempt })
    .reveal()
  return {
    type: 'RegisterAccount',
    actor: visitor(people),
    data: {
      account: asked.id,
      name: people.random.chance(0.5) ? 'Zoë Zufall' : null,
      password: passwordOf(asked.id, 1),
      link,
    },
  }
}
const logIn: Move = (people) => {
  const account = someAccount(people)
  if (account === null) return null
  const password = people.random.chance(0.03) ? 'not the password' : presentPassword(people, account)
  return { type: 'LogIn', actor: visitor(people), data: { account, password, secondFactor: null } }
}
/** Logs in who is not, so that there are people to do all the rest. */
const logInAgain: Move = (people) => {
  const account = someAccount(people)
  return account === null || person(people, account) !== null ? null : logIn(people)
}
const logOut: Move = (people) => {
  const actor = person(people, someAccount(people))
  return actor?._tag === 'Person' ? by(actor, 'LogOut', { account: actor.account, session: actor.session }) : null
}
const changePassword: Move = (people) => {
  const account = someAccount(people)
  if (account === null) return null
  const replacement = nextPassword(people, account)
  return by(person(people, account), 'ChangePassword', {
    account,
    current: presentPassword(people, account),
    replacement,
    confirmation: replacement,
  })
}
const startAssistant: Move = (people) => {
  const account = someAccount(people)
  if (account === null) return null
  const replacement = nextPassword(people, account)
  return by(person(people, account), 'StartCompromiseAssistant', {
    account,
    current: presentPassword(people, account),
    replacement,
    confirmation: replacement,
    secondFactor: null,
  })
}
/** Whoever's assistant is open goes on with it, step by step. */
const goOnWithAssistant: Move = (people) => {
  const account = someAccount(people)
  const assistant =
    account === null ? undefined : knownAccount(people.known.account.of(accountStream(account)))?.assistant
  if (account === null || assistant === null || assistant === undefined) return null
  const missing = ReviewItem.values.find((item) => !assistant.reviewed.includes(item))
  return assistant.next === 'ReviewSecuritySettings' && missing !== undefined
    ? by(person(people, account), 'ConfirmReviewItem', { account, item: missing })
    : by(person(people, account), 'ConfirmAssistantStep', { account, step: assistant.next })
}
const requestReset: Move = (people) => {
  const account = someAccount(people)
  return account === null ? null : { type: 'RequestPasswordReset', actor: visitor(people), data: { account } }
}
const reset: Move = (people) => {
  const account = someAccount(people)
  const pending = account === null ? undefined : knownAccount(people.known.account.of(accountStream(account)))?.reset
  if (account === null || pending === null || pending === undefined) return null
  const link = people.links
    .sign({ purpose: 'PasswordReset', stream: accountStream(account), term: 'reset', attempt: pending.attempt })
    .reveal()
  const replacement = nextPassword(people, account)
  return {
    type: 'ResetPassword',
    actor: visitor(people),
    data: { account, replacement, confirmation: replacement, link, secondFactor: null },
  }
}
const updateProfile: Move = (people) => {
  const account = someAccount(people)
  return by(person(people, account), 'UpdateProfile', {
    account,
    name: null,
    address: `Gasse ${String(people.random.int(1, 99))}, Bern`,
    telephone: null,
    language: people.random.pick(['de', 'fr', 'it', 'en']),
  })
}
const createApplicationPassword: Move = (people) => {
  const account = someAccount(people)
  return by(person(people, account), 'CreateApplicationPassword', {
    account,
    applicationPassword: people.random.uuid(),
    name: 'phone',
  })
}
const revokeApplicationPassword: Move = (people) => {
  const account = someAccount(people)
  const all =
    account === null ? undefined : knownAccount(people.known.account.of(accountStream(account)))?.applicationPasswords
  const one = people.random.pick((all?.keys() ?? []) as ReadonlyArray<ApplicationPasswordId>)
  return one === undefined
    ? null
    : by(person(people, account), 'RevokeApplicationPassword', { account, applicationPassword: one })
}
const revokeAllTokens: Move = (people) => {
  const account = someAccount(people)
  return by(person(people, account), 'RevokeAllTokens', { account })
}
const deleteAccount: Move = (people) => {
  const account = someAccount(people)
  return account === null
    ? null
    : by(person(people, account), 'RequestAccountDeletion', { account, password: presentPassword(people, account) })
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
