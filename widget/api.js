/** The gateway, seen from a browser. */

/** @import { Found, Language, Opened, Reason, Reply, SharedRules, Topic, Turn } from './types.js' */
/** @typedef {'offline'|'slow'|'busy'|'server'|'ended'|'refused'} Trouble */

const TIMEOUT_MS = 10_000

/** A request that brought nothing: what kind of trouble, and what may be done about it. */
export class Failure extends Error {
  /**
   * @param {Trouble} trouble
   * @param {{code?: string, waitMs?: number}} [details] - the server's code; how long it asks to wait
   */
  constructor(trouble, { code = '', waitMs = 800 } = {}) {
    super(trouble)
    this.trouble = trouble
    this.code = code
    this.waitMs = waitMs
  }

  /** Whether the same request may succeed a moment later. */
  get passes() {
    return this.trouble !== 'refused' && this.trouble !== 'ended'
  }
}

/** Requests and nothing else: no cookie goes with them, nothing is kept. */
export class Gateway {
  #server

  /** @param {string} server - address, without a slash at the end */
  constructor(server) {
    this.#server = server
  }

  /** @param {Language} language @returns {Promise<Opened>} */
  open(language) {
    return this.#ask('POST', '/api/v1/conversations', { language, body: { language } })
  }

  /** @param {{conversation: string, token: string}} pass @param {Turn} turn @param {Language} language @returns {Promise<Reply>} */
  turn({ conversation, token }, turn, language) {
    return this.#ask('POST', `/api/v1/conversations/${conversation}/turns`, { token, language, body: { ...turn, language } })
  }

  /** @param {{conversation: string, token: string}} pass @param {{turn: number, helpful: boolean, reason?: Reason}} feedback */
  feedback({ conversation, token }, feedback) {
    return this.#ask('POST', `/api/v1/conversations/${conversation}/feedback`, { token, body: feedback })
  }

  /** @param {{conversation: string, token: string}} pass */
  forget({ conversation, token }) {
    return this.#ask('DELETE', `/api/v1/conversations/${conversation}`, { token })
  }

  /** @param {string} words - masked @param {Language} language @param {AbortSignal} signal @returns {Promise<Found[]>} */
  search(words, language, signal) {
    return this.#ask('GET', `/api/v1/search?${new URLSearchParams({ q: words, language })}`, { signal })
  }

  /** @param {string} topic @param {Language} language @returns {Promise<Topic>} */
  topic(topic, language) {
    return this.#ask('GET', `/api/v1/topics/${topic}?language=${language}`)
  }

  /** @returns {Promise<SharedRules>} the rules to mask identifiers by */
  identifiers() {
    return this.#ask('GET', '/api/v1/identifiers')
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{token?: string, language?: Language, body?: object, signal?: AbortSignal}} [options]
   */
  async #ask(method, path, { token, language, body, signal } = {}) {
    const deadline = AbortSignal.timeout(TIMEOUT_MS)
    /** @type {Record<string, string>} */
    const headers = {}
    if (token) headers.Authorization = `Bearer ${token}`
    if (language) headers['Accept-Language'] = language
    if (body) headers['Content-Type'] = 'application/json'
    try {
      const response = await fetch(this.#server + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      })
      if (!response.ok) throw await failureOf(response)
      return response.status === 204 ? null : await response.json()
    } catch (error) {
      if (error instanceof Failure || signal?.aborted) throw error
      throw new Failure(deadline.aborted ? 'slow' : navigator.onLine ? 'server' : 'offline')
    }
  }
}

/** @param {Response} response */
const failureOf = async (response) => {
  const code = await response.json().then((body) => body.error?.code ?? '', () => '')
  const seconds = Number(response.headers.get('Retry-After'))
  const details = { code, waitMs: seconds ? 1000 * Math.min(seconds, 5) : undefined }
  if (response.status === 401 || response.status === 404 || code === 'too_many_turns') return new Failure('ended', details)
  if (response.status === 429) return new Failure('busy', details)
  return new Failure(response.status >= 500 ? 'server' : 'refused', details)
}
