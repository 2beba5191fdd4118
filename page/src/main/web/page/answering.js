import { figuresText } from './completion.js';
import { PageElement, html, nothing } from './element.js';
import { sentenceOf } from './failure.js';

/** An element with one answer that is written before the reader's eyes and can be stopped. */
export class AnsweringElement extends PageElement {
  static properties = {
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

  get busy() {
    return this.state === 'streaming';
  }

  /** Ends the answer that is being written. */
  stop() {
    this.#stopping?.abort();
  }

  disconnectedCallback() {
    this.stop();
    super.disconnectedCallback();
  }

  /** @param work sets `answer` as it grows until the given signal stops it, and returns what it took */
  async write(work) {
    Object.assign(this, { answer: '', state: 'streaming', figures: 'writing…', failure: null });
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    try {
      this.figures = figuresText(await work(signal));
      this.state = 'done';
    } catch (error) {
      this.state = signal.aborted ? 'stopped' : 'interrupted';
      this.figures = this.state;
      this.failure = signal.aborted ? null : sentenceOf(error);
    }
  }

  stopButton() {
    return this.busy ? html`<button type="button" @click=${() => this.stop()}>Stop</button>` : nothing;
  }

  /** @param shown the answer as a template */
  answerSection(shown) {
    return html`
      <section class="answer" aria-label="Answer" aria-live="polite" aria-busy=${this.busy}>
        ${shown}
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
        <p class="state" data-state=${this.state}>${this.figures}</p>
      </section>
    `;
  }
}
