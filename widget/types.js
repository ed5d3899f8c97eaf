/**
 * What the gateway gives, as its OpenAPI description says; types only.
 * @module
 *
 * @typedef {'fr'|'en'} Language
 * @typedef {{topic: string, title: string}} Choice
 * @typedef {{title: string, section: string, url: string|null, date: number|null}} Source
 * @typedef {{id: string, kind: string, name: string, number: string|null, href: string|null, note: string|null}} Channel
 *
 * @typedef {object} Message
 * @property {Language} language
 * @property {string} html - safe: a few marks and links, made on the server
 * @property {string|null} topic
 * @property {string|null} title
 * @property {string|null} short
 * @property {string|null} plain
 * @property {Source|null} source
 * @property {Channel[]} channels
 * @property {Choice[]} choices
 * @property {Choice[]} related
 *
 * @typedef {object} Reply
 * @property {number} turn
 * @property {'answer'|'silent'|'redirect'|'small_talk'|'choice'|'out_of_scope'} kind
 * @property {string[]} topics
 * @property {Language} language
 * @property {boolean} urgent
 * @property {string} masked_text
 * @property {{kind: string}[]} identifiers
 * @property {Message[]} messages
 *
 * @typedef {{conversation: string, token: string, expires_in_s: number, max_characters: number, greeting: Message}} Opened
 * @typedef {{topic: string, kind: string, title: string, short: string, html: string, source: Source|null, channels: Channel[], related: Choice[]}} Topic
 * @typedef {{topic: string, title: string, confidence: number}} Found
 * @typedef {{utterance: string}|{topic: string}} Turn
 * @typedef {'wrong'|'incomplete'|'unclear'|'other'} Reason
 *
 * @typedef {object} Rule - by which identifiers are found
 * @property {string} kind
 * @property {string} pattern
 * @property {string|null} announced
 * @property {string|null} unless
 * @property {string[]} unless_is
 * @property {number} before
 * @property {number} after
 * @property {'luhn'|'health_insurance_number'|'ip'|null} check
 * @property {number} least_digits
 * @property {string[]} hints
 *
 * @typedef {{rules: Rule[], names: Record<Language, Record<string, string>>, public_numbers: string|null}} SharedRules
 */

export {}
