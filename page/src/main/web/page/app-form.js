import { figuresText, streamed } from './completion.js';
import { PageElement, html, nothing } from './element.js';
import { sentenceOf } from './failure.js';
import './markdown-text.js';

/** One app: its input and its answer. Fires `back`. */
class AppForm extends PageElement {
  static properties = {
    app: {},
    answer: { state: true },
    state: { state: true },
    figures: { state: true },
    failure: { state: true },
  };

  #stopping = null;

  constructor() {
    super();
    Object.assign(this, { answer: '', state: 'idle', figures: '' });
  }

  /** Ends the answer that is being written. */
  stop() {
    this.#stopping?.abort();
  }

  disconnectedCallback() {
    this.stop();
    super.disconnectedCallback();
  }

  render() {
    const { title, slug, model, tags, sample_input: sample, temperature, max_tokens: most } = this.app;
    const busy = this.state === 'streaming';
    const facts = [model, ...tags, temperature != null && `temperature ${temperature}`, most && `at most ${most} tokens`];
    return html`
      <button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('back'))}>← All apps</button>
      <h2>${title}</h2>
      <p class="note">${slug} · ${facts.filter(Boolean).join(' · ')}</p>
      <form @submit=${this.#ask}>
        <label>Input <textarea name="input" rows="6" required .defaultValue=${sample}></textarea></label>
        <div class="row">
          <button type="submit" class="primary" ?disabled=${busy}>Ask</button>
          <button type="reset">Sample input</button>
          ${busy ? html`<button type="button" @click=${() => this.stop()}>Stop</button>` : nothing}
        </div>
      </form>
      <section class="answer" aria-label="Answer" aria-live="polite" aria-busy=${busy}>
        <pp-markdown .text=${this.answer} .growing=${busy}></pp-markdown>
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
        <p class="state" data-state=${this.state}>${this.figures}</p>
      </section>
    `;
  }

  async #ask(event) {
    event.preventDefault();
    const body = { input_text: new FormData(event.target).get('input'), stream: true };
    Object.assign(this, { answer: '', state: 'streaming', figures: 'writing…', failure: null });
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    try {
      const figures = await this.#answered(body, signal);
      this.state = 'done';
      this.figures = figuresText(figures);
    } catch (error) {
      this.state = signal.aborted ? 'stopped' : 'interrupted';
      this.figures = this.state;
      this.failure = signal.aborted ? null : sentenceOf(error);
    }
  }

  async #answered(body, signal) {
    const path = `/examples/${encodeURIComponent(this.app.slug)}`;
    const options = { ...body, stream_options: { include_usage: true } };
    return streamed(path, options, (text) => (this.answer = text), signal);
  }
}

customElements.define('pp-app-form', AppForm);
