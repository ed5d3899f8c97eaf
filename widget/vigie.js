/**
 * The assistant before it is opened: one file, one button, no call. The rest is loaded at the first press.
 * @module
 */

/** The words of the closed element; all others are in `messages.js`, which only an open one needs. */
export const LAUNCHER_WORDS = {
  fr: {
    open: 'Poser une question',
    unavailable: "L'assistant ne peut pas s'ouvrir pour l'instant. Réessayez, ou utilisez ce qui suit.",
  },
  en: {
    open: 'Ask a question',
    unavailable: 'The assistant cannot open right now. Try again, or use what follows.',
  },
}

/** What the open element is made of: asked for all at once, where each would else be known only once the one before has come. */
const MODULES = [
  'announcer', 'api', 'conversation', 'declaration', 'dialogue', 'dom', 'feedback', 'identifiers', 'layout', 'messages', 'notice',
  'question-field', 'reply-view', 'rich-text', 'styles', 'suggestions', 'transcript', 'turns-view', 'visit',
]

/** A constructed sheet needs no `unsafe-inline` of the page. */
const sheet = new CSSStyleSheet()
sheet.replaceSync(`
  :host {
    --accent: var(--vigie-accent, #095797); --on-accent: var(--vigie-on-accent, #fff); --accent-strong: var(--vigie-accent-strong, #073f6d);
    --ink: var(--vigie-ink, #24211d); --paper: var(--vigie-paper, #fff); --line: var(--vigie-line, #d5d1ca); --focus: var(--vigie-focus, #4a98d9);
    --font: var(--vigie-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif);
    display: block; font: 1rem/1.5 var(--font); color: var(--ink);
  }
  /* The page keeps its last lines clear of the button. */
  :host(:not([placement=inline])) { block-size: 5rem; }
  /* Dark where the page is: a page without dark colours of its own keeps a light assistant. */
  :host([theme=light]) { color-scheme: light; }
  :host([theme=dark]) { color-scheme: dark; }
  @supports (color: light-dark(#fff, #000)) {
    :host {
      --accent: var(--vigie-accent, light-dark(#095797, #8fc3f0)); --on-accent: var(--vigie-on-accent, light-dark(#fff, #10202e));
      --accent-strong: var(--vigie-accent-strong, light-dark(#073f6d, #b7d9f6)); --ink: var(--vigie-ink, light-dark(#24211d, #f1eee9));
      --paper: var(--vigie-paper, light-dark(#fff, #1a1917)); --line: var(--vigie-line, light-dark(#d5d1ca, #45413a));
      --focus: var(--vigie-focus, light-dark(#4a98d9, #8fc3f0));
    }
  }
  [hidden] { display: none !important; }
  .launcher {
    display: inline-flex; align-items: center; gap: .5rem; min-block-size: 3rem; padding: .5rem 1.25rem;
    border: 1px solid var(--on-accent); border-radius: .375rem; background: var(--accent); color: var(--on-accent);
    font: 600 1rem/1.25 var(--font); cursor: pointer; box-shadow: 0 2px 8px rgb(36 33 29 / .35);
  }
  .launcher:hover { background: var(--accent-strong); }
  .launcher:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
  .launcher::before {
    content: ""; inline-size: 20px; block-size: 18px; flex: none; background: currentcolor;
    clip-path: path("M3 0h14a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H9l-5 4v-4H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z");
  }
  @media (forced-colors: active) { .launcher::before { background: ButtonText; forced-color-adjust: none; } }
  .apology { max-inline-size: 24rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--paper); color: var(--ink); box-shadow: 0 2px 8px rgb(36 33 29 / .35); }
  .apology p, .apology ::slotted(p) { margin: 0 0 .5rem; }
  .closed { display: flex; flex-direction: column; align-items: end; gap: .75rem; }
  :host(:not([placement=inline])) .closed { position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; max-inline-size: calc(100vw - 2rem); }
  @media print { .closed { display: none !important; } }
`)

/** How far from what has the focus the button stays, in pixels. */
const CLEAR = 8

/**
 * Whether the one lies over the other, or nearly; what is not shown lies over nothing.
 * @param {DOMRect} over
 * @param {DOMRect} under
 */
const covers = (over, under, margin = 0) =>
  over.height > 0 && under.bottom > over.top - margin && under.top < over.bottom + margin
  && under.right > over.left - margin && under.left < over.right + margin

/** @typedef {{launcher: HTMLButtonElement, apology: HTMLElement, slot: HTMLSlotElement, closed: HTMLElement}} Parts */

