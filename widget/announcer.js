/** What a screen reader hears: one announcement at a time, in a polite log that is not on the screen. */

import { element } from './dom.js'
import { spoken } from './reply-view.js'

/** @import { Language, Message } from './types.js' */

export class Announcer {
  #log

  /** @param {HTMLElement} log */
  constructor(log) {
    this.#log = log
  }

  /** @param {string} words @param {Language} lang */
  say(words, lang) {
    this.#log.replaceChildren(element('p', { textContent: words, lang }))
  }

  /**
   * A whole reply, each message in its language.
   * @param {Message[]} said
   * @param {string} before - what is to be known first
   */
  reply(said, before) {
    const parts = said.map((message) => element('span', { lang: message.language, textContent: `${spoken(message)} ` }))
    this.#log.replaceChildren(element('p', {}, ...(before ? [`${before} `] : []), ...parts))
  }
}
