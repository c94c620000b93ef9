/** A random wait, so that processes that wait for each other do not do so in step. */
export const shortWait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 18))