/**
 * A conversation with the assistant. Without scripts its children remain: a telephone number, a link to the pages.
 * They are shown again whenever the assistant cannot answer.
 * @attr {string} server - address of the gateway; the page's own where it is empty. `https:`, or the loopback's
 * @attr {string} language - `fr` or `en`; else that of the closest `lang`, else French
 * @attr {string} placement - `corner` (of the window) or `inline` (where the element stands)
 * @attr {string} theme - `light` or `dark`; else as the page, by its `color-scheme`
 * @attr {boolean} declaration - ask for the declaration of good faith at the first switch to English
 * @fires vigie-open - no detail
 * @fires vigie-close - no detail
 * @fires vigie-reply - `detail` is `{kind, language}`: neither the words typed nor their subject, which a page need not know
 * @fires vigie-forget - no detail
 */
export class VigieAssistantElement extends HTMLElement {
  /** @type {AbortController|undefined} */
  #life
  /** @type {import('./panel.js').Panel|undefined} */
  #panel
  /** @type {Parts|undefined} */
  #parts

  connectedCallback() {
    this.#life = new AbortController()
    document.addEventListener('focusin', (event) => this.#uncover(event), { signal: this.#life.signal })
    if (!this.#parts) this.#build()
  }

  disconnectedCallback() {
    this.#life?.abort()
    this.#panel?.stop()
  }

  /** @returns {'fr'|'en'} */
  get language() {
    const asked = this.getAttribute('language') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'fr'
    return asked.toLowerCase().startsWith('en') ? 'en' : 'fr'
  }

  /** The gateway's address without a slash at the end; null where it is not one that words may be sent to. */
  get server() {
    const { protocol, hostname, origin, href } = new URL(this.getAttribute('server') || location.origin, location.href)
    const isSafe = protocol === 'https:' || origin === location.origin || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
    return isSafe ? href.replace(/\/+$/, '') : null
  }

  /** Open the conversation, as a press of the button does. */
  async open() {
    const parts = this.#parts
    const server = this.server
    if (!parts || parts.launcher.ariaBusy === 'true') return
    parts.launcher.ariaBusy = 'true'
    parts.apology.hidden = true
    try {
      if (server === null) throw new TypeError('server')
      const [{ Panel }] = await Promise.all([import('./panel.js'), ...MODULES.map((name) => import(`./${name}.js`))])
      this.#panel ??= new Panel(this, { server, language: this.language, slot: parts.slot })
      parts.closed.hidden = true
      this.dispatchEvent(new CustomEvent('vigie-open'))
      await this.#panel.show()
    } catch {
      this.#apologise()
    } finally {
      parts.launcher.ariaBusy = null
    }
  }

  /** Show the button again, with the focus where it was before the opening. */
  closed({ keepsFocus = false } = {}) {
    if (!this.#parts) return
    this.#parts.closed.hidden = false
    if (!keepsFocus) this.#parts.launcher.focus()
    this.dispatchEvent(new CustomEvent('vigie-close'))
  }

  #build() {
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    const words = LAUNCHER_WORDS[this.language]
    const launcher = document.createElement('button')
    Object.assign(launcher, { type: 'button', className: 'launcher', textContent: words.open, lang: this.language })
    launcher.part.add('launcher')
    launcher.ariaHasPopup = 'dialog'
    launcher.addEventListener('click', () => this.open())
    const slot = document.createElement('slot')
    const apology = document.createElement('div')
    apology.className = 'apology'
    apology.hidden = true
    apology.role = 'alert'
    const closed = document.createElement('div')
    closed.className = 'closed'
    closed.append(apology, launcher)
    root.append(closed)
    this.#parts = { launcher, apology, slot, closed }
  }

  #apologise() {
    if (!this.#parts) return
    const { apology, slot, closed } = this.#parts
    const sentence = document.createElement('p')
    sentence.lang = this.language
    sentence.textContent = LAUNCHER_WORDS[this.language].unavailable
    closed.hidden = false
    apology.replaceChildren(sentence, slot)
    apology.hidden = false
  }

  /**
   * Nothing of the page may have the focus and lie under the assistant: the panel folds; the page scrolls away from the button,
   * and where it cannot scroll further, the button gives way until the focus is elsewhere.
   * @param {FocusEvent} event
   */
  #uncover(event) {
    const focused = event.target
    if (!(focused instanceof Element) || focused === this || this.contains(focused) || !this.#parts) return
    if (this.getAttribute('placement') === 'inline') return
    const { launcher, closed } = this.#parts
    if (this.#panel && covers(this.#panel.box, focused.getBoundingClientRect())) this.#panel.close({ keepsFocus: true })
    closed.style.translate = ''
    const over = launcher.getBoundingClientRect()
    const before = focused.getBoundingClientRect()
    // What is too tall to stand above the button, as a page's whole content after its skip link, is not hidden by it.
    if (!covers(over, before, CLEAR) || before.height > over.top - 2 * CLEAR) return
    scrollBy({ top: before.bottom - over.top + 2 * CLEAR, behavior: 'instant' })
    const after = focused.getBoundingClientRect()
    if (covers(over, after, CLEAR)) closed.style.translate = `0 ${after.top - over.bottom - 2 * CLEAR}px`
  }
}

customElements.define('vigie-assistant', VigieAssistantElement)
