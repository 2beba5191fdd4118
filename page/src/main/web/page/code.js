import { call } from './connection.js';
import { PageElement, html, nothing } from './element.js';
import { sentenceOf } from './failure.js';
import './code-file.js';

const ARTIFACTS = '/code_generation/artifacts';
const UNREADABLE = 'This deployment shows no files here: they are in its bucket, under their keys.';

/** The panel of the code-generation function. */
class Code extends PageElement {
  static properties = {
    shown: { type: Boolean },
    saved: { state: true },
    unlisted: { state: true },
    file: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  #repeatable = { of: null, key: null };

  constructor() {
    super();
    this.saved = [];
    this.busy = false;
  }

  updated(changed) {
    if (changed.has('shown') && this.shown) {
      this.#list();
    }
  }

  render() {
    return html`
      <section class="panel">
        <h1>Code</h1>
        <p class="note">Writes a file of code and saves it. The same request again gives the same file, without asking the model.</p>
        <form @submit=${this.#generate}>
          <label>Language <input name="key" required value="Python" /></label>
          <label>What it is to do <textarea name="message" rows="3" required></textarea></label>
          <div class="row"><button type="submit" class="primary" ?disabled=${this.busy}>Generate</button></div>
        </form>
        <section aria-label="Result" aria-live="polite" aria-busy=${this.busy}>
          ${this.busy ? html`<p class="state">writing…</p>` : nothing}
          ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
          ${this.file ? html`<pp-code-file .file=${this.file}></pp-code-file>` : nothing}
        </section>
        <h2>Saved files</h2>
        ${this.unlisted ? html`<p class="note">${this.unlisted}</p>` : nothing}
        <ul class="files" aria-label="Saved files">
          ${this.saved.map(
            (file) => html`<li>
              <button type="button" class="file" @click=${() => this.#preview(file)}>${nameOf(file.key)}</button>
              <small>${file.size} bytes · <time datetime=${file.saved_at}>${new Date(file.saved_at).toLocaleString()}</time></small>
            </li>`,
          )}
        </ul>
      </section>
    `;
  }

  async #generate(event) {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.target));
    Object.assign(this, { file: null, failure: null, busy: true });
    try {
      const headers = { 'idempotency-key': this.#keyOf(body) };
      const response = await call('code', '/code_generation', { method: 'POST', body, headers });
      await this.#preview(await response.json());
      await this.#list();
    } catch (error) {
      this.failure = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** One key a request, so that a repetition is known as one. */
  #keyOf(body) {
    const of = JSON.stringify(body);
    if (this.#repeatable.of !== of) {
      this.#repeatable = { of, key: crypto.randomUUID() };
    }
    return this.#repeatable.key;
  }

  async #preview(file) {
    this.failure = null;
    try {
      const path = file.key.split('/').map(encodeURIComponent).join('/');
      this.file = { ...file, content: await (await call('code', `${ARTIFACTS}/${path}`)).text() };
    } catch (error) {
      this.file = file;
      this.failure = reasonOf(error);
    }
  }

  async #list() {
    try {
      this.saved = (await (await call('code', ARTIFACTS)).json()).artifacts;
      this.unlisted = this.saved.length === 0 ? 'Nothing is saved yet.' : '';
    } catch (error) {
      this.unlisted = reasonOf(error);
    }
  }
}

/** A deployed function has no route to its files, which is no failure of the request. */
function reasonOf(error) {
  return error.status === 404 && error.code === null ? UNREADABLE : sentenceOf(error);
}

function nameOf(key) {
  return key.slice(key.lastIndexOf('/') + 1);
}

customElements.define('pp-code', Code);
