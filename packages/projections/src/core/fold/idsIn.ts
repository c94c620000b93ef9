import type { StoredEvent } from '@mandat/domain/kit'

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const MOST = 50

/** The ids in a text, each once. */
export const idsInText = (text: string): ReadonlyArray<string> => [...new Set(text.match(ID))]

/** What an event is about, whether it can be decoded or not: the ids that its stream's name and its content hold. */
export const idsIn = ({ stream, data }: StoredEvent): ReadonlyArray<string> =>
  idsInText(`${stream} ${JSON.stringify(data)}`).slice(0, MOST)
