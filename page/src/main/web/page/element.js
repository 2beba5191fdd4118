import { LitElement } from './lib/lit-element.js';

/** An element of the page: it renders into the page itself, where the page's one style sheet applies. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

export { html, nothing } from './lib/lit-element.js';
