/** The conversation on paper or in a file, made on the device. */

import { element, fill } from './dom.js'
import { messages } from './messages.js'

/** @import { Language } from './types.js' */

const LOOK = `body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; color: #24211d; background: #fff; }
h2 { margin-top: 2rem; border-top: 1px solid #d5d1ca; padding-top: 1rem; font-size: 1.125rem; } h3 { font-size: 1rem; } a { color: #095797; }
.short { font-weight: 600; } .note { display: block; }`

/** Headings are one level higher in a document of its own. */
const LEVELS = /** @type {Record<string, 'h2'|'h3'|'h4'>} */ ({ H3: 'h2', H4: 'h3', H5: 'h4' })

/**
 * Save the conversation as a page that any browser or screen reader opens.
 * @param {Element} turns
 * @param {Language} language
 */
export const download = (turns, language) => {
  const words = messages[language]
  const page = document.implementation.createHTMLDocument(words.transcript)
  page.documentElement.lang = language
  const date = new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: 'long' }).format(new Date())
  page.head.prepend(element('meta', {}))
  page.head.querySelector('meta')?.setAttribute('charset', 'utf-8')
  page.head.append(element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }), element('style', { textContent: LOOK }))
  const title = element('h1', { textContent: words.transcript })
  page.body.append(element('main', {}, title, element('p', { textContent: fill(words.made, { date }) }), ...readable(turns)))
  const address = URL.createObjectURL(new Blob(['<!doctype html>', page.documentElement.outerHTML], { type: 'text/html' }))
  element('a', { href: address, download: `${words.file}.html` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The turns without their buttons, all of them unfolded. @param {Element} turns */
const readable = (turns) => [...turns.children].map((turn) => {
  const made = element('section', {}, .../** @type {Element} */ (turn.cloneNode(true)).childNodes)
  made.querySelectorAll('button, .tools, .feedback, .choices, summary, .subtitle:has(+ .choices)').forEach((each) => each.remove())
  made.querySelectorAll('details').forEach((each) => each.replaceWith(...each.childNodes))
  made.querySelectorAll('h3, h4, h5').forEach((each) => {
    const heading = element(LEVELS[each.nodeName])
    heading.append(...each.childNodes)
    each.replaceWith(heading)
  })
  return made
})

const onPaper = new CSSStyleSheet()
onPaper.replaceSync('@media print { body :not(vigie-assistant, vigie-assistant *, :has(vigie-assistant)) { display: none !important; } }')

/** Print the conversation alone; the page's own sheets stay as they are. @param {ShadowRoot} root */
export const print = (root) => {
  const folded = [...root.querySelectorAll('details:not([open])')].filter((each) => !each.classList.contains('options'))
  folded.forEach((each) => each.setAttribute('open', ''))
  document.adoptedStyleSheets.push(onPaper)
  addEventListener('afterprint', () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== onPaper)
    folded.forEach((each) => each.removeAttribute('open'))
  }, { once: true })
  globalThis.print()
}
