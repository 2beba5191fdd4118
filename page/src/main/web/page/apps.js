import { call } from './connection.js';
import { PageElement, html, nothing } from './element.js';
import { sentenceOf } from './failure.js';
import './app-form.js';

/** The gallery of ready-made apps. */
class Apps extends PageElement {
  static properties = {
    shown: { type: Boolean },
    apps: { state: true },
    query: { state: true },
    chosen: { state: true },
    failure: { state: true },
  };

  /** The request whose answer will be the gallery; the answers of earlier ones are of another connection. */
  #listing = null;

  constructor() {
    super();
    this.query = '';
    window.addEventListener('pp-connection', () => this.#forget());
  }

  updated() {
    if (this.shown && !this.apps && !this.failure && !this.#listing) {
      this.#list();
    }
  }

  #forget() {
    this.#listing = null;
    Object.assign(this, { apps: null, failure: null });
  }

  render() {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (this.apps ?? []).filter((app) => words.every((word) => textOf(app).includes(word)));
    return html`
      <section class="panel">
        <h1>Apps</h1>
        ${this.failure
          ? html`<p class="failure" role="alert">${this.failure}</p>
              <button type="button" @click=${() => this.#list()}>Try again</button>`
          : nothing}
        ${this.chosen
          ? html`<pp-app-form .app=${this.chosen} @back=${() => (this.chosen = null)}></pp-app-form>`
          : this.#gallery(found)}
      </section>
    `;
  }

  stop() {
    this.querySelector('pp-app-form')?.stop();
  }

  #gallery(found) {
    return html`
      <input
        type="search"
        aria-label="Search apps"
        placeholder="Search apps"
        .value=${this.query}
        @input=${(event) => (this.query = event.target.value)}
      />
      <ul class="gallery" aria-label="Apps">
        ${found.map(
          (app) => html`<li>
            <button type="button" @click=${() => (this.chosen = app)}>
              <strong>${app.title}</strong>
              <small>${app.tags.join(', ')}</small>
              <span>${app.sample_input}</span>
            </button>
          </li>`,
        )}
      </ul>
      ${this.apps && found.length === 0 ? html`<p class="note">No app has these words.</p>` : nothing}
    `;
  }

  async #list() {
    const listing = (this.#listing = Symbol('listing'));
    const ended = (outcome) => {
      if (listing === this.#listing) {
        this.#listing = null;
        Object.assign(this, outcome);
      }
    };
    try {
      const { apps } = await (await call('chat', '/examples')).json();
      ended({ failure: null, apps: apps.sort((a, b) => a.title.localeCompare(b.title)) });
    } catch (error) {
      ended({ failure: sentenceOf(error) });
    }
  }
}

function textOf({ title, slug, tags, sample_input: sample }) {
  return [title, slug, ...tags, sample].join('\n').toLowerCase();
}

customElements.define('pp-apps', Apps);
