/** The parts of the open assistant, without what they do: a dialog with a title bar, the conversation and a form. */

import { button, element } from './dom.js'
import { messages } from './messages.js'

/** @import { Language } from './types.js' */
/** @import { Words } from './messages.js' */
/** @typedef {'restart'|'print'|'download'|'forget'} Option */
/** @typedef {Record<Option|'switch'|'close', () => void>} Acts */

const OPTIONS = /** @type {Option[]} */ (['restart', 'print', 'download', 'forget'])
/** Tools that record what visitors do are asked to look away from the field. */
const PRIVATE = ['data-hj-suppress', 'data-clarity-mask', 'data-private']

/**
 * @param {Acts} acts - what the buttons do
 * @param {HTMLElement} suggestions
 */
export const layout = (acts, suggestions) => {
  /** @type {[HTMLElement, keyof Words][]} */
  const labels = []
  /** @template {HTMLElement} Labelled @param {Labelled} part @param {keyof Words} key */
  const label = (part, key) => {
    labels.push([part, key])
    return part
  }
  const title = label(element('h2', { id: 'title' }), 'title')
  const change = label(button('', acts.switch, 'change'), 'switch')
  const shut = label(button('', acts.close, 'shut'), 'close')
  const options = optionsOf(acts, label)
  const header = element('div', { className: 'header' }, title, shut, change, options)
  const turns = element('ol', { className: 'turns' })
  const view = element('div', { className: 'view', tabIndex: 0, role: 'region' }, turns)
  const announcements = element('div', { className: 'hidden', role: 'log' })
  const notice = element('div', { className: 'notice', role: 'alert', hidden: true })
  const { form, field, remark, send } = formOf(suggestions, label)
  const dialog = element('dialog', { className: 'panel' }, header, view, announcements, notice, form)
  dialog.setAttribute('aria-labelledby', 'title')
  for (const [name, part] of Object.entries({ panel: dialog, header, view, form, field, send })) part.part.add(name)

  /** @param {Language} language */
  const relabel = (language) => {
    dialog.lang = language
    change.lang = language === 'fr' ? 'en' : 'fr'
    for (const [part, key] of labels) part.textContent = messages[language][key]
    view.ariaLabel = messages[language].conversation
    announcements.ariaLabel = messages[language].announcements
  }
  return { dialog, options, turns, view, announcements, notice, form, field, remark, send, relabel }
}

/** @typedef {<Labelled extends HTMLElement>(part: Labelled, key: keyof Words) => Labelled} Label */

/** @param {Acts} acts @param {Label} label */
const optionsOf = (acts, label) => {
  const summary = label(element('summary'), 'options')
  const items = OPTIONS.map((key) => {
    const press = button('', () => {
      made.open = false
      summary.focus()
      acts[key]()
    })
    return element('li', {}, label(press, key))
  })
  const made = element('details', { className: 'options' }, summary, element('ul', {}, ...items))
  return made
}

/** @param {HTMLElement} suggestions @param {Label} label */
const formOf = (suggestions, label) => {
  const name = label(element('label', { htmlFor: 'question' }), 'label')
  const hint = label(element('p', { id: 'hint', className: 'hint' }), 'hint')
  const field = element('textarea', { id: 'question', name: 'question', rows: 1, autocomplete: 'off', spellcheck: false })
  field.setAttribute('aria-describedby', 'hint remark')
  for (const each of PRIVATE) field.setAttribute(each, 'true')
  const remark = element('p', { id: 'remark', className: 'remark' })
  const send = label(element('button', { type: 'submit', className: 'send' }), 'send')
  const form = element('form', { noValidate: true }, name, hint, field, suggestions, send, remark)
  return { form, field, remark, send }
}
