/** The open assistant: puts its parts together; keys, focus, language, opening and closing. */

import { Announcer } from './announcer.js'
import { Conversation } from './conversation.js'
import { Dialogue } from './dialogue.js'
import { layout } from './layout.js'
import { messages } from './messages.js'
import { Notice } from './notice.js'
import { QuestionField } from './question-field.js'
import { styles } from './styles.js'
import { Suggestions } from './suggestions.js'
import { download, print } from './transcript.js'

/** @import { Language } from './types.js' */
/** @import { VigieAssistantElement } from './vigie.js' */

const MOST_CHARACTERS = 500
/** Where the panel fills the window, the page behind it is out of reach. */
const FILLS_WINDOW = '(max-width: 40rem), (max-height: 30rem)'

export class Panel {
  #host
  /** @type {Language} */
  #language
  #conversation
  #suggestions
  #parts
  #announcer
  #field
  #dialogue

  /**
   * @param {VigieAssistantElement} host
   * @param {{server: string, language: Language, slot: HTMLSlotElement}} options
   */
  constructor(host, { server, language, slot }) {
    this.#host = host
    this.#conversation = new Conversation(server)
    this.#language = this.#conversation.kept.language ?? language
    const announce = (/** @type {string} */ words) => this.#announcer.say(words, this.#language)
    this.#suggestions = new Suggestions({
      ask: (typed, signal) => this.#conversation.suggest(typed, this.#language, signal),
      choose: (choice) => this.#dialogue.choose(choice),
      announce,
    })
    this.#parts = this.#build()
    this.#announcer = new Announcer(this.#parts.announcements)
    this.#field = new QuestionField(this.#parts, this.#suggestions, {
      words: () => this.#words,
      most: () => this.#conversation.kept.most ?? MOST_CHARACTERS,
      mask: (typed) => this.#conversation.mask(typed, this.#language),
      announce,
    })
    this.#dialogue = new Dialogue(this.#conversation, this.#parts, {
      field: this.#field,
      suggestions: this.#suggestions,
      announcer: this.#announcer,
      notice: new Notice(this.#parts.notice, slot),
      language: () => this.#language,
      isDeclarationAsked: () => host.hasAttribute('declaration'),
      tell: (event, detail) => host.dispatchEvent(new CustomEvent(`vigie-${event}`, { detail })),
    })
    this.#relabel()
  }

  /** Where it lies in the window; without a size where it is closed. */
  get box() {
    return this.#parts.dialog.getBoundingClientRect()
  }

  /** Open, with the focus in the field; the first time, say what this is. */
  async show() {
    const { dialog } = this.#parts
    const fills = matchMedia(FILLS_WINDOW).matches && this.#host.getAttribute('placement') !== 'inline'
    if (!dialog.open) fills ? dialog.showModal() : dialog.show()
    this.#field.focus()
    if (this.#dialogue.isEmpty) await this.#dialogue.begin()
  }

  /** @param {{keepsFocus?: boolean}} [options] - where something of the page has it already */
  close(options) {
    this.stop()
    this.#host.closed(options)
  }

  /** Close without a word: the element left the page. */
  stop() {
    this.#suggestions.close()
    this.#parts.dialog.close()
  }

  get #words() {
    return messages[this.#language]
  }

  #build() {
    const root = /** @type {ShadowRoot} */ (this.#host.shadowRoot)
    const parts = layout({
      switch: () => this.#switch(),
      close: () => this.close(),
      restart: () => this.#dialogue.restart(),
      print: () => print(root),
      download: () => download(parts.turns, this.#language),
      forget: () => this.#dialogue.forget(),
    }, this.#suggestions.element)
    const { dialog, form } = parts
    dialog.addEventListener('keydown', (event) => this.#onKey(event))
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.close()
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#dialogue.submit()
    })
    root.adoptedStyleSheets.push(styles)
    root.append(dialog)
    return parts
  }

  #relabel() {
    this.#parts.relabel(this.#language)
    this.#field.remark()
  }

  #switch() {
    const to = this.#language === 'fr' ? 'en' : 'fr'
    const asked = this.#words.switch
    this.#dialogue.goOnIn(to, () => {
      this.#language = to
      this.#conversation.speak(to)
      this.#relabel()
      this.#dialogue.sayAgain(asked)
    })
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { field } = this.#parts
    const isInField = event.target === field
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      this.#escape(isInField)
    } else if (event.key === 'Enter' && isInField && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      this.#dialogue.submit()
    } else if (event.key === 'ArrowDown' && this.#suggestions.isOpen && (!isInField || field.selectionEnd === field.value.length)) {
      if (this.#suggestions.move(1)) event.preventDefault()
    } else if (event.key === 'ArrowUp' && this.#suggestions.isOpen && !isInField) {
      event.preventDefault()
      if (!this.#suggestions.move(-1)) field.focus()
    }
  }

  /** Close one thing at a time, the last opened first. @param {boolean} isInField */
  #escape(isInField) {
    const { options } = this.#parts
    if (options.open) options.open = false
    else if (this.#suggestions.isOpen) this.#suggestions.close()
    else return this.close()
    if (!isInField) this.#field.focus()
  }
}
