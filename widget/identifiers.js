/** Mask identifiers before anything is sent. The rules come from the server, which masks again, and more. */

/** @import { Language, Rule, SharedRules } from './types.js' */
/** @typedef {Omit<Rule, 'pattern'|'announced'|'unless'> & {pattern: RegExp, announced: RegExp|null, unless: RegExp|null}} Ready - a rule made ready */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\ufe00-\ufe0f]/gu
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
const QUOTES = /[\u2018\u2019\u02bc`\u00b4]/g

// Letters of other scripts that look like ours, and ours: as in nlu/text.py.
const LOOK_ALIKES = new Map([...'АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοıȷ'].map((letter, at) => [letter, 'ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXoij'[at]]))

/** The digit that a character stands for in any script: digits come in rows of ten. @param {string} digit */
const asciiDigit = (digit) => {
  let zero = digit.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero -= 1
  return String((digit.codePointAt(0) ?? 0) - zero)
}

/** The text made plain, as the server makes it. @param {string} text */
export const clean = (text) =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(DASHES, '-')
    .replace(QUOTES, "'")
    .replace(/ +/g, ' ')
    .trim()

/** Each letter without its accent, look-alikes made ours; the length stays. @param {string} text */
const plainLetters = (text) =>
  Array.from(text, (letter) => (LOOK_ALIKES.get(letter) ?? letter.normalize('NFKD')[0]).padEnd(letter.length)).join('')

/** @param {string} text */
const digitsOf = (text) => text.replace(/\D/g, '')

const CHECKS = {
  /** @param {string} value */
  luhn(value) {
    const digits = [...digitsOf(value)].reverse().map(Number)
    const sum = digits.reduce((total, digit, at) => total + (at % 2 ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit), 0)
    return sum % 10 === 0
  },
  /** @param {string} value */
  health_insurance_number(value) {
    const digits = digitsOf(value)
    const month = Number(digits.slice(2, 4))
    const day = Number(digits.slice(4, 6))
    const isDate = ((month >= 1 && month <= 12) || (month >= 51 && month <= 62)) && day >= 1 && day <= 31
    const letters = value.slice(0, 4)
    return isDate || letters === letters.toUpperCase() || /\d/.test(value[4])
  },
  /** @param {string} value */
  ip(value) {
    if (value === '::' || value === '::1') return false
    if (value.includes(':')) return value.split('::').length <= 2 && (value.includes('::') || value.split(':').length === 8)
    if (value.startsWith('127.') || value === '0.0.0.0') return false
    return value.split('.').every((part) => Number(part) <= 255 && (part === '0' || part[0] !== '0'))
  },
}

export class Masker {
  /** @type {Ready[]} */
  #rules
  #names
  #public

  /** @param {SharedRules} shared */
  constructor(shared) {
    this.#names = shared.names
    this.#public = shared.public_numbers ? new RegExp(shared.public_numbers, 'g') : null
    this.#rules = shared.rules.map((rule) => ({
      ...rule,
      pattern: new RegExp(rule.pattern, 'gi'),
      announced: rule.announced ? new RegExp(rule.announced, 'i') : null,
      unless: rule.unless ? new RegExp(rule.unless, 'i') : null,
    }))
  }

  /**
   * @param {string} typed
   * @param {Language} language - of the names of what is masked
   * @returns {{text: string, kinds: string[], names: string[]}} masked; what was, and how people call it
   */
  mask(typed, language) {
    const text = clean(typed)
    const view = plainLetters(text)
    const found = this.#find(view).sort((one, other) => one.start - other.start)
    let masked = ''
    let at = 0
    for (const { kind, start, end } of found) {
      masked += `${text.slice(at, start)}[${this.#names[language][kind]}]`
      at = end
    }
    const kinds = [...new Set(found.map(({ kind }) => kind))]
    return { text: masked + text.slice(at), kinds, names: kinds.map((kind) => this.#names[language][kind]) }
  }

  /** @param {string} view */
  #find(view) {
    const taken = new Uint8Array(view.length)
    for (const match of this.#public ? view.matchAll(this.#public) : []) taken.fill(1, match.index, match.index + match[0].length)
    const lowered = view.toLowerCase()
    const digits = digitsOf(view).length
    const found = []
    for (const rule of this.#rules) {
      if (digits < rule.least_digits || (rule.hints.length && !rule.hints.some((hint) => lowered.includes(hint)))) continue
      for (const match of view.matchAll(rule.pattern)) {
        const value = match.groups?.v ?? match[0]
        const start = match.index + match[0].lastIndexOf(value)
        const end = start + value.length
        if (taken.subarray(start, end).includes(1) || !this.#holds(rule, view, match, start, value)) continue
        taken.fill(1, start, end)
        found.push({ kind: rule.kind, start, end })
      }
    }
    return found
  }

  /** @param {Ready} rule @param {string} view @param {RegExpExecArray} match @param {number} start @param {string} value */
  #holds(rule, view, match, start, value) {
    const after = match.index + match[0].length
    const around = [view.slice(Math.max(0, match.index - rule.before), match.index), view.slice(after, after + rule.after)]
    if (rule.announced && !around.some((words) => rule.announced?.test(words))) return false
    if (rule.unless?.test(view.slice(Math.max(0, start - 20), start))) return false
    if (rule.unless_is.includes(/^[a-z]+/i.exec(match[0])?.[0].toLowerCase() ?? '')) return false
    return !rule.check || CHECKS[rule.check](value)
  }
}
