/** "Did this answer help you?": yes; or no, and why. A reason is one of a list, never words. */

import { button, element } from './dom.js'
import { messages } from './messages.js'

/** @import { Language, Reason } from './types.js' */

const REASONS = /** @type {Reason[]} */ (['wrong', 'incomplete', 'unclear', 'other'])

/**
 * @param {Language} language
 * @param {(helpful: boolean, reason?: Reason) => void} onAnswer
 */
export const feedbackView = (language, onAnswer) => {
  const words = messages[language]
  const title = element('p', { id: 'helpful', textContent: words.helpful, tabIndex: -1 })
  const made = element('div', { className: 'feedback', lang: language, role: 'group' }, title)
  made.setAttribute('aria-labelledby', 'helpful')
  /** @param {string} sentence @param {...HTMLElement} buttons */
  const say = (sentence, ...buttons) => {
    title.textContent = sentence
    made.replaceChildren(title, ...buttons)
    // The button that was pressed is gone: the focus goes to what took its place.
    title.focus()
  }
  const yes = button(words.yes, () => {
    onAnswer(true)
    say(words.thanks)
  })
  const no = button(words.no, () => say(words.why, ...REASONS.map((reason) => button(words[reason], () => {
    say(words.thanks)
    onAnswer(false, reason)
  }))))
  made.append(yes, no)
  return made
}
