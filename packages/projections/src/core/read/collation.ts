/** The order in which people look for names: by letters, numbers in them by their worth. */
const order = new Intl.Collator('en', { numeric: true })
/** What people take for the same letter, whatever its case or accent. */
const likeness = new Intl.Collator('en', { usage: 'search', sensitivity: 'base' })

/** Which of two texts comes first. */
export const compareTexts = (a: string, b: string): number => order.compare(a, b)

/**
 * Whether a text has the typed one in it, whatever case and accents; nothing typed is in every text.
 * @example holdsTyped('zurich')('Zürich Web') // true
 */
export const holdsTyped = (typed: string): ((text: string) => boolean) => {
  const wanted = [...typed.normalize('NFC').trim()]
  const needle = wanted.join('')
  return (text) => {
    const letters = [...text.normalize('NFC')]
    for (let i = 0; i + wanted.length <= letters.length; i++)
      if (likeness.compare(letters.slice(i, i + wanted.length).join(''), needle) === 0) return true
    return false
  }
}
