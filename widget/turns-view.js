/** The list of the conversation: what is added to it, and where reading goes on. */

import { element } from './dom.js'

/** @import { Words } from './messages.js' */

const MARGIN_PX = 12

export class TurnsView {
  #list
  #view
  #dialog

  /** @param {{turns: HTMLElement, view: HTMLElement, dialog: HTMLElement}} parts - the list; the two that may scroll */
  constructor({ turns, view, dialog }) {
    this.#list = turns
    this.#view = view
    this.#dialog = dialog
  }

  get isEmpty() {
    return !this.#list.hasChildNodes()
  }

  /** @param {...HTMLElement} items - all that there is from now on */
  show(...items) {
    this.#list.replaceChildren(...items)
  }

  /** @param {HTMLElement} item */
  add(item) {
    this.#list.append(item)
    this.readFrom(item)
  }

  /** Read from here on, whichever of the two scrolls. @param {HTMLElement} item */
  readFrom(item) {
    const scroller = this.#view.scrollHeight > this.#view.clientHeight ? this.#view : this.#dialog
    scroller.scrollTop += item.getBoundingClientRect().top - scroller.getBoundingClientRect().top - MARGIN_PX
  }

  /** Take away what only the newest turn has. @param {string} name - of a class */
  remove(name) {
    this.#list.querySelector(`.${name}`)?.remove()
  }
}

/** @param {string} textContent */
export const noteView = (textContent) => element('li', { className: 'note', textContent })

/** @param {string} asked @param {Words} words */
export const questionView = (asked, words) => {
  const who = element('span', { className: 'who', textContent: `${words.asked} ` })
  return element('h3', { className: 'asked' }, who, element('span', { className: 'words', textContent: asked }))
}
