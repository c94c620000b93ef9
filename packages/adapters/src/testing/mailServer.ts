import { unavailable } from '@mandat/domain/kit'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { tell, type TestHost } from './host.js'
import { visitor } from './people.js'

/** A mail server that the test puts out of order. */
export const mailServer = () => {
  const state = { down: true }
  const mailer = {
    send: () => (state.down ? TE.left(unavailable('mail server', 'it is down (451)')) : TE.right(undefined)),
  }
  return { state, mailer }
}

/** Somebody asks to register: one mail. */
export const request = (host: TestHost, email = 'ada@example.org') =>
  tell(host, 'RequestRegistration', { account: host.id(), email, language: 'en' }, visitor(host))
