import { memoryMailer } from '@mandat/adapters'
import { serveHost } from './host/serve.js'
import { visit } from './host/visit.js'

const PATIENCE_MS = 20_000

/** The small host at a free port, on `host.db` in this folder, and a day of its clients over the socket. */
const mailer = memoryMailer()
const { address, close } = await serveHost('host.db', 0, mailer)
const mailed = async (email: string): Promise<string> => {
  for (
    const end = Date.now() + PATIENCE_MS;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 20))
  ) {
    const mail = mailer.sent().findLast(({ to }) => to === email)
    if (mail !== undefined) return mail.text
  }
  throw new Error('the mail never came')
}
await visit(
  (path, init) => fetch(`${address}${path}`, init),
  mailed,
  (seen) => console.log(seen),
)
await close()
