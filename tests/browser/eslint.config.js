/** What the widget's modules may not do: markup from text, names of the page, anything left unused. */
import js from '@eslint/js'

const browser = ['document', 'location', 'navigator', 'sessionStorage', 'fetch', 'URL', 'URLSearchParams', 'Blob', 'CustomEvent',
  'AbortController', 'AbortSignal', 'CSSStyleSheet', 'HTMLElement', 'Element', 'customElements', 'matchMedia', 'setTimeout',
  'clearTimeout', 'addEventListener', 'scrollBy']
const sinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'write', 'srcdoc']

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module', globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])) },
    rules: {
      eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-eval': 'error', 'no-implied-eval': 'error', 'no-new-func': 'error',
      'max-lines': ['error', 400], 'no-console': 'error',
      'no-restricted-syntax': ['error', ...sinks.map((name) => ({
        selector: `AssignmentExpression > MemberExpression.left[property.name=${name}], CallExpression > MemberExpression.callee[property.name=${name}]`,
        message: 'Text is text: make nodes.',
      }))],
    },
  },
]
