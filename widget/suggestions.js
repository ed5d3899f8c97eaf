/** Known questions while one types: asked for after a pause, dropped as soon as the words change. */

import { button, element, fill } from './dom.js'

/** @import { Choice } from './types.js' */
/** @import { Words } from './messages.js' */

const PAUSE_MS = 400
const LEAST_CHARACTERS = 3

export class Suggestions {
  /** A list of buttons after the field: Tab reaches it, and so does the arrow. */
  element = element('div', { className: 'suggestions', hidden: true })
  #ask
  #choose
  #announce
  #pending = new AbortController()

  /**
   * @param {object} options
   * @param {(typed: string, signal: AbortSignal) => Promise<Choice[]>} options.ask
   * @param {(choice: Choice) => void} options.choose
   * @param {(words: string) => void} options.announce
   */
  constructor({ ask, choose, announce }) {
    this.#ask = ask
    this.#choose = choose
    this.#announce = announce
  }

  get isOpen() {
    return !this.element.hidden
  }

  /** @param {string} typed @param {Words} words */
  async follow(typed, words) {
    this.#pending.abort()
    this.#pending = new AbortController()
    const { signal } = this.#pending
    if (typed.trim().length < LEAST_CHARACTERS) return this.close()
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    if (signal.aborted) return
    // Suggestions are a help: where they cannot be had, nothing is said of it.
    const found = await this.#ask(typed, signal).catch(() => [])
    if (!signal.aborted) this.#show(found, words)
  }

  close() {
    this.#pending.abort()
    this.element.hidden = true
    this.element.replaceChildren()
  }

  /** Move to the next or the one before; @returns {boolean} whether there was one. @param {number} step */
  move(step) {
    const buttons = [...this.element.querySelectorAll('button')]
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode())
    const next = buttons[buttons.indexOf(/** @type {HTMLButtonElement} */ (root.activeElement)) + step]
    next?.focus()
    return Boolean(next)
  }

  /** @param {Choice[]} found @param {Words} words */
  #show(found, words) {
    this.element.hidden = !found.length
    const items = found.map((choice) => element('li', {}, button(choice.title, () => this.#choose(choice))))
    this.element.replaceChildren(element('p', { textContent: words.suggestions }), element('ul', {}, ...items))
    if (found.length) this.#announce(fill(found.length > 1 ? words.suggested : words.suggestedOne, { number: found.length }))
  }
}
