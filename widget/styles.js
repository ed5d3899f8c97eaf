/** The look of the open element, on a grid of 4 px; a constructed sheet needs no `unsafe-inline` of the page. */
export const styles = new CSSStyleSheet()

styles.replaceSync(`
  :host {
    --tint: var(--vigie-tint, #e8f0f7); --soft: var(--vigie-soft, #5a554e); --field: #7a746b; --urgent: #b3261e; --urgent-tint: #fcecea; --warn: #8a4b00; --warn-tint: #fdf3e3;
    --top: var(--vigie-header, #095797); --on-top: #fff;
  }
  @supports (color: light-dark(#fff, #000)) {
    :host {
      --tint: var(--vigie-tint, light-dark(#e8f0f7, #1d2f3f)); --soft: var(--vigie-soft, light-dark(#5a554e, #bdb7ad)); --field: light-dark(#7a746b, #928b80);
      --urgent: light-dark(#b3261e, #ff9d94); --urgent-tint: light-dark(#fcecea, #3a211f); --warn: light-dark(#8a4b00, #f1b96a); --warn-tint: light-dark(#fdf3e3, #33281a);
      --top: var(--vigie-header, light-dark(#095797, #0d3355));
    }
  }
  *, ::before { box-sizing: border-box; }
  .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  .panel {
    position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; margin: 0; padding: 0; flex-direction: column;
    inline-size: min(27rem, calc(100vw - 2rem)); block-size: min(42rem, calc(100dvh - 2rem)); max-inline-size: none; max-block-size: none;
    border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.5 var(--font); box-shadow: 0 8px 32px rgb(36 33 29 / .28); overflow: hidden;
  }
  .panel[open] { display: flex; }
  :host([placement=inline]) .panel { position: static; inline-size: 100%; block-size: min(42rem, 90dvh); z-index: auto; box-shadow: none; }
  .panel::backdrop { background: rgb(36 33 29 / .5); }
  .panel:modal { inset: 0; inline-size: 100vw; block-size: 100dvh; border: 0; border-radius: 0; }

  button, summary { font: inherit; color: inherit; cursor: pointer; }
  button { min-block-size: 2.75rem; padding: .5rem 1rem; border: 1px solid var(--accent); border-radius: .375rem; background: var(--paper); color: var(--accent); text-align: start; }
  button:hover { background: var(--tint); }
  .send, .primary { background: var(--accent); color: var(--on-accent); font-weight: 600; }
  .send:hover, .primary:hover { background: var(--accent-strong); }
  .send[aria-disabled=true] { opacity: .65; cursor: progress; }
  .quiet { min-block-size: 2rem; padding: .25rem .5rem; margin-inline-start: -.5rem; border-color: transparent; background: none; text-decoration: underline; text-underline-offset: .2em; font-size: .9375rem; }
  a { color: var(--accent); text-underline-offset: .2em; }
  a:hover { text-decoration-thickness: 2px; }
  :focus { outline: none; }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: .375rem; }
  /* Where reading goes on: marked, not ringed, since nothing there can be pressed. */
  [tabindex="-1"]:focus { outline: none; border-radius: 0; box-shadow: -.5rem 0 0 var(--tint), -.75rem 0 0 var(--focus); }

  .header { position: relative; flex: none; display: grid; grid-template-columns: auto auto 1fr auto; align-items: center; gap: .25rem .5rem; padding: .625rem .75rem .625rem 1rem; background: var(--top); color: var(--on-top); }
  .header h2 { grid-column: 1 / 4; margin: 0; font-size: 1.125rem; line-height: 1.25; font-weight: 700; }
  .header button, .header summary { min-block-size: 2.25rem; padding: .25rem .75rem; border: 1px solid rgb(255 255 255 / .6); border-radius: .375rem; background: none; color: inherit; font-size: .9375rem; line-height: 1.6; white-space: nowrap; }
  .header > button:hover, .header summary:hover { background: rgb(255 255 255 / .16); }
  .header :focus-visible { outline-color: #fff; }
  .change { grid-column: 1; }
  .options summary { list-style: none; }
  .options summary::-webkit-details-marker { display: none; }
  .options summary::after { content: "\\25be"; content: "\\25be" / ""; margin-inline-start: .375rem; }
  .options ul { position: absolute; inset: calc(100% - .25rem) auto auto 1rem; z-index: 1; inline-size: 17rem; max-inline-size: calc(100% - 2rem); margin: 0; padding: .25rem; list-style: none; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink); box-shadow: 0 4px 16px rgb(36 33 29 / .28); }
  .options li button { inline-size: 100%; min-block-size: 2.75rem; border-color: transparent; color: var(--ink); font-size: 1rem; }
  .options li button:hover { background: var(--tint); }
  .options li :focus-visible { outline-color: var(--focus); outline-offset: -3px; }

  .view { flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; }
  .view:focus-visible { outline-offset: -3px; }
  .turns { margin: 0; padding: 1rem; list-style: none; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
  .turns > li { display: grid; gap: .75rem; grid-template-columns: minmax(0, 1fr); overflow-wrap: break-word; }
  .note { color: var(--soft); font-size: .9375rem; }
  h3, h4, h5 { margin: 0; font-size: 1rem; line-height: 1.35; }
  .asked { justify-self: end; max-inline-size: 90%; padding: .5rem .875rem; border-radius: .5rem .5rem 0 .5rem; background: var(--tint); font-weight: 400; line-height: 1.5; white-space: pre-line; overflow-wrap: anywhere; }
  .who { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.4; }
  .waiting { margin: 0; color: var(--soft); }
  .waiting::before { content: ""; display: inline-block; inline-size: .625rem; block-size: .625rem; margin-inline-end: .5rem; border-radius: 50%; background: var(--accent); animation: breathe 1.4s ease-in-out infinite; }
  @keyframes breathe { 50% { opacity: .25; } }

  .reply { display: grid; gap: .75rem; grid-template-columns: minmax(0, 1fr); }
  .title { color: var(--accent); font-size: 1.125rem; }
  .subtitle { color: var(--soft); font-size: .875rem; font-weight: 600; }
  .body, .plain { display: grid; gap: .75rem; grid-template-columns: minmax(0, 1fr); }
  .reply p, .declaration p, .gone p { margin: 0; }
  .body ul, .plain ul { list-style: disc; }
  .body ul, .body ol, .plain ul, .plain ol { margin: 0; padding-inline-start: 1.5rem; display: grid; gap: .25rem; }
  .short { font-size: 1.0625rem; }
  summary { color: var(--accent); }
  .body details > summary { inline-size: fit-content; padding-block: .25rem; text-decoration: underline; text-underline-offset: .2em; }
  .body details > :not(summary) { margin-block-start: .75rem; }
  .plain { padding: .75rem 1rem; border-radius: .375rem; background: var(--tint); }
  .source { padding-block-start: .75rem; border-block-start: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
  .tools { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
  .reply ul.channels, .reply ul.choices, .suggestions ul { margin: 0; padding: 0; list-style: none; display: grid; gap: .5rem; grid-template-columns: minmax(0, 1fr); }
  .reply section { display: grid; gap: .5rem; }
  .channel { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1rem; padding: .625rem .875rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: .375rem; }
  .channel .name { font-weight: 600; }
  .way { padding-block: .125rem; font-weight: 700; font-variant-numeric: tabular-nums; }
  .telephone .way, .emergency .way { white-space: nowrap; font-size: 1.125rem; }
  .channel .note { flex-basis: 100%; }
  .choices button, .suggestions button { inline-size: 100%; }
  .feedback { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; padding: .75rem 1rem; border-radius: .375rem; background: var(--tint); }
  .feedback p { margin: 0; flex: 1 1 100%; font-size: .9375rem; }
  .feedback button { min-block-size: 2.25rem; padding: .25rem .875rem; }
  .urgent { padding: 1rem; border: 2px solid var(--urgent); border-radius: .5rem; background: var(--urgent-tint); }
  .urgent .title { color: var(--urgent); font-size: 1.25rem; }
  .urgent .channel { border-inline-start-color: var(--urgent); background: var(--paper); }
  .urgent .body a { display: inline-block; padding-block: .25rem; font-size: 1.25rem; font-weight: 700; white-space: nowrap; }
  .urgent .emergency .way { font-size: 1.375rem; }
  .declaration, .gone { padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--tint); }
  .declaration button, .gone button { justify-self: start; }

  .notice { flex: none; display: grid; gap: .5rem; max-block-size: 50%; overflow: auto; padding: .75rem 1rem; border-block-start: 3px solid var(--warn); background: var(--warn-tint); }
  .notice p { margin: 0; }
  .notice ::slotted(*) { margin: 0 !important; }
  .notice button { justify-self: start; }
  .panel:lang(fr) ::slotted([lang=en]), .panel:lang(en) ::slotted([lang=fr]) { display: none; }

  form { flex: none; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .25rem .5rem; padding: .625rem 1rem .875rem; border-block-start: 1px solid var(--line); background: var(--paper); }
  form > :not(textarea, .send) { grid-column: 1 / -1; }
  label { font-weight: 600; }
  .hint, .remark { margin: 0; color: var(--soft); font-size: .875rem; line-height: 1.4; }
  .remark:empty { display: none; }
  .wrong { color: var(--urgent); font-weight: 600; }
  textarea { inline-size: 100%; min-block-size: 3rem; max-block-size: 9rem; field-sizing: content; margin-block-start: .25rem; grid-column: 1; padding: .6875rem .75rem; resize: none; border: 1px solid var(--field); border-radius: .375rem; background: var(--paper); color: inherit; font: inherit; }
  textarea[aria-invalid=true] { border: 2px solid var(--urgent); }
  .send { grid-column: 2; grid-row: 3; align-self: end; min-block-size: 3rem; text-align: center; }
  .suggestions { display: grid; gap: .25rem; padding-block-start: .25rem; }
  .suggestions p { margin: 0; color: var(--soft); font-size: .875rem; }
  .suggestions ul { gap: .25rem; }
  .suggestions button { min-block-size: 2.5rem; padding: .375rem .75rem; border-color: var(--line); }

  /* At 400 % of zoom nothing is left to share: the whole panel scrolls. */
  @media (max-height: 30rem) {
    .panel:modal { overflow: auto; display: block; }
    .view { overflow: visible; }
    .notice { max-block-size: none; }
  }
  @media (max-width: 20rem) {
    form { grid-template-columns: minmax(0, 1fr); }
    .send { grid-column: 1; grid-row: auto; }
    .turns, form { padding-inline: .75rem; }
  }
  @media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; } }
  @media (forced-colors: active) {
    .asked, .feedback, .plain, .declaration, .launcher { border: 1px solid CanvasText; }
    .waiting::before { background: CanvasText; forced-color-adjust: none; }
    .quiet { margin-inline-start: 0; }
    :focus-visible { outline-color: Highlight; }
    [tabindex="-1"]:focus { outline: 3px solid Highlight; outline-offset: 2px; }
  }
  @media print {
    .panel, .panel:modal { position: absolute; inset: 0 auto auto 0; display: block; inline-size: 100%; block-size: auto; border: 0; box-shadow: none; overflow: visible; color: #000; background: #fff; }
    .view { overflow: visible; }
    .header button, .options, .tools, .choices, .subtitle:has(+ .choices), .feedback, form, .notice, .body summary { display: none; }
    .header { padding-inline: 0; background: none; color: #000; }
    .turns > li { break-inside: avoid-page; }
  }
`)
