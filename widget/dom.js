/** Elements made without markup: a page with Trusted Types has nothing to allow. */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/**
 * @param {string} words
 * @param {() => void} onPress
 * @param {string} [className]
 */
export const button = (words, onPress, className = '') => {
  const made = element('button', { type: 'button', textContent: words, className })
  made.addEventListener('click', onPress)
  return made
}

/**
 * A sentence with its blanks filled: `{number}` and the like.
 * @param {string} sentence
 * @param {Record<string, string|number>} values
 */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank))
