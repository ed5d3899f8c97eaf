/** The conversation, without a screen: opens, speaks, tries again, begins anew where the server has forgotten. */

import { Failure, Gateway } from './api.js'
import { Masker } from './identifiers.js'
import { Visit } from './visit.js'

/** @import { Language, Message, Opened, Reason, Reply, Turn } from './types.js' */

const LIKELY = 0.05
const MOST_SUGGESTED = 3

export class Conversation {
  #gateway
  #visit
  /** @type {Promise<Masker>|undefined} */
  #masker
  /** @type {Promise<Opened|null>|undefined} */
  #opening

  /** @param {string} server */
  constructor(server) {
    this.#gateway = new Gateway(server)
    this.#visit = new Visit(server)
  }

  get kept() {
    return this.#visit.kept
  }

  /** The declaration of good faith, once made, holds for the visit. */
  declare() {
    this.#visit.keep({ declared: true })
  }

  /** @param {Language} language */
  speak(language) {
    this.#visit.keep({ language })
  }

  /**
   * Open a conversation, or take up that of the page before.
   * @param {Language} language
   * @returns {Promise<Opened|null>} null where one is open
   */
  open(language) {
    this.#opening ??= this.#open(language).catch((error) => {
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  /** @param {Language} language */
  async #open(language) {
    if (this.#visit.pass && (await this.#visit.claim())) return null
    this.#visit.clear()
    const opened = await twice(() => this.#gateway.open(language))
    const { conversation, token, expires_in_s, max_characters } = opened
    this.#visit.keep({ conversation, token, idleMs: 1000 * expires_in_s, most: max_characters, said: [], language })
    await this.#visit.claim()
    return opened
  }

  /** @returns {Promise<Message[]>} what was said on the pages before, from the knowledge base: no word of it was kept */
  async replay() {
    const topics = await Promise.all((this.kept.said ?? []).map(async ({ topic, language }) => {
      const said = await this.#gateway.topic(topic, language).catch(() => null)
      return said && { ...said, language, short: said.kind === 'redirect' ? null : said.short, plain: null, choices: [] }
    }))
    return topics.filter((each) => each !== null)
  }

  /**
   * The words with their identifiers masked. Nothing is sent unmasked: without the rules this fails as a turn does.
   * @param {string} typed
   * @param {Language} language
   */
  async mask(typed, language) {
    this.#masker ??= twice(() => this.#gateway.identifiers()).then((rules) => new Masker(rules))
    try {
      return (await this.#masker).mask(typed, language)
    } catch (error) {
      this.#masker = undefined
      throw error
    }
  }

  /**
   * One turn; tried twice, and in a new conversation where the server no longer has this one.
   * @param {Turn} turn
   * @param {Language} language
   * @returns {Promise<Reply & {isNew: boolean}>}
   */
  async turn(turn, language) {
    let isNew = false
    await this.open(language)
    const reply = await twice(async () => {
      const pass = this.#visit.pass
      if (!pass) isNew = await this.#begin(language)
      try {
        return await this.#gateway.turn(this.#pass, turn, language)
      } catch (error) {
        if (!(error instanceof Failure) || error.trouble !== 'ended') throw error
        isNew = await this.#begin(language)
        return this.#gateway.turn(this.#pass, turn, language)
      }
    })
    const said = reply.urgent || reply.kind === 'choice' ? [] : reply.messages.filter((each) => each.topic && reply.kind !== 'small_talk')
    const heard = said.map(({ topic, language }) => ({ topic: /** @type {string} */ (topic), language }))
    this.#visit.keep({ said: [...(this.kept.said ?? []), ...heard] })
    return { ...reply, isNew }
  }

  /**
   * Known questions that the words may be about.
   * @param {string} typed
   * @param {Language} language
   * @param {AbortSignal} signal
   */
  async suggest(typed, language, signal) {
    const { text, kinds } = await this.mask(typed, language)
    if (kinds.length) return []
    const found = await this.#gateway.search(text, language, signal)
    return found.filter(({ confidence }) => confidence >= LIKELY).slice(0, MOST_SUGGESTED)
  }

  /** @param {{turn: number, helpful: boolean, reason?: Reason}} feedback */
  async feedback(feedback) {
    const pass = this.#visit.pass
    if (pass) await this.#gateway.feedback(pass, feedback).catch(() => null)
  }

  /** Forget it here, then on the server; @returns {Promise<boolean>} whether the server did too. */
  async forget() {
    const pass = this.#visit.pass
    this.#visit.clear()
    this.#opening = undefined
    if (!pass) return true
    return twice(() => this.#gateway.forget(pass)).then(() => true, (error) => error.trouble === 'ended')
  }

  get #pass() {
    const pass = this.#visit.pass
    if (!pass) throw new Failure('ended')
    return pass
  }

  /** @param {Language} language */
  async #begin(language) {
    this.#visit.clear()
    this.#opening = undefined
    await this.open(language)
    return true
  }
}

/**
 * What a passing trouble stopped is tried once more, a moment later.
 * @template Value
 * @param {() => Promise<Value>} attempt
 */
const twice = async (attempt) => {
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof Failure) || !error.passes || error.trouble === 'offline') throw error
    await new Promise((resolve) => setTimeout(resolve, error.waitMs))
    return attempt()
  }
}
