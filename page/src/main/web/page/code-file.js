import { say } from './announce.js';
import { PageElement, html, nothing } from './element.js';
import { highlighted } from './markdown.js';
import { saveFile } from './save-file.js';

/** highlight.js's names, where an ending is not one. */
const LANGUAGES = { txt: '', h: 'c', hpp: 'cpp', cc: 'cpp' };

/** A generated file: what is in it, and what is known of it. */
class CodeFile extends PageElement {
  static properties = { file: {} };

  render() {
    const { key, content, sha256, size, replayed, model, usage } = this.file;
    return html`
      <dl class="facts">
        <dt>Key</dt>
        <dd>${key}</dd>
        <dt>SHA-256</dt>
        <dd>${sha256}</dd>
        <dt>Size</dt>
        <dd>${size} bytes</dd>
        ${model ? html`<dt>Model</dt><dd>${model}${usage ? ` · ${usage.input_tokens} tokens read · ${usage.output_tokens} written` : ''}</dd>` : nothing}
        ${replayed === undefined ? nothing : html`<dt>Replayed</dt><dd>${replayed ? 'yes: this request was answered before' : 'no'}</dd>`}
      </dl>
      ${content === undefined
        ? nothing
        : html`<div class="code">
            <span class="row">
              <button type="button" class="quiet" @click=${this.#copy}>Copy</button>
              <button type="button" class="quiet" @click=${this.#download}>Download</button>
            </span>
            <pre tabindex="0" aria-label="Generated code"><code>${highlighted(content, languageOf(key))}</code></pre>
          </div>`}
    `;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.file.content);
    say('Code copied.');
  }

  #download() {
    const { key, content } = this.file;
    saveFile(key.slice(key.lastIndexOf('/') + 1), content, 'application/octet-stream');
  }
}

function languageOf(key) {
  const ending = key.slice(key.lastIndexOf('.') + 1);
  return LANGUAGES[ending] ?? ending;
}

customElements.define('pp-code-file', CodeFile);
