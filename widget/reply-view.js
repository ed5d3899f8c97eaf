/** A reply as an article: real headings, lists, links and buttons, in the language of its words. */

import { button, element, fill } from './dom.js'
import { messages } from './messages.js'
import { richText, safeAddress } from './rich-text.js'

/** @import { Channel, Choice, Message, Source } from './types.js' */
/** @import { Words } from './messages.js' */
/**
 * @typedef {object} Acts - what the buttons of a reply do
 * @property {(choice: Choice) => void} choose
 * @property {(words: string) => void} announce
 */

/**
 * @typedef {object} Options
 * @property {boolean} [isUrgent] - what cannot wait: nothing stands beside it
 * @property {boolean} [isAlone] - no question stands above it
 * @property {boolean} [isWelcome] - the greeting
 */

/**
 * @param {Message} message
 * @param {Acts} acts
 * @param {Options} [options]
 */
export const replyView = (message, acts, { isUrgent = false, isAlone = false, isWelcome = false } = {}) => {
  const words = messages[message.language]
  const article = element('article', { lang: message.language, className: isUrgent ? 'reply urgent' : 'reply' })
  const title = element(isAlone ? 'h3' : 'h4', { className: 'title', textContent: message.title ?? (isWelcome ? words.welcome : words.reply) })
  title.classList.toggle('hidden', !message.title && !isWelcome)
  const subtitle = (/** @type {string} */ textContent) => element(isAlone ? 'h4' : 'h5', { className: 'subtitle', textContent })
  article.append(title, body(message, words))
  // A number that is large in the text already is not said twice to somebody in a hurry.
  const cards = message.channels.filter(({ href }) => !isUrgent || !message.html.includes(`"${href}"`))
  if (cards.length) article.append(element('section', {}, subtitle(words.channels), channels(cards)))
  if (message.source) article.append(source(message.source, words))
  if (message.topic && !isUrgent) article.append(tools(article, message, words, { ...acts, subtitle }))
  if (isWelcome) article.append(promise(words, acts))
  if (message.choices.length) article.append(subtitle(isWelcome ? words.samples : words.choose), choices(message.choices, acts))
  if (message.related.length && !isUrgent) article.append(subtitle(words.related), choices(message.related, acts))
  return article
}

/** What a reply says, to be read aloud: the short sentence where it has one. @param {Message} message */
export const spoken = (message) => {
  const said = message.short ?? richText(message.html).textContent ?? ''
  const offered = message.choices.map(({ title }) => title).join('. ')
  return [message.title, said, offered].filter(Boolean).join('. ')
}

/** @param {Message} message @param {Words} words */
const body = (message, words) => {
  const made = element('div', { className: 'body' })
  if (!message.short) made.append(richText(message.html))
  else {
    const details = element('details', {}, element('summary', { textContent: words.more }), richText(message.html))
    made.append(element('p', { className: 'short', textContent: message.short }), details)
  }
  return made
}

/** What happens to what is typed, and where that is told in full. @param {Words} words @param {Acts} acts */
const promise = (words, { choose }) => {
  const press = button(words.privacy, () => choose({ topic: 'assistant_privacy', title: words.privacy }), 'quiet')
  return element('p', { className: 'note' }, `${words.promise} `, press)
}

/** @param {Channel[]} cards */
const channels = (cards) => element('ul', { className: 'channels' }, ...cards.map(card))

/** @param {Channel} channel */
const card = ({ kind, name, number, href, note }) => {
  const made = element('li', { className: `channel ${kind}` })
  const address = safeAddress(href)
  if (number && address) made.append(element('span', { className: 'name', textContent: name }), way(address, number))
  else made.append(address ? way(address, name) : element('span', { className: 'name', textContent: name }))
  if (note) made.append(element('span', { className: 'note', textContent: note }))
  return made
}

/** @param {string} href @param {string} textContent */
const way = (href, textContent) => element('a', { href, textContent, className: 'way', rel: 'noopener noreferrer' })

/** @param {Source} origin @param {Words} words */
const source = ({ title, section, url, date }, words) => {
  const name = section === title ? title : `${title}, ${section}`
  const address = safeAddress(url)
  const place = address ? element('a', { href: address, rel: 'noopener noreferrer', textContent: name }) : name
  const year = date ? ` (${fill(words.dated, { year: date })})` : ''
  return element('p', { className: 'source' }, `${words.source} `, place, `${year}. ${words.notice}`)
}

/** @param {HTMLElement} article @param {Message} message @param {Words} words @param {Acts & {subtitle: (words: string) => HTMLElement}} acts */
const tools = (article, message, words, { announce, subtitle }) => {
  const made = element('p', { className: 'tools' })
  const { plain } = message
  if (plain) {
    const simpler = button(words.simpler, () => {
      const text = element('div', { className: 'plain', tabIndex: -1 }, subtitle(words.inPlainWords), richText(plain))
      article.querySelector('.body')?.after(text)
      simpler.remove()
      text.focus()
    }, 'quiet')
    made.append(simpler)
  }
  made.append(button(words.copy, async () => {
    const done = await navigator.clipboard.writeText(textOf(article)).then(() => true, () => false)
    announce(done ? words.copied : words.notCopied)
  }, 'quiet'))
  return made
}

/** The answer with its source, as plain text. @param {HTMLElement} article */
const textOf = (article) => {
  const parts = article.querySelectorAll('.title, .short, .body p, .body li, .plain p, .channel, .source')
  const texts = [...new Set([...parts].map((part) => part.textContent ?? ''))]
  const address = article.querySelector('.source a')?.getAttribute('href')
  return [...texts, address].filter(Boolean).join('\n')
}

/** @param {Choice[]} offered @param {Acts} acts */
const choices = (offered, { choose }) =>
  element('ul', { className: 'choices' }, ...offered.map((choice) => element('li', {}, button(choice.title, () => choose(choice)))))
