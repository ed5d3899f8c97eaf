/**
 * What a visit keeps: in this tab, until it is closed. Ids and a language; never what was typed, nor an urgent reply's topic.
 */

/** @import { Language } from './types.js' */
/**
 * @typedef {object} Kept
 * @property {string} [conversation]
 * @property {string} [token]
 * @property {number} [until] - the moment after which the server has forgotten it
 * @property {number} [idleMs]
 * @property {number} [most] - characters of a question
 * @property {Language} [language]
 * @property {boolean} [declared] - the declaration of good faith was made
 * @property {{topic: string, language: Language}[]} [said]
 */

const MOST_SAID = 12
const LOCK_MS = 300

export class Visit {
  #key
  /** @type {Kept} */
  #kept = {}
  /** @type {(() => void)|undefined} */
  #release

  /** @param {string} server */
  constructor(server) {
    this.#key = `vigie ${server}`
    this.#kept = this.#read()
  }

  get kept() {
    return this.#kept
  }

  /** @returns {{conversation: string, token: string}|null} what lets one speak, where it still does */
  get pass() {
    const { conversation, token, until = 0 } = this.#kept
    return conversation && token && until > Date.now() ? { conversation, token } : null
  }

  /** @param {Kept} changes */
  keep(changes) {
    Object.assign(this.#kept, changes)
    if (this.#kept.idleMs) this.#kept.until = Date.now() + this.#kept.idleMs
    this.#kept.said = this.#kept.said?.slice(-MOST_SAID)
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#kept))
    } catch {
      // Storage is refused here: the conversation lives as long as the page.
    }
  }

  /** Forget all of it but the language and the declaration, which are about the interface. */
  clear() {
    const { language, declared } = this.#kept
    this.#release?.()
    this.#kept = {}
    this.keep({ language, declared })
  }

  /**
   * Hold the conversation for this tab. A tab that was duplicated has a copy of the other's storage: it must not speak in the
   * other's conversation.
   * @returns {Promise<boolean>} false where another tab holds it
   */
  async claim() {
    this.#release?.()
    const { conversation } = this.#kept
    if (!navigator.locks || !conversation) return true
    return new Promise((resolve) => {
      const hold = () => {
        resolve(true)
        return /** @type {Promise<void>} */ (new Promise((release) => (this.#release = release)))
      }
      // The page that is being left gives its lock back a moment after this one opens.
      navigator.locks.request(`vigie ${conversation}`, { signal: AbortSignal.timeout(LOCK_MS) }, hold).catch(() => resolve(false))
    })
  }

  /** @returns {Kept} */
  #read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key) ?? '{}')
    } catch {
      return {}
    }
  }
}
