/** The conversation on the screen: opens it, asks, shows what comes back, tells what failed. */

import { declarationView } from './declaration.js'
import { button, element } from './dom.js'
import { feedbackView } from './feedback.js'
import { messages } from './messages.js'
import { replyView } from './reply-view.js'
import { noteView, questionView, TurnsView } from './turns-view.js'

/** @import { Announcer } from './announcer.js' */
/** @import { Conversation } from './conversation.js' */
/** @import { layout } from './layout.js' */
/** @import { Notice } from './notice.js' */
/** @import { QuestionField } from './question-field.js' */
/** @import { Suggestions } from './suggestions.js' */
/** @import { Choice, Language, Message, Reason, Reply, Turn } from './types.js' */
/**
 * @typedef {object} Surroundings
 * @property {QuestionField} field
 * @property {Suggestions} suggestions
 * @property {Announcer} announcer
 * @property {Notice} notice
 * @property {() => Language} language
 * @property {() => boolean} isDeclarationAsked
 * @property {(event: 'reply'|'forget', detail?: object) => void} tell - the page; never the words typed
 */

const LONG_MS = 4_000

export class Dialogue {
  #conversation
  #turns
  #send
  #around
  #isBusy = false

  /**
   * @param {Conversation} conversation
   * @param {ReturnType<typeof layout>} parts
   * @param {Surroundings} around
   */
  constructor(conversation, parts, around) {
    this.#conversation = conversation
    this.#turns = new TurnsView(parts)
    this.#send = parts.send
    this.#around = around
  }

  get isEmpty() {
    return this.#turns.isEmpty
  }

