import { say } from './announce.js';
import { figuresText } from './completion.js';
import { PageElement, html, nothing } from './element.js';
import './markdown-text.js';

const STATES = { streaming: 'writing…', stopped: 'stopped', interrupted: 'interrupted' };

/** One message of a chat. Fires `regenerate`, and `resend` with the new text. */
class ChatMessage extends PageElement {
  static properties = { message: {}, last: { type: Boolean }, busy: { type: Boolean }, editing: { state: true } };

  render() {
    const { role, content } = this.message;
    return html`
      <article class="message ${role}" aria-label=${role}>
        ${role === 'assistant'
          ? html`<pp-markdown .text=${content} .growing=${this.message.state === 'streaming'}></pp-markdown>`
          : this.editing
            ? this.#editor(content)
            : html`<p class="said">${content}</p>`}
        ${this.message.failure ? html`<p class="failure" role="alert">${this.message.failure}</p>` : nothing}
        <footer>
          ${role === 'assistant' ? this.#state() : nothing}
          <span class="actions">${this.#actions(role)}</span>
        </footer>
      </article>
    `;
  }

  #state() {
    const { state, stats } = this.message;
    const text = [STATES[state], figuresText(stats)].filter(Boolean).join(' · ');
    return html`<span class="state" data-state=${state}>${text || 'done'}</span>`;
  }

  #actions(role) {
    const copy = html`<button type="button" class="quiet" @click=${this.#copy}>Copy</button>`;
    if (role === 'user') {
      return html`${copy}
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => (this.editing = true)}>Edit</button>`;
    }
    return this.last
      ? html`${copy}
          <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.#fire('regenerate')}>Regenerate</button>`
      : copy;
  }

  #editor(content) {
    return html`
      <form @submit=${this.#resend} @keydown=${this.#editorKey}>
        <textarea aria-label="Edited message" rows="3" .value=${content}></textarea>
        <button type="submit" ?disabled=${this.busy}>Resend</button>
        <button type="button" class="quiet" @click=${() => (this.editing = false)}>Cancel</button>
      </form>
    `;
  }

  updated(changed) {
    if (changed.has('editing') && this.editing) {
      this.querySelector('textarea').focus();
    }
  }

  #editorKey(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.editing = false;
    }
  }

  #resend(event) {
    event.preventDefault();
    const text = this.querySelector('textarea').value.trim();
    if (text) {
      this.editing = false;
      this.#fire('resend', text);
    }
  }

  async #copy() {
    await navigator.clipboard.writeText(this.message.content);
    say('Message copied.');
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('pp-message', ChatMessage);
