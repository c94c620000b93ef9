import { hmacLinks } from '@mandat/adapters/kit'
import { answerTo, answerToCall } from './answer.js'
import { must } from './checkLog.js'
import { openFile } from './openFile.js'
import { type TwoDoors, twoDoors } from './twoDoors.js'

/** One process that has a file open twice. */
export const twoConnections = async (file: string): Promise<TwoDoors & { readonly close: () => Promise<void> }> => {
  const opened = [
    must(await openFile({ file, mails: null, work: 'ByHand' })),
    must(await openFile({ file, mails: null, work: 'ByHand' })),
  ] as const
  const until = (at: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())))
  const doors = twoDoors({
    links: hmacLinks(opened[0].keys.links),
    execute: async (door, command, at) => {
      await until(at)
      return answerTo(opened[door].mandat, command)
    },
    call: (door, text) => answerToCall(opened[door].mandat, text, 'dns:read'),
  })
  return {
    ...doors,
    close: async () => {
      for (const { mandat } of opened) must(await mandat.close())
    },
  }
}
