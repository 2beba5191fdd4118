import { PageElement, html } from './element.js';
import { ALWAYS, SHORTCUTS, shortcutsOn, switchShortcuts } from './shortcuts.js';

/** The sheet of shortcuts. */
class Help extends PageElement {
  open() {
    this.querySelector('dialog').showModal();
  }

  render() {
    return html`
      <dialog aria-labelledby="help-title">
        <h2 id="help-title">Help</h2>
        <p>Every panel calls a function of this server; the strip below the title tells which are ready.</p>
        <table>
          <thead>
            <tr>
              <th scope="col">Keys</th>
              <th scope="col">What they do</th>
            </tr>
          </thead>
          <tbody>
            ${[...ALWAYS, ...SHORTCUTS].map(
              ({ keys, text }) => html`<tr>
                <td><kbd>${keys}</kbd></td>
                <td>${text}</td>
              </tr>`,
            )}
          </tbody>
        </table>
        <p class="note">On a Mac, Cmd stands for Ctrl.</p>
        <label class="check"
          ><input type="checkbox" .checked=${shortcutsOn()} @change=${(event) => switchShortcuts(event.target.checked)} />
          Shortcuts with Ctrl and Shift</label
        >
        <button type="button" @click=${() => this.querySelector('dialog').close()}>Close</button>
      </dialog>
    `;
  }
}

customElements.define('pp-help', Help);
