import { tell, type TestHost } from './host.js'
import { type TestPerson } from './people.js'

export const toolWith = async (host: TestHost, owner: TestPerson): Promise<string> => {
  const data = { account: owner.account, applicationPassword: host.id(), name: 'mail' }
  return (
    (await tell(host, 'CreateApplicationPassword', data, owner.actor)).secrets['applicationPassword']?.reveal() ?? ''
  )
}
