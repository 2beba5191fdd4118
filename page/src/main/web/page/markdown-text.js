import { say } from './announce.js';
import { blocks, highlighted, rendered } from './markdown.js';

/**
 * Shows Markdown. Of a text that grows, only the blocks that changed are rendered again.
 *
 * Properties: text, and growing while more of it is to come.
 */
class MarkdownText extends HTMLElement {
  #text = '';
  #growing = false;
  #shown = [];
  #planned = false;

  set text(value) {
    this.#text = value;
    this.#plan();
  }

  set growing(value) {
    this.#growing = value;
    this.#plan();
  }

  #plan() {
    if (!this.#planned) {
      this.#planned = true;
      queueMicrotask(() => {
        this.#planned = false;
        this.#render();
      });
    }
  }

  #render() {
    const wanted = blocks(this.#text);
    wanted.forEach((block, index) => {
      // Code is coloured once it is complete.
      const complete = !this.#growing || index < wanted.length - 1;
      const shown = this.#shown[index];
      if (shown?.raw === block.raw && shown.complete === complete) {
        return;
      }
      const element = shown?.element ?? this.appendChild(document.createElement('div'));
      element.replaceChildren(rendered(block));
      if (complete) {
        element.querySelectorAll('pre').forEach(finishCode);
      }
      this.#shown[index] = { raw: block.raw, complete, element };
    });
    this.#shown.splice(wanted.length).forEach(({ element }) => element.remove());
  }
}

function finishCode(pre) {
  const code = pre.querySelector('code') ?? pre;
  const text = code.textContent;
  const language = code.className.replace(/^language-/, '');
  code.replaceChildren(highlighted(text, language));
  pre.tabIndex = 0;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'quiet copy-code';
  copy.textContent = 'Copy code';
  copy.addEventListener('click', () => navigator.clipboard.writeText(text).then(() => say('Code copied.')));
  const frame = document.createElement('div');
  frame.className = 'code';
  pre.replaceWith(frame);
  frame.append(copy, pre);
}

customElements.define('pp-markdown', MarkdownText);
