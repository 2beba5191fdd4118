import { call } from './connection.js';
import { PageElement, html, nothing } from './element.js';
import { sentenceOf } from './failure.js';

const LABELS = 'application/vnd.promptport.labels+json';
const PREFIX = '__label__';

const EXAMPLES = [
  'Thank you, that was very kind of you.',
  'What time does the train to London leave?',
  'You are a complete idiot.',
  'Next time I see you I will beat you.',
];

/** The panel of the toxicity function. */
class Toxicity extends PageElement {
  static properties = { labels: { state: true }, note: { state: true }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.labels = [];
    this.note = '';
    this.busy = false;
  }

  render() {
    return html`
      <section class="panel">
        <h1>Toxicity</h1>
        <p class="note">Labels a text, with how likely each label is.</p>
        <form @submit=${this.#classify}>
          <label>Text <textarea name="text" rows="4" required></textarea></label>
          <div class="row">
            <label>Labels <input type="number" name="k" min="1" max="100" value="3" required /></label>
            <button type="submit" class="primary" ?disabled=${this.busy}>Classify</button>
          </div>
        </form>
        <div class="chips" role="group" aria-label="Examples">
          ${EXAMPLES.map((text) => html`<button type="button" class="chip example" @click=${() => this.#take(text)}>${text}</button>`)}
        </div>
        <section aria-label="Result" aria-live="polite" aria-busy=${this.busy}>
          ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
          ${this.labels.length === 0
            ? nothing
            : html`<ul class="labels" aria-label="Labels found">
                ${this.labels.map((each) => bar(each))}
              </ul>`}
          <p class="state">${this.note}</p>
        </section>
      </section>
    `;
  }

  #take(text) {
    this.querySelector('textarea').value = text;
  }

  async #classify(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    Object.assign(this, { labels: [], note: '', failure: null, busy: true });
    const start = performance.now();
    try {
      const body = { q: form.get('text'), k: Number(form.get('k')) };
      const response = await call('toxicity', '/toxicity', { method: 'POST', body, headers: { accept: LABELS } });
      const answer = await response.json();
      this.labels = Array.isArray(answer) ? pairs(answer) : answer.labels;
      this.note = [answer.model, `${Math.round(performance.now() - start)} ms`].filter(Boolean).join(' · ');
    } catch (error) {
      this.failure = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/** The reference's two arrays, from a function that knows no other form. */
function pairs([labels, probabilities]) {
  return labels.map((label, index) => ({ label, probability: Number(probabilities[index]) }));
}

function bar({ label, probability }) {
  const name = label.startsWith(PREFIX) ? label.slice(PREFIX.length) : label;
  return html`<li>
    <span title=${label}>${name}</span>
    <meter min="0" max="1" value=${probability} aria-label=${name}></meter>
    <span class="number">${(100 * probability).toFixed(1)} %</span>
  </li>`;
}

customElements.define('pp-toxicity', Toxicity);
