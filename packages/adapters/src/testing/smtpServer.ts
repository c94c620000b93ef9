import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

interface Running {
  /** How many connections were opened. */
  readonly connections: () => number
  readonly port: number
  readonly messages: ReadonlyArray<Buffer>
  readonly recipients: ReadonlyArray<string>
  readonly close: () => Promise<void>
}
/** A real SMTP server, on a port of its own where none is given; in clear unless `options` say otherwise. */
export const startServer = async (
  options: SMTPServerOptions = { disabledCommands: ['STARTTLS'] },
  at = 0,
): Promise<Running> => {
  let connections = 0
  const messages: Array<Buffer> = []
  const recipients: Array<string> = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 1,
    onConnect: (_, done) => {
      connections++
      done()
    },
    onData: (stream, session, done) => {
      const chunks: Array<Buffer> = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        messages.push(Buffer.concat(chunks))
        recipients.push(...session.envelope.rcptTo.map(({ address }) => address))
        done(null)
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    messages,
    recipients,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
