/** The field: how much room is left, what will be masked, what is missing. */

import { fill } from './dom.js'

/** @import { Suggestions } from './suggestions.js' */
/** @import { Words } from './messages.js' */

const WARN_LEFT = 100
const PAUSE_MS = 300

/**
 * @typedef {object} Asks
 * @property {() => Words} words
 * @property {() => number} most - characters
 * @property {(typed: string) => Promise<{names: string[]}>} mask
 * @property {(words: string) => void} announce
 */

export class QuestionField {
  #field
  #remark
  #suggestions
  #asks
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #pause

  /**
   * @param {{field: HTMLTextAreaElement, remark: HTMLElement}} parts
   * @param {Suggestions} suggestions
   * @param {Asks} asks
   */
  constructor({ field, remark }, suggestions, asks) {
    this.#field = field
    this.#remark = remark
    this.#suggestions = suggestions
    this.#asks = asks
    field.addEventListener('input', () => this.#follow())
  }

  get value() {
    return this.#field.value.trim()
  }

  set value(words) {
    clearTimeout(this.#pause)
    this.#field.value = words
    this.#field.ariaInvalid = null
    this.remark()
  }

  focus() {
    this.#field.focus()
  }

  /** What stands under the field: the sentence given, else how much room is left once that matters. @param {string} [sentence] */
  remark(sentence) {
    const words = this.#asks.words()
    const left = this.#left
    const room = left < 0 ? fill(words.over, { number: -left }) : left <= WARN_LEFT ? fill(words.left, { number: left }) : ''
    this.#remark.textContent = sentence ?? room
    this.#remark.classList.toggle('wrong', left < 0 || this.#field.ariaInvalid === 'true')
    // Every character would be too much to hear.
    if (!sentence && [WARN_LEFT, WARN_LEFT / 2, 10, -1].includes(left)) this.#asks.announce(room)
  }

  /** Whether the question may go; else say why not, with the focus in the field. */
  check() {
    const words = this.#asks.words()
    const fault = !this.value ? words.empty : this.#left < 0 ? fill(words.over, { number: -this.#left }) : ''
    if (!fault) return true
    this.#field.ariaInvalid = 'true'
    this.remark(fault)
    this.#asks.announce(fault)
    this.focus()
    return false
  }

  get #left() {
    return this.#asks.most() - this.value.length
  }

  #follow() {
    this.#field.ariaInvalid = null
    this.remark()
    this.#suggestions.follow(this.value, this.#asks.words())
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#preview(this.value), PAUSE_MS)
  }

  /** Say what will be masked, while there is time to take it out. @param {string} typed */
  async #preview(typed) {
    const masked = await this.#asks.mask(typed).catch(() => null)
    if (!masked?.names.length || this.value !== typed) return
    const sentence = fill(this.#asks.words().willMask, { kinds: masked.names.join(', ') })
    this.#suggestions.close()
    this.remark(sentence)
    this.#asks.announce(sentence)
  }
}
