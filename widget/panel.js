/** The open assistant: its parts, what happens in each state, where the focus goes, what is announced. */

import { Failure } from './api.js'
import { Conversation } from './conversation.js'
import { button, element } from './dom.js'
import { feedbackView } from './feedback.js'
import { layout } from './layout.js'
import { messages } from './messages.js'
import { QuestionField } from './question-field.js'
import { replyView, spoken } from './reply-view.js'
import { styles } from './styles.js'
import { Suggestions } from './suggestions.js'
import { download, print } from './transcript.js'

/** @import { Choice, Language, Message, Reply, Turn } from './types.js' */
/** @import { VigieAssistantElement } from './vigie.js' */
/** @typedef {'opening'|'ready'|'answering'|'failed'|'declaration'|'forgotten'} State */

const MOST_CHARACTERS = 500
const LONG_MS = 4_000
const MARGIN_PX = 12
/** Where the panel fills the window, the page behind it is out of reach. */
const FILLS_WINDOW = '(max-width: 40rem), (max-height: 30rem)'

export class Panel {
  #host
  #conversation
  #slot
  /** @type {Language} */
  #language
  #isBusy = false
  #parts
  #suggestions
  #field

  /**
   * @param {VigieAssistantElement} host
   * @param {{server: string, language: Language, slot: HTMLSlotElement}} options
   */
  constructor(host, { server, language, slot }) {
    this.#host = host
    this.#slot = slot
    this.#conversation = new Conversation(server)
    this.#language = this.#conversation.kept.language ?? language
    this.#suggestions = new Suggestions({
      ask: (typed, signal) => this.#conversation.suggest(typed, this.#language, signal),
      choose: (choice) => this.#choose(choice),
      announce: (words) => this.#announce(words),
    })
    this.#parts = this.#build()
    this.#field = new QuestionField(this.#parts, this.#suggestions, {
      words: () => this.#words,
      most: () => this.#conversation.kept.most ?? MOST_CHARACTERS,
      mask: (typed) => this.#conversation.mask(typed, this.#language),
      announce: (words) => this.#announce(words),
    })
    this.#relabel()
  }

  /** Open, with the focus in the field; the first time, say what this is. */
  async show() {
    const { dialog, turns } = this.#parts
    const fills = matchMedia(FILLS_WINDOW).matches && this.#host.getAttribute('placement') !== 'inline'
    if (!dialog.open) fills ? dialog.showModal() : dialog.show()
    this.#field.focus()
    if (!turns.hasChildNodes()) await this.#begin()
  }

  /** @param {{keepsFocus?: boolean}} [options] - where something of the page has it already */
  close(options) {
    this.#suggestions.close()
    this.#parts.dialog.close()
    this.#host.closed(options)
  }

  /** The element left the page. */
  stop() {
    this.#suggestions.close()
    this.#parts.dialog.close()
  }

  /** Where it lies in the window; without a size where it is closed. */
  get box() {
    return this.#parts.dialog.getBoundingClientRect()
  }

  get #words() {
    return messages[this.#language]
  }

  /** @param {State} state */
  set #state(state) {
    this.#parts.dialog.dataset.state = state
  }

  // What is on the screen

  #build() {
    const root = /** @type {ShadowRoot} */ (this.#host.shadowRoot)
    const parts = layout({
      switch: () => this.#switch(),
      close: () => this.close(),
      restart: () => this.#restart(),
      print: () => print(root),
      download: () => download(parts.turns, this.#language),
      forget: () => this.#forget(),
    }, this.#suggestions.element)
    const { dialog, form } = parts
    dialog.addEventListener('keydown', (event) => this.#onKey(event))
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.close()
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit()
    })
    root.adoptedStyleSheets.push(styles)
    root.append(dialog)
    return parts
  }

  #relabel() {
    this.#parts.relabel(this.#language)
    this.#field.remark()
  }

  // What a person does

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { field, options } = this.#parts
    const isInField = event.target === field
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (options.open) options.open = false
      else if (this.#suggestions.isOpen) this.#suggestions.close()
      else return this.close()
      if (!isInField) field.focus()
    } else if (event.key === 'Enter' && isInField && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      this.#submit()
    } else if (event.key === 'ArrowDown' && this.#suggestions.isOpen && (!isInField || field.selectionEnd === field.value.length)) {
      if (this.#suggestions.move(1)) event.preventDefault()
    } else if (event.key === 'ArrowUp' && this.#suggestions.isOpen && !isInField) {
      event.preventDefault()
      if (!this.#suggestions.move(-1)) field.focus()
    }
  }

  async #submit() {
    if (this.#isBusy || !this.#field.check()) return
    try {
      const { text } = await this.#conversation.mask(this.#field.value, this.#language)
      // From here on only the masked words are on the screen, in the field as in the conversation.
      this.#field.value = text
      await this.#turn({ utterance: text }, text)
    } catch (error) {
      this.#fail(error, () => this.#submit())
    }
  }

  /** @param {Choice} choice */
  #choose({ topic, title }) {
    if (this.#suggestions.isOpen) {
      this.#field.value = ''
      this.#field.focus()
    }
    this.#turn({ topic }, title)
  }

  #switch() {
    const to = this.#language === 'fr' ? 'en' : 'fr'
    const asked = this.#words.switch
    if (to === 'en' && this.#mustDeclare) this.#askDeclaration(() => this.#speak(to, asked))
    else this.#speak(to, asked)
  }

  /** @param {Language} language @param {string} asked - the words of the button */
  async #speak(language, asked) {
    this.#language = language
    this.#conversation.speak(language)
    this.#relabel()
    if (this.#conversation.kept.said?.length) await this.#turn({ topic: 'switch_language' }, asked)
    else await this.#restart()
  }

  // The conversation

  async #begin() {
    const { turns } = this.#parts
    this.#state = 'opening'
    this.#hideNotice()
    turns.replaceChildren(element('li', { className: 'note', textContent: this.#words.opening }))
    try {
      const opened = await this.#conversation.open(this.#language)
      const said = opened ? [opened.greeting] : await this.#conversation.replay()
      const views = said.map((message) => element('li', {}, this.#view(message, { welcome: Boolean(opened) })))
      const resumed = element('li', { className: 'note', textContent: this.#words.resumed })
      turns.replaceChildren(...(opened ? [] : [resumed]), ...views)
      this.#announceReply(opened ? said : [], opened ? '' : this.#words.resumed)
      this.#state = 'ready'
    } catch (error) {
      turns.replaceChildren()
      this.#fail(error, () => this.#begin())
    }
  }

  /**
   * @param {Turn} turn
   * @param {string} asked - as the conversation shows it
   */
  async #turn(turn, asked) {
    if (this.#isBusy) return
    this.#busy = true
    this.#suggestions.close()
    this.#hideNotice()
    const waiting = element('p', { className: 'waiting', textContent: this.#words.waiting })
    const item = element('li', { lang: this.#language }, this.#question(asked), waiting)
    this.#parts.turns.querySelector('.feedback')?.remove()
    this.#add(item)
    this.#announce(this.#words.waiting)
    const long = setTimeout(() => {
      waiting.textContent = this.#words.stillWaiting
      this.#announce(this.#words.stillWaiting)
    }, LONG_MS)
    try {
      const reply = await this.#conversation.turn(turn, this.#language)
      this.#emptyField(turn)
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

  /** What was answered leaves the field; what was typed meanwhile stays. @param {Turn} turn */
  #emptyField(turn) {
    if ('utterance' in turn && this.#field.value === turn.utterance) this.#field.value = ''
  }

  /** @param {HTMLElement} item @param {Reply & {isNew: boolean}} reply */
  #receive(item, reply) {
    const mayWait = !reply.urgent && !reply.identifiers.length
    if (reply.isNew) item.before(element('li', { className: 'note', textContent: this.#words.restarted }))
    if (reply.language === 'en' && mayWait && this.#mustDeclare) {
      this.#askDeclaration(() => this.#reveal(item, reply), item)
    } else this.#reveal(item, reply)
  }

  /** @param {HTMLElement} item @param {Reply & {isNew: boolean}} reply */
  #reveal(item, { messages: said, kind, language, urgent, turn, isNew }) {
    const isTheirs = (/** @type {Message} */ message) => Number(message.language !== language)
    const ordered = urgent ? said.toSorted((one, other) => isTheirs(one) - isTheirs(other)) : said
    item.append(...ordered.map((message) => this.#view(message, { urgent: urgent && Boolean(message.topic) })))
    if (['answer', 'silent', 'redirect'].includes(kind) && !urgent) {
      item.append(feedbackView(language, (helpful, reason) => this.#rate(turn, helpful, reason)))
    }
    this.#state = 'ready'
    this.#scrollTo(item)
    this.#announceReply(ordered, isNew ? this.#words.restarted : '')
    this.#host.dispatchEvent(new CustomEvent('vigie-reply', { detail: { kind, language } }))
  }

  /** @param {number} turn @param {boolean} helpful @param {import('./types.js').Reason} [reason] */
  #rate(turn, helpful, reason) {
    this.#conversation.feedback({ turn, helpful, ...(reason && { reason }) })
    // What did not help is never said again: something else comes.
    if (!helpful) this.#turn({ topic: 'complaint_about_answer' }, this.#words.notHelped)
  }

  async #restart() {
    this.#field.value = ''
    this.#parts.turns.replaceChildren()
    this.#field.focus()
    await this.#conversation.forget()
    await this.#begin()
  }

  async #forget() {
    const { turns } = this.#parts
    this.#field.value = ''
    this.#hideNotice()
    const isGone = await this.#conversation.forget()
    const sentence = element('p', { tabIndex: -1, textContent: isGone ? this.#words.forgotten : this.#words.forgottenHere })
    const again = button(this.#words.askAnother, () => this.#restart(), 'primary')
    turns.replaceChildren(element('li', { className: 'gone', lang: this.#language }, sentence, again))
    this.#state = 'forgotten'
    this.#host.dispatchEvent(new CustomEvent('vigie-forget'))
    sentence.focus()
  }

  get #mustDeclare() {
    return this.#host.hasAttribute('declaration') && !this.#conversation.kept.declared
  }

  /**
   * One sentence in both languages, one key; and the way to stay in French.
   * @param {() => void} onward
   * @param {HTMLElement} [item] - what waits for the declaration
   */
  #askDeclaration(onward, item) {
    const { turns } = this.#parts
    turns.querySelector('.declaration')?.remove()
    const [sentence, translation] = /** @type {Language[]} */ (['fr', 'en']).map((lang) =>
      element('p', { lang, tabIndex: -1, textContent: messages[lang].declaration }))
    const ask = element('li', { className: 'declaration' }, sentence, translation)
    const declare = button(messages.en.declare, () => {
      this.#conversation.declare()
      ask.remove()
      this.#field.focus()
      onward()
    }, 'primary')
    declare.lang = 'en'
    const stay = button(messages.fr.keepFrench, () => {
      ask.remove()
      this.#field.focus()
      this.#state = 'ready'
      if (item) this.#turn({ topic: 'switch_language' }, messages.fr.keepFrench)
    })
    stay.lang = 'fr'
    ask.append(declare, stay)
    this.#state = 'declaration'
    this.#add(ask)
    sentence.focus()
  }

  // Words to the eye and to the ear

  /** @param {string} asked */
  #question(asked) {
    const who = element('span', { className: 'who', textContent: `${this.#words.asked} ` })
    return element('h3', { className: 'asked' }, who, element('span', { className: 'words', textContent: asked }))
  }

  /** @param {Message} message @param {{urgent?: boolean, welcome?: boolean}} options */
  #view(message, options) {
    return replyView(message, { choose: (choice) => this.#choose(choice), announce: (words) => this.#announce(words) }, options)
  }

  /** @param {unknown} error @param {() => void} retry */
  #fail(error, retry) {
    const { notice } = this.#parts
    const trouble = error instanceof Failure ? error.trouble : 'server'
    const again = button(this.#words.retry, () => {
      this.#hideNotice()
      this.#field.focus()
      retry()
    }, 'primary')
    notice.replaceChildren(element('p', { textContent: this.#words[trouble] }), this.#slot, again)
    notice.hidden = false
    this.#state = 'failed'
  }

  #hideNotice() {
    this.#parts.notice.hidden = true
  }

  /** @param {boolean} isBusy */
  set #busy(isBusy) {
    this.#isBusy = isBusy
    this.#parts.send.ariaDisabled = String(isBusy)
    if (isBusy) this.#state = 'answering'
  }

  /** @param {HTMLElement} item */
  #add(item) {
    this.#parts.turns.append(item)
    this.#scrollTo(item)
  }

  /** Read from the question on, whichever of the two scrolls. @param {HTMLElement} item */
  #scrollTo(item) {
    const { view, dialog } = this.#parts
    const scroller = view.scrollHeight > view.clientHeight ? view : dialog
    scroller.scrollTop += item.getBoundingClientRect().top - scroller.getBoundingClientRect().top - MARGIN_PX
  }

  /** @param {string} words */
  #announce(words) {
    this.#parts.announcements.replaceChildren(element('p', { textContent: words, lang: this.#language }))
  }

  /** The reply in one announcement. @param {Message[]} said @param {string} before */
  #announceReply(said, before) {
    const parts = said.map((message) => element('span', { lang: message.language, textContent: `${spoken(message)} ` }))
    this.#parts.announcements.replaceChildren(element('p', {}, ...(before ? [`${before} `] : []), ...parts))
  }
}
