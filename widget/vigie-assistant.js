import { Gateway } from './api.js'
import { Masker } from './identifiers.js'
import { messages } from './messages.js'
import { styles } from './styles.js'

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/**
 * A conversation with the assistant. Without JavaScript its children remain.
 * @attr {string} server - address of the gateway; the page's own where it is empty
 * @attr {string} language - `fr` or `en`
 * @fires turn-received - `detail` is `{topic: string}`, never the utterance
 */
export class VigieAssistantElement extends HTMLElement {
  #language = 'fr'
  #gateway
  #masker
  #parts

  connectedCallback() {
    if (this.shadowRoot) return
    this.#language = this.getAttribute('language') === 'en' ? 'en' : 'fr'
    this.#gateway = new Gateway(this.getAttribute('server') ?? '')
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [styles]
    this.#build()
  }

  get #words() {
    return messages[this.#language]
  }

  #build() {
    const launcher = element('button', { type: 'button', className: 'launcher', onclick: () => this.#open() })
    const title = element('h2', { id: 'title' })
    const change = element('button', { type: 'button', onclick: () => this.#switch() })
    const close = element('button', { type: 'button', onclick: () => this.#close() })
    const log = element('div', { className: 'log', tabIndex: 0 })
    log.setAttribute('role', 'log')
    log.setAttribute('aria-labelledby', 'title')
    const status = element('p', { className: 'status' })
    status.setAttribute('role', 'status')
    const label = element('label', { htmlFor: 'question' })
    const field = element('input', { id: 'question', maxLength: 500, autocomplete: 'off', spellcheck: false })
    const send = element('button', { type: 'submit', className: 'send' })
    const form = element('form', { onsubmit: (event) => this.#submit(event) }, label, field, send)
    const header = element('header', {}, title, change, close)
    const panel = element('section', { className: 'panel', hidden: true }, header, log, status, form)
    panel.setAttribute('aria-labelledby', 'title')
    panel.addEventListener('keydown', (event) => event.key === 'Escape' && this.#close())
    this.#parts = { launcher, title, change, close, log, status, label, field, send, panel }
    this.shadowRoot.append(launcher, panel)
    this.#relabel()
  }

  #relabel() {
    const { launcher, title, change, close, label, send, panel } = this.#parts
    const words = this.#words
    panel.lang = launcher.lang = this.#language
    launcher.textContent = words.open
    title.textContent = words.title
    change.textContent = words.switch
    change.lang = this.#language === 'fr' ? 'en' : 'fr'
    close.textContent = words.close
    label.textContent = words.label
    send.textContent = words.send
  }

  async #open() {
    const { launcher, panel, field } = this.#parts
    panel.hidden = false
    launcher.hidden = true
    field.focus()
    try {
      const greeting = await this.#gateway.open(this.#language)
      if (greeting) this.#show(greeting)
    } catch {
      this.#say(this.#words.failed)
    }
  }

  #close() {
    const { launcher, panel } = this.#parts
    panel.hidden = true
    launcher.hidden = false
    launcher.focus()
  }

  #switch() {
    this.#language = this.#language === 'fr' ? 'en' : 'fr'
    this.#relabel()
    this.#turn({ topic: 'switch_language' })
  }

  async #submit(event) {
    event.preventDefault()
    const { field } = this.#parts
    const utterance = await this.#masked(field.value)
    // What is on screen is masked too, should the sending fail.
    field.value = utterance
    if (utterance && (await this.#turn({ utterance }))) field.value = ''
  }

  /** The words with their identifiers masked; as typed where the rules cannot be had: the server masks in any case. */
  async #masked(typed) {
    try {
      this.#masker ??= new Masker(await this.#gateway.identifiers())
      return this.#masker.mask(typed, this.#language).text
    } catch {
      return typed.trim()
    }
  }

  async #turn(turn) {
    this.#say(this.#words.waiting)
    try {
      const reply = await this.#gateway.turn({ ...turn, language: this.#language })
      this.#say('')
      // What was typed comes back masked: only that is ever shown.
      if (reply.masked_text) this.#add(element('h3', { textContent: this.#words.you }), element('p', { className: 'asked', textContent: reply.masked_text }))
      reply.messages.forEach((message) => this.#show(message))
      this.dispatchEvent(new CustomEvent('turn-received', { detail: { topic: reply.topics[0] ?? '' } }))
      return true
    } catch {
      this.#say(this.#words.failed)
      return false
    }
  }

  #say(words) {
    this.#parts.status.textContent = words
  }

  #add(...nodes) {
    this.#parts.log.append(...nodes)
    this.#parts.log.scrollTop = this.#parts.log.scrollHeight
  }

  #show(message) {
    const article = element('article', { lang: message.language }, element('h3', { textContent: this.#words.reply }))
    article.append(...message.text.split('\n\n').map((text) => element('p', { textContent: text })))
    const cards = message.channels.map((card) => this.#card(card))
    if (cards.length) article.append(element('ul', { className: 'channels' }, ...cards))
    if (message.choices.length) article.append(this.#choices(message.choices))
    if (message.source) article.append(this.#source(message.source))
    if (message.related.length) article.append(element('h4', { textContent: this.#words.related }), this.#choices(message.related))
    this.#add(article)
  }

  #card(card) {
    const name = element('span', { textContent: card.name })
    const way = card.href && element('a', { href: card.href, textContent: card.number ?? card.href })
    return element('li', {}, name, ...(way ? [' ', way] : []))
  }

  #choices(choices) {
    const button = ({ topic, title }) => element('button', { type: 'button', textContent: title, onclick: () => this.#turn({ topic }) })
    return element('ul', { className: 'choices' }, ...choices.map((choice) => element('li', {}, button(choice))))
  }

  #source({ title, section, url, date }) {
    const words = `${title}, ${section}${date ? ` (${date})` : ''}`
    const place = url ? element('a', { href: url, textContent: words }) : words
    return element('p', { className: 'source' }, `${this.#words.source}\u00a0: `, place, `. ${this.#words.notice}.`)
  }
}
