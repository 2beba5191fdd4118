import { say } from './announce.js';
import { chatOf, findChats, newChat, saveChat } from './chats.js';
import { complete } from './completion.js';
import { PageElement, html } from './element.js';
import { sentenceOf } from './failure.js';
import './chat-composer.js';
import './chat-history.js';
import './chat-parameters.js';
import './message.js';

/** How often a growing answer is shown, in milliseconds: often enough to read along. */
const PAINT = 60;

/** The panel on which one talks with a model. */
class Chat extends PageElement {
  static properties = { chat: { state: true }, busy: { state: true } };

  #stopping = null;
  #painted = 0;

  constructor() {
    super();
    this.chat = findChats('')[0] ?? newChat();
    this.busy = false;
    // A page that goes away in the middle of an answer keeps what there is of it.
    window.addEventListener('pagehide', () => this.busy && saveChat(this.chat));
  }

  render() {
    const { messages } = this.chat;
    return html`
      <pp-chat-history
        .current=${this.chat.id}
        @new=${() => this.newChat()}
        @choose=${(event) => this.#open(chatOf(event.detail))}
        @removed=${(event) => event.detail === this.chat.id && this.newChat()}
      ></pp-chat-history>
      <section class="talk">
        <h1 class="hidden">Chat</h1>
        <pp-chat-parameters .chat=${this.chat} @change-parameters=${(event) => this.#change(event.detail)}></pp-chat-parameters>
        <div class="log" role="log" aria-label="Conversation" aria-busy=${this.busy} tabindex="0">
          ${messages.length === 0 ? html`<p class="note">${hint(this.chat.model)}</p>` : ''}
          ${messages.map(
            (message, index) =>
              html`<pp-message
                .message=${message}
                ?last=${index === messages.length - 1}
                ?busy=${this.busy}
                @regenerate=${() => this.#answerAfter(index)}
                @resend=${(event) => this.#ask(index, event.detail)}
              ></pp-message>`,
          )}
        </div>
        <pp-chat-composer
          ?busy=${this.busy}
          @send=${(event) => this.#ask(messages.length, event.detail)}
          @stop=${() => this.stop()}
        ></pp-chat-composer>
      </section>
    `;
  }

  firstUpdated() {
    this.#toEnd();
  }

  /** Ends the answer that is being written, keeping what there is of it. */
  stop() {
    this.#stopping?.abort();
  }

  newChat() {
    this.#open(newChat(this.chat));
    this.focusMessage();
  }

  focusMessage() {
    this.querySelector('pp-chat-composer').focusMessage();
  }

  focusSearch() {
    this.querySelector('[type=search]').focus();
  }

  copyLast() {
    const last = this.chat.messages.findLast((message) => message.role === 'assistant');
    if (last) {
      navigator.clipboard.writeText(last.content).then(() => say('The last answer was copied.'));
    }
  }

  #open(chat) {
    this.stop();
    this.chat = chat;
    this.updateComplete.then(() => this.#toEnd());
  }

  #change(values) {
    this.chat = { ...this.chat, ...values };
    if (this.chat.messages.length > 0) {
      this.#save(this.chat);
    }
  }

  /** Puts a text at a place of the chat, instead of all from there on, and has it answered. */
  #ask(index, text) {
    const messages = [...this.chat.messages.slice(0, index), { role: 'user', content: text, state: 'done' }];
    const title = this.chat.title && index > 0 ? this.chat.title : text.split('\n')[0].slice(0, 60);
    this.chat = { ...this.chat, title, messages };
    this.#answerAfter(messages.length);
  }

  async #answerAfter(count) {
    const asked = this.chat.messages.slice(0, count);
    let chat = { ...this.chat, changed: Date.now() };
    let answer = { role: 'assistant', content: '', state: 'streaming' };
    const show = (changes, save) => {
      answer = { ...answer, ...changes };
      const { changed } = chat;
      // Its parameters may have changed meanwhile, or another chat may be shown.
      const shown = this.chat.id === chat.id;
      chat = { ...(shown ? this.chat : chat), changed, messages: [...asked, answer] };
      if (shown) {
        this.chat = chat;
        this.#follow();
      }
      if (save) {
        this.#save(chat);
      }
    };
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.busy = true;
    show({}, true);
    this.updateComplete.then(() => this.#toEnd());
    let text = '';
    try {
      // An answer that never came is no part of what was said.
      const messages = asked.filter(({ content }) => content).map(({ role, content }) => ({ role, content }));
      const told = (all) => {
        text = all;
        if (performance.now() - this.#painted > PAINT) {
          this.#painted = performance.now();
          show({ content: text });
        }
      };
      const stats = await complete({ ...chat, messages }, told, stopping.signal);
      show({ content: text, state: 'done', stats }, true);
    } catch (error) {
      const stopped = stopping.signal.aborted;
      show({ content: text, state: stopped ? 'stopped' : 'interrupted', failure: stopped ? null : sentenceOf(error) }, true);
    } finally {
      if (this.#stopping === stopping) {
        this.#stopping = null;
        this.busy = false;
      }
    }
  }

  #save(chat) {
    const full = saveChat(chat);
    if (full) {
      say(full);
    }
    this.querySelector('pp-chat-history')?.requestUpdate();
  }

  /** Keeps the end in sight for whoever is looking at it. */
  #follow() {
    const log = this.querySelector('.log');
    if (log && log.scrollHeight - log.scrollTop - log.clientHeight < 80) {
      this.updateComplete.then(() => requestAnimationFrame(() => this.#toEnd()));
    }
  }

  #toEnd() {
    const log = this.querySelector('.log');
    log.scrollTop = log.scrollHeight;
  }
}

function hint(model) {
  return model.startsWith('local:')
    ? 'A T5 model answers, which is no chat model: the embedded one knows “correct: …” and “summarize: …”. OPENAI_API_KEY, OPENAI_BASE_URL or OPENAI_CHAT_MODEL brings another. Chats are kept in this browser.'
    : 'Ask something. Chats are kept in this browser.';
}

customElements.define('pp-chat', Chat);
