import type { Links, LinkTarget } from '@mandat/domain/kit'

/** The page of a link is its purpose in kebab case. */
export const pageOf = ({ purpose }: Pick<LinkTarget, 'purpose'>): string =>
  purpose.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()

/**
 * The address behind a mailed link: a page of the host for each purpose, which stream and term it is about, and the
 * secret that the command then presents. Opening it must change nothing (mail scanners follow links): the page asks,
 * and posts.
 * @example linkAddress('https://manager.example', links, target)
 * // 'https://manager.example/links/password-reset?stream=account-5e7e...&term=reset&link=Zm9v...'
 */
export const linkAddress = (baseUrl: string, links: Pick<Links, 'sign'>, target: LinkTarget): string => {
  const query = { stream: target.stream, term: target.term, link: links.sign(target).reveal() }
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return `${baseUrl.replace(/\/+$/, '')}/links/${pageOf(target)}?${pairs.join('&')}`
}
