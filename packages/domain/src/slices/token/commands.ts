import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { list, nullable } from '../../core/values/codecs.js'
import { AccountId, OrganisationId, ProductId, TokenId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { secret } from '../../core/values/secret.js'
import { Scope, TokenName } from '../../aggregates/token/events.js'

/** `expiresAt` null: it lives until it is revoked or idle for too long (TOK-03). */
export const CreateToken = command(
  'CreateToken',
  {
    token: TokenId,
    account: AccountId,
    name: TokenName,
    organisation: OrganisationId,
    product: ProductId,
    scopes: list(Scope),
    expiresAt: nullable(Instant),
    password: secret(),
  },
  { reveals: ['token'] },
)
/**
 * Given before a call is answered: the first one of a day is recorded, and one that may not be made is refused
 * (TOK-09).
 */
export const RecordTokenUse = ownCommand(
  'RecordTokenUse',
  { token: TokenId, scope: Scope },
  { scope: ({ scope }) => (Scope.is(scope) ? scope : null) },
)
export const RevokeToken = command('RevokeToken', { token: TokenId, account: AccountId })
/** The clock's record of what the check decides by date already (TOK-06). */
export const DisableIdleToken = ownCommand('DisableIdleToken', { token: TokenId })

export const tokenCommands = [CreateToken, RecordTokenUse, RevokeToken, DisableIdleToken] as const
export type TokenCommand = CommandOf<(typeof tokenCommands)[number]>
