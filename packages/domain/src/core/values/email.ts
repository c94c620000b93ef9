import { pattern } from './codecs.js'

/** One bare address of at most 254 characters; whether anybody reads there, only a mailed link tells (ACC-01). */
export const emailText = pattern(/^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:]+$/, 254, 'an e-mail address')
