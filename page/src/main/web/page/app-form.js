import { AnsweringElement } from './answering.js';
import { streamed } from './completion.js';
import { html } from './element.js';
import './markdown-text.js';

/** One app: its input and its answer. Fires `back`. */
class AppForm extends AnsweringElement {
  static properties = { app: {} };

  render() {
    const { title, slug, model, tags, sample_input: sample, temperature, max_tokens: most } = this.app;
    const facts = [model, ...tags, temperature != null && `temperature ${temperature}`, most && `at most ${most} tokens`];
    return html`
      <button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('back'))}>← All apps</button>
      <h2>${title}</h2>
      <p class="note">${slug} · ${facts.filter(Boolean).join(' · ')}</p>
      <form @submit=${this.#ask}>
        <label>Input <textarea name="input" rows="6" required .defaultValue=${sample}></textarea></label>
        <div class="row">
          <button type="submit" class="primary" ?disabled=${this.busy}>Ask</button>
          <button type="reset">Sample input</button>
          ${this.stopButton()}
        </div>
      </form>
      ${this.answerSection(html`<pp-markdown .text=${this.answer} .growing=${this.busy}></pp-markdown>`)}
    `;
  }

  #ask(event) {
    event.preventDefault();
    const path = `/examples/${encodeURIComponent(this.app.slug)}`;
    const body = {
      input_text: new FormData(event.target).get('input'),
      stream: true,
      stream_options: { include_usage: true },
    };
    this.write((signal) => streamed(path, body, (text) => (this.answer = text), signal));
  }
}

customElements.define('pp-app-form', AppForm);
