import DOMPurify from './lib/dompurify.js';
import hljs from './lib/highlight.js';
import { Marked } from './lib/marked.js';

const TEXT = {
  ALLOWED_TAGS: [
    ...['a', 'blockquote', 'br', 'code', 'del', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre'],
    ...['strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  ALLOWED_ATTR: ['href', 'class', 'start'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true,
};

const HIGHLIGHTED = {
  ALLOWED_TAGS: ['span'],
  ALLOWED_ATTR: ['class'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** Longer code is shown as it is: to colour it takes too long. */
const MOST_HIGHLIGHTED = 60_000;

const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    // Markup that a model writes is text to read; DOMPurify stands behind this.
    html({ text }) {
      return escaped(text);
    },
    // A picture would be asked for at an address that a model chose: its description is shown.
    image({ text }) {
      return escaped(text || 'image');
    },
  },
});

/** The blocks of a text: paragraphs, lists, code and so on, each with its source in `raw`. */
export function blocks(text) {
  const tokens = marked.lexer(text);
  return tokens
    .filter((token) => token.type !== 'space' && token.type !== 'def')
    .map((token) => ({ raw: token.raw, token, links: tokens.links }));
}

/** A block as inert nodes: nothing in them runs, loads or posts. */
export function rendered(block) {
  const tokens = [block.token];
  tokens.links = block.links;
  const nodes = DOMPurify.sanitize(marked.parser(tokens), TEXT);
  for (const element of nodes.querySelectorAll('[class]')) {
    if (element.localName !== 'code' || !/^language-[\w+#.-]+$/.test(element.className)) {
      element.removeAttribute('class');
    }
  }
  for (const link of nodes.querySelectorAll('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return nodes;
}

/** Code as inert nodes, coloured where its language is known. */
export function highlighted(code, language) {
  const known = language && hljs.getLanguage(language);
  if (!known || code.length > MOST_HIGHLIGHTED) {
    return document.createTextNode(code);
  }
  return DOMPurify.sanitize(hljs.highlight(code, { language, ignoreIllegals: true }).value, HIGHLIGHTED);
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