  /** The greeting; or, on a further page of the visit, what was said before. */
  async begin() {
    this.#around.notice.hide()
    this.#turns.show(noteView(this.#words.opening))
    try {
      const opened = await this.#conversation.open(this.#language)
      const said = opened ? [opened.greeting] : await this.#conversation.replay()
      const views = said.map((message) => element('li', {}, this.#view(message, { isAlone: true, isWelcome: Boolean(opened) })))
      this.#turns.show(...(opened ? [] : [noteView(this.#words.resumed)]), ...views)
      this.#around.announcer.reply(opened ? said : [], opened ? '' : this.#words.resumed)
    } catch (error) {
      this.#turns.show()
      this.#fail(error, () => this.begin())
    }
  }

  /** Ask what is in the field. */
  async submit() {
    const { field } = this.#around
    if (this.#isBusy || !field.check()) return
    try {
      const { text } = await this.#conversation.mask(field.value, this.#language)
      // From here on only the masked words are on the screen, in the field as in the conversation.
      field.value = text
      await this.#turn({ utterance: text }, text)
    } catch (error) {
      this.#fail(error, () => this.submit())
    }
  }

  /** @param {Choice} choice */
  choose({ topic, title }) {
    const { field, suggestions } = this.#around
    if (suggestions.isOpen) {
      field.value = ''
      field.focus()
    }
    this.#turn({ topic }, title)
  }

  /** The last answer again, in the language that was just chosen. @param {string} asked - the words of the button */
  async sayAgain(asked) {
    if (this.#conversation.kept.said?.length) await this.#turn({ topic: 'switch_language' }, asked)
    else await this.restart()
  }

  /**
   * Go on in a language: in English once the declaration is made, where the page asks for one.
   * @param {Language} language
   * @param {() => void} onward
   * @param {HTMLElement} [item] - what waits for the declaration
   */
  goOnIn(language, onward, item) {
    if (language === 'fr' || !this.#around.isDeclarationAsked() || this.#conversation.kept.declared) return onward()
    const { field } = this.#around
    this.#turns.remove('declaration')
    const ask = declarationView({
      declare: () => {
        this.#conversation.declare()
        ask.item.remove()
        field.focus()
        onward()
      },
      stay: () => {
        ask.item.remove()
        field.focus()
        if (item) this.#turn({ topic: 'switch_language' }, messages.fr.keepFrench)
      },
    })
    this.#turns.add(ask.item)
    ask.sentence.focus()
  }

  async restart() {
    const { field } = this.#around
    field.value = ''
    this.#turns.show()
    field.focus()
    await this.#conversation.forget()
    await this.begin()
  }

  async forget() {
    const { field, notice, tell } = this.#around
    field.value = ''
    notice.hide()
    const isGone = await this.#conversation.forget()
    const sentence = element('p', { tabIndex: -1, textContent: isGone ? this.#words.forgotten : this.#words.forgottenHere })
    const again = button(this.#words.askAnother, () => this.restart(), 'primary')
    this.#turns.show(element('li', { className: 'gone', lang: this.#language }, sentence, again))
    tell('forget')
    sentence.focus()
  }

  get #language() {
    return this.#around.language()
  }

  get #words() {
    return messages[this.#language]
  }

  /**
   * @param {Turn} turn
   * @param {string} asked - as the conversation shows it
   */
  async #turn(turn, asked) {
    if (this.#isBusy) return
    const { announcer, field, notice, suggestions } = this.#around
    const words = this.#words
    this.#busy = true
    suggestions.close()
    notice.hide()
    const waiting = element('p', { className: 'waiting' })
    const wait = (/** @type {string} */ sentence) => {
      waiting.textContent = sentence
      announcer.say(sentence, this.#language)
    }
    const item = element('li', { lang: this.#language }, questionView(asked, words), waiting)
    this.#turns.remove('feedback')
    this.#turns.add(item)
    wait(words.waiting)
    const long = setTimeout(() => wait(words.stillWaiting), LONG_MS)
    try {
      const reply = await this.#conversation.turn(turn, this.#language)
      // What was answered leaves the field; what was typed meanwhile stays.
      if ('utterance' in turn && field.value === turn.utterance) field.value = ''
      waiting.remove()
      this.#receive(item, reply)
    } catch (error) {
      item.remove()
      this.#fail(error, () => this.#turn(turn, asked))
    } finally {
      clearTimeout(long)
      this.#busy = false
    }
  }

  /** @param {HTMLElement} item @param {Reply & {isNew: boolean}} reply */
  #receive(item, reply) {
    if (reply.isNew) item.before(noteView(this.#words.restarted))
    const mayWait = !reply.urgent && !reply.identifiers.length
    this.goOnIn(mayWait ? reply.language : 'fr', () => this.#reveal(item, reply), item)
  }

  /** @param {HTMLElement} item @param {Reply & {isNew: boolean}} reply */
  #reveal(item, { messages: said, kind, language, urgent, turn, isNew }) {
    const isTheirs = (/** @type {Message} */ message) => Number(message.language !== language)
    const ordered = urgent ? said.toSorted((one, other) => isTheirs(one) - isTheirs(other)) : said
    item.append(...ordered.map((message) => this.#view(message, { isUrgent: urgent && Boolean(message.topic) })))
    if (['answer', 'silent', 'redirect'].includes(kind) && !urgent) {
      item.append(feedbackView(language, (helpful, reason) => this.#rate(turn, helpful, reason)))
    }
    this.#turns.readFrom(item)
    this.#around.announcer.reply(ordered, isNew ? this.#words.restarted : '')
    this.#around.tell('reply', { kind, language })
  }

  /** @param {number} turn @param {boolean} helpful @param {Reason} [reason] */
  #rate(turn, helpful, reason) {
    this.#conversation.feedback({ turn, helpful, ...(reason && { reason }) })
    // What did not help is never said again: something else comes.
    if (!helpful) this.#turn({ topic: 'complaint_about_answer' }, this.#words.notHelped)
  }

  /** @param {Message} message @param {import('./reply-view.js').Options} options */
  #view(message, options) {
    const announce = (/** @type {string} */ words) => this.#around.announcer.say(words, this.#language)
    return replyView(message, { choose: (choice) => this.choose(choice), announce }, options)
  }

  /** @param {unknown} error @param {() => void} retry */
  #fail(error, retry) {
    this.#around.notice.show(error, this.#words, () => {
      this.#around.field.focus()
      retry()
    })
  }

  /** @param {boolean} isBusy */
  set #busy(isBusy) {
    this.#isBusy = isBusy
    this.#send.ariaDisabled = String(isBusy)
  }
}
