/** The element's look; a constructed sheet needs no `unsafe-inline`. */
export const styles = new CSSStyleSheet()

styles.replaceSync(`
  :host { --accent: #095797; --ink: #223654; --paper: #fff; --line: #c5cad2; font: 1rem/1.5 "Open Sans", system-ui, sans-serif; color: var(--ink); }
  [hidden] { display: none !important; }
  * { box-sizing: border-box; }
  button { font: inherit; min-height: 2.75rem; padding: .4rem .9rem; border: 1px solid var(--accent); border-radius: .25rem; background: var(--paper); color: var(--accent); cursor: pointer; text-align: start; }
  button:hover { background: #e6eef5; }
  .launcher, .send { background: var(--accent); color: #fff; font-weight: 600; }
  .launcher:hover, .send:hover { background: #19406c; }
  :focus-visible { outline: 3px solid #4a98d9; outline-offset: 2px; }
  .launcher { position: fixed; inset: auto 1rem 1rem auto; box-shadow: 0 2px 8px #22365466; }
  .panel { position: fixed; inset: auto 1rem 1rem auto; width: min(26rem, calc(100vw - 2rem)); height: min(40rem, calc(100vh - 2rem)); display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 4px 24px #22365440; overflow: hidden; }
  header { display: flex; gap: .5rem; align-items: center; padding: .6rem .8rem; background: var(--ink); color: #fff; }
  h2 { flex: 1; margin: 0; font-size: 1.05rem; }
  header button { background: transparent; color: #fff; border-color: #fff8; padding: .2rem .7rem; }
  header button:hover { background: #fff2; }
  .log { flex: 1; overflow: auto; padding: .8rem; }
  h3 { margin: 1rem 0 .2rem; font-size: .85rem; color: #4e5662; }
  h4 { margin: .8rem 0 .2rem; font-size: .85rem; color: #4e5662; }
  p { margin: 0 0 .6rem; white-space: pre-line; overflow-wrap: anywhere; }
  .asked { padding: .5rem .8rem; border-radius: .4rem; background: #e6eef5; }
  .source { padding-top: .4rem; border-top: 1px solid var(--line); font-size: .85rem; }
  a { color: var(--accent); }
  ul { margin: 0 0 .6rem; padding: 0; list-style: none; display: grid; gap: .4rem; }
  .channels li { padding: .5rem .8rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: .25rem; }
  .channels a { font-weight: 700; white-space: nowrap; display: inline-block; padding: .2rem 0; }
  .choices button { width: 100%; }
  .status { margin: 0; padding: 0 .8rem; min-height: 1.5rem; font-size: .9rem; }
  form { display: grid; grid-template-columns: 1fr auto; gap: .4rem; padding: .8rem; border-top: 1px solid var(--line); }
  label { grid-column: 1 / -1; font-weight: 600; }
  input { font: inherit; min-height: 2.75rem; padding: .4rem .6rem; border: 1px solid #6b778a; border-radius: .25rem; min-width: 0; color: inherit; background: var(--paper); }
`)
