import type { Received } from '../contract/mailer.js'

/** A message as a mail program reads it: written apart from what composes it, and only as much as the tests need. */
export interface ReadMail {
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>
  readonly parts: ReadonlyArray<{ readonly type: string; readonly content: string }>
}

const bytesOfQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )

const unfolded = (value: string): string =>
  value
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      (how.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : bytesOfQuoted(text.replaceAll('_', ' '))).toString(
        'utf8',
      ),
    )

const split = (message: string): { readonly headers: ReadMail['headers']; readonly body: string } => {
  const end = message.indexOf('\r\n\r\n')
  const headers = message
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), unfolded(line.slice(colon + 1).trim())] as const
    })
  return { headers, body: message.slice(end + 4) }
}

export const valueOf = (headers: ReadMail['headers'], wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1] ?? ''

const partsOf = (message: string): ReadMail['parts'] => {
  const { headers, body } = split(message)
  const type = valueOf(headers, 'Content-Type')
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1]
  if (boundary !== undefined)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\r\n|\r\n$/g, '')))
  const encoding = valueOf(headers, 'Content-Transfer-Encoding')
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? bytesOfQuoted(body)
        : Buffer.from(body, 'latin1')
  return [{ type: type.replace(/;.*/, ''), content: bytes.toString('utf8').replaceAll('\r\n', '\n') }]
}

/** Reads the bytes of a message (as `latin1` text or a buffer). */
export const readMail = (message: Buffer): ReadMail => {
  const text = message.toString('latin1')
  return { headers: split(text).headers, parts: partsOf(text) }
}

/** As the mailers' suite compares it. */
export const receivedOf = ({ headers, parts }: ReadMail): Received => ({
  messageId: valueOf(headers, 'Message-ID'),
  to: valueOf(headers, 'To'),
  subject: valueOf(headers, 'Subject'),
  text: parts.find(({ type }) => type === 'text/plain')?.content ?? '',
  html: parts.find(({ type }) => type === 'text/html')?.content ?? null,
})
