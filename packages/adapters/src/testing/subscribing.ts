import { type TestHost } from './host.js'
import { founded, person, type TestPerson } from './people.js'

export const until = async (what: () => boolean, ms = 4_000): Promise<void> => {
  for (const end = Date.now() + ms; !what(); await new Promise((resolve) => setTimeout(resolve, 5)))
    if (Date.now() > end) throw new Error(`not within ${String(ms)} ms: ${what.toString()}`)
}
export const ground = async (host: TestHost): Promise<{ ada: TestPerson; acme: string }> => {
  const ada = await person(host, 'Ada')
  return { ada, acme: await founded(host, ada) }
}
