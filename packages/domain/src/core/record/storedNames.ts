/**
 * WARNING: stored for ever. What is written under one of these names is found, opened or recognised by it alone, so none
 * is ever changed. Names that a declaration carries (events, streams, read models, mails, links, claims, processes of
 * slices) stand there; a golden file holds all of them.
 */
export const storedNames = {
  /** Name spaces of the ids that are made of others: of commands that follow from something, and of mails. */
  steps: '6a0f6b6e-0a55-5a0d-8f83-6f6f3b6f1c02',
  mails: 'a3f1c8e2-6b0d-5c47-9f35-2d8e71b4c960',
  /** What a command's id is made of, beside what it follows from. */
  causes: {
    clock: 'tick',
    prelude: 'prelude',
    refused: 'refused',
    call: 'call',
    guess: 'guess',
    login: 'login',
    reset: 'reset',
    mailTo: 'mail to',
    mailFrom: 'mail from',
  },
  /** Who acts as `System`, beside the processes of slices. */
  processes: { clock: 'clock', claims: 'claims' },
  /** What keeps a checkpoint without being a read model. */
  checkpoints: { processes: 'processes', subscription: 'subscription_', policy: 'policy' },
  /** What keys are derived for, and what boxes, wrapped keys, links and claims are bound to. */
  contexts: {
    masterKey: 'mandat/master/1',
    claimsKey: 'mandat/claims/1',
    linksKey: 'mandat/links/1',
    countsKey: 'mandat/counts/1',
    digestKey: 'mandat/digest/1',
    box: 'mandat/box/1',
    key: 'mandat/key/1',
    link: 'mandat/link/1',
    claim: 'mandat/claim/1',
    markKey: 'mandat/markKey/1',
    mark: 'mandat/mark/1',
  },
  /** What stands among the keys of persons and is nobody's: the mark of the host's secret. */
  subjects: { hostSecret: 'hostSecret' },
  /** Whose key digests what nobody's key can, and what stands for a digest that no key can make any more. */
  digests: { ofSystem: 'system', ofErased: 'erased' },
} as const
