/**
 * The few marks of an answer, as nodes. The server has cleaned the HTML already; here only what is on the list becomes an
 * element, and the rest stays text, so that no mistake there can become markup in somebody's page.
 */

const ELEMENTS = new Set(['p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'br'])
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' })
const PIECE = /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<>]*")*)\s*\/?>|([^<]+|<)/g

/** @param {string} text */
const decode = (text) => text.replace(/&(#39|[a-z]+);/g, (entity, name) => ENTITIES[name] ?? entity)

/**
 * An address that a tap may open; null for any other.
 * @param {string|null|undefined} address
 */
export const safeAddress = (address) => {
  if (!address || !URL.canParse(address)) return null
  return ['https:', 'tel:'].includes(new URL(address).protocol) ? address : null
}

/**
 * @param {string} html
 * @returns {DocumentFragment}
 */
export const richText = (html) => {
  const fragment = document.createDocumentFragment()
  /** @type {Node[]} */
  const open = [fragment]
  for (const [, closing, name, attributes, text] of html.matchAll(PIECE)) {
    const within = open[open.length - 1]
    if (text) within.appendChild(document.createTextNode(decode(text)))
    else if (!ELEMENTS.has(name)) continue
    else if (closing) close(open, name)
    else {
      const made = within.appendChild(document.createElement(name))
      if (name === 'a') setAddress(/** @type {HTMLAnchorElement} */ (made), attributes)
      if (name !== 'br') open.push(made)
    }
  }
  return fragment
}

/**
 * @param {Node[]} open
 * @param {string} name
 */
const close = (open, name) => {
  const at = open.findLastIndex((node) => node.nodeName.toLowerCase() === name)
  if (at > 0) open.length = at
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} attributes
 */
const setAddress = (link, attributes) => {
  const address = safeAddress(decode(/\shref="([^"]*)"/.exec(attributes)?.[1] ?? ''))
  if (address) Object.assign(link, { href: address, rel: 'noopener noreferrer' })
}
