import { fileMailer, type Mailer } from '@mandat/adapters'
import type { FindLink } from './year.js'

const pages: Readonly<Record<string, string>> = {
  registration: 'RegistrationLink',
  'password-reset': 'PasswordResetLink',
  'member-invitation': 'MemberInvitation',
  'partner-invitation': 'PartnerInvitation',
  'email-change': 'EmailChangeLink',
}

/** Mails as files one can open, and the links in them as their readers would find them. */
export const mailbox = (folder: string) => {
  const files = fileMailer(folder, { name: 'Helvetia Hosting', address: 'noreply@helvetia-hosting.example' })
  const links = new Map<string, string>()
  const subjects = new Map<string, number>()
  const mailer: Mailer = {
    send: (mail) => {
      subjects.set(mail.subject, (subjects.get(mail.subject) ?? 0) + 1)
      const found = /https:\/\/\S+\/links\/\S+/.exec(mail.text)
      if (found !== null) {
        const { pathname, searchParams } = new URL(found[0])
        const template = pages[pathname.split('/').at(-1) ?? ''] ?? ''
        links.set(`${template} ${mail.to} ${searchParams.get('stream') ?? ''}`, searchParams.get('link') ?? '')
      }
      return files.send(mail)
    },
  }
  /** The newest link of a kind in somebody's mails. */
  const find: FindLink = ({ template, to, stream }) => links.get(`${template} ${to} ${stream}`)
  return { mailer, find, folder, subjects: (): ReadonlyMap<string, number> => subjects }
}
