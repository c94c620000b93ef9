import { describe, expect, it } from '@jest/globals'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMail, receivedOf } from '../testing/eml.js'
import { failureKind, must } from '../contract/events.js'
import { aMail, mailerContract } from '../contract/mailer.js'
import { scratchFolder } from '../testing/scratch.js'
import { fileMailer, memoryMailer } from './index.js'

const from = { name: 'Ihr Anbieter, Zürich', address: 'noreply@provider.example' }

mailerContract('memory', () => {
  const mailer = memoryMailer(from)
  return Promise.resolve({
    mailer,
    received: () =>
      Promise.resolve(
        mailer
          .sent()
          .map(({ messageId, to, subject, text, html }) => ({ messageId, to, subject, text, html: html ?? null })),
      ),
    close: () => Promise.resolve(),
  })
})
mailerContract('file', () => {
  const { path, remove } = scratchFolder()
  const folder = path('outgoing')
  return Promise.resolve({
    mailer: fileMailer(folder, from),
    received: () =>
      Promise.resolve(filesIn(folder).map((name) => receivedOf(readMail(readFileSync(join(folder, name)))))),
    close: () => Promise.resolve(remove()),
  })
})
const filesIn = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

describe('file mailer', () => {
  it('names files by time and mail; the same mail overwrites itself, byte for byte', async () => {
    const { path, remove } = scratchFolder()
    const mailer = fileMailer(path('.'), from)
    await must(mailer.send(aMail({ id: 'e/../f:ExpiryReminder', html: '<p>x</p>' })))
    const [name = ''] = filesIn(path('.'))
    const first = readFileSync(path(name))
    await must(mailer.send(aMail({ id: 'e/../f:ExpiryReminder', html: '<p>x</p>' })))
    expect(filesIn(path('.'))).toStrictEqual([name])
    expect(name).toMatch(/^20260329T010000Z-e-f-ExpiryReminder-[0-9a-f]{12}\.eml$/)
    expect(readFileSync(path(name)).equals(first)).toBe(true)
    remove()
  })
  it('writes these headers and no others', async () => {
    const { path, remove } = scratchFolder()
    await must(fileMailer(path('.'), from).send(aMail()))
    const { headers } = readMail(readFileSync(path(filesIn(path('.'))[0] ?? '')))
    expect(headers.map(([name, value]) => [name, name === 'Message-ID' ? '' : value]).sort()).toStrictEqual([
      ['Auto-Submitted', 'auto-generated'],
      ['Content-Transfer-Encoding', '7bit'],
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Date', 'Sun, 29 Mar 2026 01:00:00 +0000'],
      ['From', 'Ihr Anbieter, Zürich <noreply@provider.example>'],
      ['MIME-Version', '1.0'],
      ['Message-ID', ''],
      ['Subject', 'Hello'],
      ['To', 'anna@example.ch'],
    ])
    remove()
  })
  it('leaves no half file where it cannot write, and does not name the address', async () => {
    const { path, remove } = scratchFolder()
    writeFileSync(path('file'), '')
    const outcome = await fileMailer(path('file'), from).send(aMail())()
    expect(outcome).toStrictEqual({
      _tag: 'Left',
      left: {
        _tag: 'Failure',
        kind: 'Unavailable',
        where: 'mail folder',
        message: 'the mail could not be written (EEXIST)',
      },
    })
    expect(filesIn(path('.'))).toStrictEqual(['file'])
    remove()
  })
  it("takes no line break from the sender's name or address", async () => {
    const { path, remove } = scratchFolder()
    for (const bad of [
      { ...from, name: 'x\r\nBcc: all@example.com' },
      { ...from, address: 'a@b.ch\r\nBcc: all@example.com' },
    ]) {
      expect(await failureKind(fileMailer(path('.'), bad).send(aMail()))).toBe('InvalidInput')
      expect(await failureKind(memoryMailer(bad).send(aMail()))).toBe('InvalidInput')
    }
    expect(filesIn(path('.'))).toStrictEqual([])
    remove()
  })
})
