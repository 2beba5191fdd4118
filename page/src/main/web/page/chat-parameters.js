import { call } from './connection.js';
import { PageElement, html, nothing } from './element.js';
import { sentenceOf } from './failure.js';

/** How the model of a chat is asked. Fires `change-parameters` with what changed. */
class ChatParameters extends PageElement {
  static properties = { chat: {}, models: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.models = [];
    this.load = () => this.#load();
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('pp-connection', this.load);
    this.load();
  }

  disconnectedCallback() {
    window.removeEventListener('pp-connection', this.load);
    super.disconnectedCallback();
  }

  async #load() {
    try {
      const list = await (await call('chat', '/v1/models')).json();
      this.models = list.data.map((model) => model.id);
      this.failure = null;
      if (!this.chat.model && this.models.length > 0) {
        this.#change({ model: this.models[0] });
      }
    } catch (error) {
      this.failure = sentenceOf(error);
    }
  }

  render() {
    const { model, system, temperature, maxTokens } = this.chat;
    const models = !model || this.models.includes(model) ? this.models : [model, ...this.models];
    return html`
      <details ?open=${window.innerWidth >= 900}>
        <summary>Model and parameters</summary>
        <div class="fields">
          <label
            >Model
            <select @change=${(event) => this.#change({ model: event.target.value })}>
              ${models.map((name) => html`<option value=${name} ?selected=${name === model}>${name}</option>`)}
            </select></label
          >
          <label
            >Temperature
            <input
              type="number"
              min="0"
              max="2"
              step="0.1"
              placeholder="default"
              .value=${temperature}
              @input=${(event) => this.#change({ temperature: event.target.value })}
          /></label>
          <label
            >Max tokens
            <input
              type="number"
              min="1"
              step="1"
              placeholder="default"
              .value=${maxTokens}
              @input=${(event) => this.#change({ maxTokens: event.target.value })}
          /></label>
          <label
            >System prompt
            <textarea
              rows="1"
              placeholder="How the model is to answer"
              .value=${system}
              @input=${(event) => this.#change({ system: event.target.value })}
            ></textarea>
          </label>
        </div>
        ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
      </details>
    `;
  }

  #change(detail) {
    this.dispatchEvent(new CustomEvent('change-parameters', { detail }));
  }
}

customElements.define('pp-chat-parameters', ChatParameters);
