import { say } from './announce.js';
import { deleteChat, exported, findChats, imported } from './chats.js';
import { PageElement, html } from './element.js';
import { saveFile } from './save-file.js';

/** As many as a reader looks through; searching finds the others. */
const MOST_SHOWN = 100;

/** The chats there are. Fires `choose` with a chat's id, `new`, and `removed` with an id. */
class ChatHistory extends PageElement {
  static properties = { current: {}, query: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.query = '';
    this.open = false;
  }

  render() {
    const found = findChats(this.query);
    return html`
      <div class="row">
        <button type="button" class="primary" @click=${() => this.#fire('new')}>New chat</button>
        <button type="button" class="narrow-only" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>Chats</button>
      </div>
      <div class="drawer ${this.open ? 'open' : ''}">
        <input
          type="search"
          aria-label="Search chats"
          placeholder="Search chats"
          .value=${this.query}
          @input=${(event) => (this.query = event.target.value)}
        />
        <ul aria-label="Chats" class="chats">
          ${found.slice(0, MOST_SHOWN).map((chat) => this.#entry(chat))}
        </ul>
        <p class="note">${this.#count(found.length)}</p>
        <div class="row">
          <button type="button" @click=${this.#export}>Export</button>
          <button type="button" @click=${() => this.querySelector('input[type=file]').click()}>Import</button>
          <input type="file" accept="application/json,.json" aria-label="File of chats" hidden @change=${this.#import} />
        </div>
      </div>
    `;
  }

  #entry(chat) {
    const title = chat.title || 'Untitled';
    return html`
      <li>
        <button
          type="button"
          class="chat-title"
          aria-current=${chat.id === this.current ? 'true' : 'false'}
          @click=${() => this.#choose(chat.id)}
        >
          ${title}
        </button>
        <button type="button" class="quiet" aria-label="Delete ${title}" @click=${() => this.#delete(chat)}>✕</button>
      </li>
    `;
  }

  #count(found) {
    if (found > MOST_SHOWN) {
      return `The latest ${MOST_SHOWN} of ${found}; search finds the others.`;
    }
    return found === 0 ? (this.query ? 'No chat has these words.' : 'Chats are kept in this browser only.') : '';
  }

  #choose(id) {
    this.open = false;
    this.#fire('choose', id);
  }

  #delete(chat) {
    if (confirm(`Delete “${chat.title || 'Untitled'}”? It cannot be brought back.`)) {
      deleteChat(chat.id);
      this.#fire('removed', chat.id);
      this.requestUpdate();
    }
  }

  #export() {
    saveFile('promptport-chats.json', exported(), 'application/json');
  }

  async #import(event) {
    const [file] = event.target.files;
    event.target.value = '';
    try {
      const count = imported(await file.text());
      say(count === 1 ? 'One chat was imported.' : `${count} chats were imported.`);
      this.requestUpdate();
    } catch (error) {
      say(error.message);
    }
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('pp-chat-history', ChatHistory);
