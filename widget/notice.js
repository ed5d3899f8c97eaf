/** What failed, what can be done, and the telephone: the element's own children, which the page wrote. */

import { Failure } from './api.js'
import { button, element } from './dom.js'

/** @import { Words } from './messages.js' */

export class Notice {
  #part
  #slot

  /**
   * @param {HTMLElement} part
   * @param {HTMLSlotElement} slot - where the element's children are shown
   */
  constructor(part, slot) {
    this.#part = part
    this.#slot = slot
  }

  /** @param {unknown} error @param {Words} words @param {() => void} retry */
  show(error, words, retry) {
    const trouble = error instanceof Failure ? error.trouble : 'server'
    const again = button(words.retry, () => {
      this.hide()
      retry()
    }, 'primary')
    this.#part.replaceChildren(element('p', { textContent: words[trouble] }), this.#slot, again)
    this.#part.hidden = false
  }

  hide() {
    this.#part.hidden = true
  }
}
