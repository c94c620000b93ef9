/** Bytes that nobody can guess, and the digest of secrets that are made of them. */
export interface Random {
  readonly bytes: (count: number) => Uint8Array
  /** SHA-256 as lower-case hex; the stored form of tokens and application passwords (TOK-05, TOK-08). */
  readonly sha256: (text: string) => string
}
