import type { SqliteStores } from '@mandat/adapters/kit'
import { defaultPolicy } from '@mandat/domain'
import {
  accountStream,
  mayCall,
  organisationStream,
  partnershipStream,
  productStream,
  type TokenState,
} from '@mandat/domain/kit'
import {
  type AnyProjection,
  partnerDashboard,
  readEvery,
  readModelsFor,
  verifyByRebuild,
} from '@mandat/projections/kit'
import { createHash } from 'node:crypto'
import type { Promises } from './promises.js'
import { must } from './checkLog.js'
import type { History } from './history.js'
import { openFile } from './openFile.js'
import { now } from './manyPeople.js'

/** Everything that the file holds, as one number. */
const contentOf = ({ database }: SqliteStores): string => {
  const hash = createHash('sha256')
  const tables = database
    .statement(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all([]) as ReadonlyArray<[string]>
  for (const [name] of tables)
    hash.update(`${name}\n${JSON.stringify(database.statement(`SELECT * FROM ${name}`).all([]))}\n`)
  return hash.digest('hex')
}

const settled = async (file: string, mails: string, notes: Promises): Promise<string> => {
  const { mandat, stores } = must(
    await openFile({
      file,
      mails,
      work: 'ByHand',
      onSending: (mail) => notes.note({ _tag: 'Sending', mail }),
      onSent: (mail) => notes.note({ _tag: 'SentMail', mail }),
    }),
  )
  notes.begin()
  const answer = await mandat.settle()
  if (answer._tag === 'Left') notes.problems.push(`it does not settle: ${answer.left.message}`)
  const content = contentOf(stores)
  must(await mandat.close())
  return content
}

/** Processes and read models catch up, mails go out; doing it again, after another start, finds nothing to do. */
export const settleTwice = async (file: string, mails: string, notes: Promises): Promise<void> => {
  const once = await settled(file, mails, notes)
  const sent = notes.counts.mails
  if ((await settled(file, mails, notes)) !== once) notes.problems.push('settling again changed something')
  if (notes.counts.mails !== sent) notes.problems.push('settling again sent mails')
}

/** LOG-06: each read model is what a rebuild from the first event gives. */
export const compareWithRebuild = async ({ events, documents }: SqliteStores, notes: Promises): Promise<void> => {
  const head = must(await events.head()())
  for (const model of Object.values<AnyProjection>(readModelsFor(defaultPolicy))) {
    const {
      model: scratch,
      position,
      comparison,
    } = must(await verifyByRebuild({ store: events, documents, clock: { now } }, model)())
    if (position !== head) notes.problems.push(`${model.name} stands at ${String(position)} and not at ${String(head)}`)
    if (comparison._tag === 'Different')
      notes.problems.push(`${model.name} differs from its rebuild: ${JSON.stringify(comparison.differences)}`)
    if (must(await documents.parked(model)()).length > 0) notes.problems.push(`${model.name} has parked streams`)
    must(await documents.drop(scratch)())
  }
  if (must(await documents.checkpoint({ name: 'processes', version: 1 })()) !== head)
    notes.problems.push('the processes do not stand at the head')
}

/** PAR-15: nothing that rested on a partnership works after its end, and no dashboard shows it. */
export const lookAtRights = async ({ documents }: SqliteStores, known: History, notes: Promises): Promise<void> => {
  const shown = new Set(
    must(await readEvery(documents, partnerDashboard)()).map(({ client, partner }) =>
      partnershipStream(client, partner),
    ),
  )
  for (const [stream, { _tag }] of known.partnership.states)
    if (shown.has(stream) !== (_tag === 'Active' || _tag === 'Invited'))
      notes.problems.push(`the partner's dashboard shows another partnership than ${stream}`)
  for (const state of known.token.states.values())
    if (isWorkingWithoutGround(state, known))
      notes.problems.push('a token works on the strength of a partnership that ended')
}

const isWorkingWithoutGround = (state: TokenState, known: History): boolean => {
  if (state._tag !== 'Live' || state.ground._tag !== 'Partnership') return false
  const {
    ground: { partner, term },
    organisation: client,
    account,
    product,
  } = state
  const between = known.partnership.of(partnershipStream(client, partner))
  if (between._tag === 'Active' && between.term === term) return false
  return (
    mayCall({
      token: state,
      presentedHash: state.hash,
      scope: state.scopes[0] ?? '',
      now: now(),
      policy: defaultPolicy,
      account: known.account.of(accountStream(account)),
      organisation: known.organisation.of(organisationStream(client)),
      product: known.product.of(productStream(product)),
      partnership: between,
      partnerOrganisation: known.organisation.of(organisationStream(partner)),
    })._tag === 'Right'
  )
}
