import type { Reader } from '../text.js'

export const nellOrganisation = (f: Reader<'organisation'>): string =>
  f.say('organisation', (name) => `Nell’organizzazione «${name}»`, 'Nella Sua organizzazione')
export const invitationUntil = (f: Reader<'expiresAt'>): string | null =>
  f.line('expiresAt', (at) => `L’invito è valido fino al ${at}.`)
export const notYou =
  'Non è stato Lei? Reimposti subito la password con «Password dimenticata» e controlli il Suo account con l’assistente di sicurezza.'
