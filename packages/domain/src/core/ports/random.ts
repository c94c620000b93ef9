/** What nobody can guess: bytes, ids, and the digest of secrets that are made of them. */
export interface Random {
  readonly bytes: (count: number) => Uint8Array
  /**
   * A UUID that was never given before and that nobody can foresee: an event's id (LOG-10). One that begins with the
   * time costs a store's index least.
   */
  readonly uuid: () => string
  /** SHA-256 as lower-case hex; the stored form of tokens and application passwords (TOK-05, TOK-08). */
  readonly sha256: (text: string) => string
}
