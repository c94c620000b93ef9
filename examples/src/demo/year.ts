/** A link that a person finds in a mail: which mail, whose, and about which stream. */
export interface LinkPlace {
  readonly $link: { readonly template: string; readonly to: string; readonly stream: string }
}
/** Looks into the mails that were sent. */
export type FindLink = (place: LinkPlace['$link']) => string | undefined
interface Origin {
  readonly ipAddress: string
  readonly device: string
}
/** A command as it stands in the file; links are looked up in the mailbox before it is executed. */
export interface CommandLine {
  readonly at: string
  readonly from: Origin | null
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
/** A call of an API with a token. */
export interface CallLine {
  readonly at: string
  readonly from: Origin | null
  readonly call: { readonly token: string; readonly scope: string }
}
export type Line = CommandLine | CallLine

export const isCall = (line: Line): line is CallLine => 'call' in line

/** The lines of the year's text. */
export const yearOf = (text: string): ReadonlyArray<Line> =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

const isLink = (value: unknown): value is LinkPlace => typeof value === 'object' && value !== null && '$link' in value

const mailed = new Set([
  'RequestRegistration',
  'RequestPasswordReset',
  'RequestEmailChange',
  'InviteMember',
  'ResendMemberInvitation',
  'InvitePartner',
  'ResendPartnerInvitation',
])
/** Whether somebody now waits for a mail with a link: it is sent at once, since links expire. */
export const isMailed = (line: CommandLine): boolean => mailed.has(line.type)

/** The command with the links that its person found in the mailbox; a link that never came stays a wrong one. */
export const withLinks = (line: CommandLine, find: FindLink): CommandLine => ({
  ...line,
  data: Object.fromEntries(
    Object.entries(line.data).map(([key, value]) => [
      key,
      isLink(value) ? (find(value.$link) ?? 'no such link') : value,
    ]),
  ),
})
