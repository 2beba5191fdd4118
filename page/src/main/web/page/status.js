import { call } from './connection.js';
import { PageElement, html } from './element.js';
import { sentenceOf } from './failure.js';

const EVERY = 30_000;
const NARROW = matchMedia('(max-width: 720px)');
const STATES = { UP: 'ready', DOWN: 'not ready', OFF: 'off' };

/** Which functions are ready, and which setting brings those that are not. */
class Status extends PageElement {
  static properties = { functions: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.functions = [];
    this.ask = () => this.#ask();
    this.redraw = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pp-connection', this.ask);
    NARROW.addEventListener('change', this.redraw);
    this.timer = setInterval(() => !document.hidden && this.ask(), EVERY);
    this.ask();
  }

  disconnectedCallback() {
    window.removeEventListener('pp-connection', this.ask);
    NARROW.removeEventListener('change', this.redraw);
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  async #ask() {
    try {
      this.functions = await this.#told();
      this.failure = null;
    } catch (error) {
      this.failure = sentenceOf(error);
    }
  }

  /** Only the local server tells; where another one serves the page there is no such path. */
  async #told() {
    const response = await fetch('health', { cache: 'no-store' }).catch(() => call('chat', '/health'));
    const told = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
    return Array.isArray(told.functions) ? told.functions : null;
  }

  render() {
    return html`<div class="status" role="status" aria-label="Functions">${this.#content()}</div>`;
  }

  #content() {
    if (this.failure) {
      return html`<span class="failure">${this.failure}</span>`;
    }
    if (this.functions === null) {
      return html`<span>This page is served without functions: Settings takes their addresses.</span>`;
    }
    const missing = this.functions.filter((each) => each.reason);
    if (NARROW.matches) {
      const ready = this.functions.length - missing.length;
      return html`<details>
        <summary>${ready} of ${this.functions.length} functions are ready</summary>
        ${this.#list()} ${missing.map((each) => html`<p>${each.reason}</p>`)}
      </details>`;
    }
    return html`${this.#list()}
    ${missing.length === 0
      ? ''
      : html`<details>
          <summary>What is missing (${missing.length})</summary>
          ${missing.map((each) => html`<p>${each.reason}</p>`)}
        </details>`}`;
  }

  #list() {
    return html`
      <ul>
        ${this.functions.map(
          (each) => html`<li class=${each.status}>
            <span class="dot" aria-hidden="true"></span>${each.name}
            <small class=${each.status === 'UP' ? 'hidden' : ''}>${STATES[each.status] ?? each.status}</small>
            ${each.model === 'none' ? '' : html`<small>${each.model}</small>`}
          </li>`,
        )}
      </ul>
    `;
  }
}

customElements.define('pp-status', Status);
