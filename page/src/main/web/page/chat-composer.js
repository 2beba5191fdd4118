import { PageElement, html } from './element.js';

/** Where a message is written. Fires `send` with it, and `stop`. */
class ChatComposer extends PageElement {
  static properties = { busy: { type: Boolean } };

  render() {
    return html`
      <form class="composer" @submit=${this.#submit}>
        <textarea
          aria-label="Message"
          rows="2"
          placeholder="Write a message. Enter sends it, Shift+Enter begins a new line."
          @keydown=${this.#key}
          @input=${this.#grow}
        ></textarea>
        ${this.busy
          ? html`<button type="button" class="primary" title="Esc" @click=${() => this.#fire('stop')}>Stop</button>`
          : html`<button type="submit" class="primary">Send</button>`}
      </form>
    `;
  }

  focusMessage() {
    this.querySelector('textarea').focus();
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit(event);
    }
  }

  #submit(event) {
    event.preventDefault();
    const field = this.querySelector('textarea');
    const text = field.value.trim();
    if (text && !this.busy) {
      field.value = '';
      this.#grow();
      this.#fire('send', text);
    }
  }

  #grow() {
    const field = this.querySelector('textarea');
    field.rows = Math.min(10, Math.max(2, field.value.split('\n').length));
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('pp-chat-composer', ChatComposer);
