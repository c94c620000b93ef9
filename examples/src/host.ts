import { fileMailer } from '@mandat/adapters'
import { serveHost } from './host/serve.js'

/** The small host on a file of its own: `node examples/dist/host.js manager.db 8080`; its mails lie beside the file. */
const [file = 'manager.db', port = '8080'] = process.argv.slice(2)
const mailer = fileMailer(`${file}.mails`, { name: 'Mandat', address: 'noreply@manager.example' })
const { address, close } = await serveHost(file, Number(port), mailer)
console.log(`at ${address}; stop it with Ctrl-C`)
process.once('SIGINT', () => void close())
