import { say } from './announce.js';
import { GROUPS, forgetSettings, saveSettings, settings } from './connection.js';
import { PageElement, html, nothing } from './element.js';

/** The sheet that says where the functions are and with what they are called. */
class Settings extends PageElement {
  open() {
    this.requestUpdate();
    this.querySelector('dialog').showModal();
  }

  render() {
    const values = settings();
    return html`
      <dialog aria-labelledby="settings-title">
        <h2 id="settings-title">Settings</h2>
        <p class="note">
          Empty addresses mean the server this page comes from. Everything here is forgotten when the tab is closed.
        </p>
        <form @submit=${this.#save} autocomplete="off">
          <fieldset>
            <legend>Addresses of a deployment</legend>
            ${GROUPS.map(({ id, label }) => field(id, label, values, 'url', 'https://…'))}
          </fieldset>
          <fieldset>
            <legend>API key, for chat and apps</legend>
            ${field('apiKey', 'API key', values, 'password')}
          </fieldset>
          <fieldset>
            <legend>AWS credentials, to sign requests for toxicity</legend>
            ${field('accessKey', 'Access key', values, 'text')} ${field('secretKey', 'Secret key', values, 'password')}
            ${field('sessionToken', 'Session token', values, 'password')}
            ${field('region', 'Region', values, 'text', 'from the address, else us-east-1')}
          </fieldset>
          <div class="row">
            <button type="submit" class="primary">Save</button>
            <button type="button" @click=${this.#forget}>Forget all</button>
            <button type="button" @click=${this.#close}>Cancel</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #save(event) {
    event.preventDefault();
    saveSettings(Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()])));
    say('Settings are in force until this tab is closed.');
    this.#close();
  }

  #forget() {
    forgetSettings();
    say('Settings were forgotten.');
    this.requestUpdate();
    this.#close();
  }

  #close() {
    this.querySelector('dialog').close();
  }
}

function field(name, label, values, type, placeholder = '') {
  return html`<label
    >${label}
    <input
      name=${name}
      type=${type}
      pattern=${type === 'url' ? 'https?://.+' : nothing}
      placeholder=${placeholder}
      .value=${values[name]}
      spellcheck="false"
  /></label>`;
}

customElements.define('pp-settings', Settings);
