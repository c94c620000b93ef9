/** How a visit asks: over a socket, or of the app itself. */
export type Ask = (path: string, init: RequestInit) => Promise<Response>

export interface Answered {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly cookie: string
}
type Headers = Readonly<Record<string, string>>
/** One request; a body that is text already is sent as it is. */
export type Call = (method: string, path: string, body?: unknown, headers?: Headers) => Promise<Answered>

export const calling =
  (ask: Ask): Call =>
  async (method, path, body, headers = {}) => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    const response = await ask(path, { method, headers, ...(text === undefined ? {} : { body: text }) })
    const answered = await response.text()
    return {
      status: response.status,
      body: (answered === '' ? {} : JSON.parse(answered)) as Answered['body'],
      cookie: response.headers.get('set-cookie') ?? '',
    }
  }
