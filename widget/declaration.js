/** The declaration of good faith (Charter of the French language): one sentence, in both languages, and one key. */

import { button, element } from './dom.js'
import { messages } from './messages.js'

/** @import { Language } from './types.js' */

/**
 * @param {{declare: () => void, stay: () => void}} acts - the key; the way to stay in French
 * @returns {{item: HTMLElement, sentence: HTMLElement}} its place in the conversation; what takes the focus
 */
export const declarationView = ({ declare, stay }) => {
  const [sentence, translation] = /** @type {Language[]} */ (['fr', 'en']).map((lang) =>
    element('p', { lang, tabIndex: -1, textContent: messages[lang].declaration }))
  const key = button(messages.en.declare, declare, 'primary')
  key.lang = 'en'
  const other = button(messages.fr.keepFrench, stay)
  other.lang = 'fr'
  return { item: element('li', { className: 'declaration' }, sentence, translation, key, other), sentence }
}
