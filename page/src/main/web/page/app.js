import { PageElement, html, nothing } from './element.js';
import { shortcutOf } from './shortcuts.js';
import { theme, toggleTheme } from './theme.js';
import './apps.js';
import './chat.js';
import './code.js';
import './help.js';
import './settings.js';
import './status.js';
import './t5.js';
import './toxicity.js';

const PANELS = [
  { id: 'chat', label: 'Chat' },
  { id: 't5', label: 'T5' },
  { id: 'toxicity', label: 'Toxicity' },
  { id: 'code', label: 'Code' },
  { id: 'apps', label: 'Apps' },
];

/** The page: its panels, of which the part of the address after # shows one. */
class App extends PageElement {
  static properties = { panel: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.panel = named(location.hash);
    window.addEventListener('hashchange', () => (this.panel = named(location.hash)));
    window.addEventListener('keydown', (event) => this.#key(event));
    window.addEventListener('pp-say', (event) => this.#say(event.detail));
  }

  render() {
    return html`
      <header class="top">
        <a class="name" href="#/chat">Promptport</a>
        <nav aria-label="Functions">
          ${PANELS.map(
            ({ id, label }) => html`<a href="#/${id}" aria-current=${id === this.panel ? 'page' : nothing}>${label}</a>`,
          )}
        </nav>
        <span class="tools">
          <button type="button" class="quiet" @click=${() => this.querySelector('pp-settings').open()}>Settings</button>
          <button type="button" class="quiet" @click=${() => this.querySelector('pp-help').open()}>Help</button>
          <button type="button" class="quiet" aria-pressed=${theme() === 'dark'} @click=${this.#theme}>Theme</button>
        </span>
      </header>
      <pp-status></pp-status>
      <main>
        <pp-chat ?hidden=${this.panel !== 'chat'}></pp-chat>
        <pp-t5 ?hidden=${this.panel !== 't5'}></pp-t5>
        <pp-toxicity ?hidden=${this.panel !== 'toxicity'}></pp-toxicity>
        <pp-code ?hidden=${this.panel !== 'code'} .shown=${this.panel === 'code'}></pp-code>
        <pp-apps ?hidden=${this.panel !== 'apps'} .shown=${this.panel === 'apps'}></pp-apps>
      </main>
      <div class="toast" role="status" aria-label="Notice">${this.said}</div>
      <pp-settings></pp-settings>
      <pp-help></pp-help>
    `;
  }

  updated() {
    document.title = `${PANELS.find(({ id }) => id === this.panel).label} · Promptport`;
  }

  #theme() {
    toggleTheme();
    this.requestUpdate();
  }

  #say(message) {
    this.said = message;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => (this.said = ''), 5000);
  }

  #key(event) {
    const chat = this.querySelector('pp-chat');
    if (event.key === 'Escape' && !event.shiftKey && !document.querySelector('dialog[open]')) {
      this.querySelector(`pp-${this.panel}`).stop?.();
      return;
    }
    const shortcut = shortcutOf(event);
    if (!shortcut) {
      return;
    }
    event.preventDefault();
    if (shortcut === 'help') {
      this.querySelector('pp-help').open();
      return;
    }
    location.hash = '#/chat';
    this.panel = 'chat';
    this.updateComplete.then(() => chat[shortcut]());
  }
}

function named(hash) {
  const id = hash.replace(/^#\//, '');
  return PANELS.some((panel) => panel.id === id) ? id : 'chat';
}

customElements.define('pp-app', App);
