import { scratchFolder } from './scratch.js'

export const inFolder = (test: (path: (name: string) => string) => Promise<void> | void) => async (): Promise<void> => {
  const { path, remove } = scratchFolder()
  try {
    await test(path)
  } finally {
    remove()
  }
}
