import { AnsweringElement } from './answering.js';
import { Stopwatch } from './completion.js';
import { call } from './connection.js';
import { html, nothing } from './element.js';
import { events } from './events.js';

/** What is asked of the model: a prefix it was trained with, or a task whose prefix the function writes. */
const TASKS = [
  { id: 'correct', label: 'Correct', prefix: 'correct: ' },
  { id: 'summarize', label: 'Summarize', task: 'summarize' },
  { id: 'translate', label: 'Translate', task: 'translate' },
  { id: 'raw', label: 'Raw', task: 'raw' },
];

const EXAMPLES = [
  { task: 'correct', text: 'This pacakge contians teh documentation.' },
  {
    task: 'summarize',
    text: 'This package contains a library for reading and writing image files in many formats. It is written in C and used by several viewers.',
  },
  { task: 'raw', text: 'correct: The server answres with a lsit of files.' },
];

const LANGUAGES = ['English', 'French', 'German', 'Romanian'];

/** The panel of the t5 function. */
class T5 extends AnsweringElement {
  static properties = {
    task: { state: true },
    text: { state: true },
    from: { state: true },
    to: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { task: 'correct', text: '', from: 'English', to: 'German' });
  }

  render() {
    return html`
      <section class="panel">
        <h1>T5</h1>
        <p class="note">Text in, text out. The embedded model corrects and summarizes; a T5 of your own may translate too.</p>
        <div class="chips" role="group" aria-label="Task">
          ${TASKS.map(
            ({ id, label }) =>
              html`<button type="button" class="chip" aria-pressed=${this.task === id} @click=${() => (this.task = id)}>${label}</button>`,
          )}
        </div>
        <form @submit=${this.#run}>
          ${this.task === 'translate' ? this.#languages() : nothing}
          <label
            >Prompt
            <textarea rows="4" required .value=${this.text} @input=${(event) => (this.text = event.target.value)}></textarea>
          </label>
          <div class="row">
            <button type="submit" class="primary" ?disabled=${this.busy}>Run</button>
            ${this.stopButton()}
          </div>
        </form>
        <div class="chips" role="group" aria-label="Examples">
          ${EXAMPLES.map(
            ({ task, text }) =>
              html`<button type="button" class="chip example" @click=${() => Object.assign(this, { task, text })}>${text}</button>`,
          )}
        </div>
        ${this.answerSection(html`<p class="said">${this.answer}</p>`)}
      </section>
    `;
  }

  #languages() {
    const choice = (label, property) =>
      html`<label
        >${label}
        <select @change=${(event) => (this[property] = event.target.value)}>
          ${LANGUAGES.map((name) => html`<option ?selected=${name === this[property]}>${name}</option>`)}
        </select></label
      >`;
    return html`<div class="row">${choice('From', 'from')} ${choice('To', 'to')}</div>`;
  }

  #body() {
    const { prefix, task } = TASKS.find(({ id }) => id === this.task);
    if (prefix) {
      return { command: prefix + this.text };
    }
    const languages = task === 'translate' ? { source_language: this.from, target_language: this.to } : {};
    return { command: this.text, task, ...languages };
  }

  #run(event) {
    event.preventDefault();
    this.write((signal) => this.#answered(signal));
  }

  async #answered(signal) {
    const watch = new Stopwatch();
    const headers = { accept: 'text/event-stream' };
    const response = await call('t5', '/t5', { method: 'POST', body: this.#body(), headers, signal });
    let whole = null;
    for await (const piece of events(response)) {
      if (piece.delta !== undefined) {
        watch.first();
        this.answer += piece.delta;
      } else {
        whole = piece;
      }
    }
    this.answer = whole?.response ?? this.answer;
    const cut = whole?.finish_reason === 'length';
    return { ...watch.figures(whole?.usage.output_tokens), read: whole?.usage.input_tokens, cut };
  }
}

customElements.define('pp-t5', T5);
