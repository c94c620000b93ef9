/**
 * The members of a union of commands or events that have one of the given types.
 * @example
 * type Registering = OfType<AccountCommand, 'RegisterAccount'>
 */
export type OfType<U extends { readonly type: string }, T extends U['type']> = Extract<U, { readonly type: T }>
