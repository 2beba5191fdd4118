/**
 * The chats of this browser, each under its own key, so that a change writes one of them.
 *
 * A chat is {id, title, changed (ms), model, system, temperature, maxTokens, messages}; a message
 * {role, content, state, failure, stats}.
 */
const PREFIX = 'promptport.chat.';
const FORMAT = 'promptport-chats';

const chats = new Map();
const searchable = new Map();

for (const key of Object.keys(localStorage)) {
  if (key.startsWith(PREFIX)) {
    const chat = readable(localStorage.getItem(key));
    if (chat) {
      // A page that was closed while an answer came has only a part of it.
      chat.messages.filter((m) => m.state === 'streaming').forEach((m) => (m.state = 'interrupted'));
      chats.set(chat.id, chat);
    }
  }
}

// What another tab changes.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key?.startsWith(PREFIX)) {
    const id = key.slice(PREFIX.length);
    const chat = newValue && readable(newValue);
    searchable.delete(id);
    chat ? chats.set(id, chat) : chats.delete(id);
  }
});

export function newChat(like = {}) {
  const { model = '', system = '', temperature = '', maxTokens = '' } = like;
  return { id: crypto.randomUUID(), title: '', changed: Date.now(), model, system, temperature, maxTokens, messages: [] };
}

export function chatOf(id) {
  return chats.get(id);
}

/** Keeps a chat; says what to do when the browser has no more room. */
export function saveChat(chat) {
  chats.set(chat.id, chat);
  searchable.delete(chat.id);
  try {
    localStorage.setItem(PREFIX + chat.id, JSON.stringify(chat));
    return null;
  } catch {
    return 'This browser keeps no more chats: export them, then delete some.';
  }
}

export function deleteChat(id) {
  chats.delete(id);
  searchable.delete(id);
  localStorage.removeItem(PREFIX + id);
}

/** Those that have every word of a query in what was said, the latest first. */
export function findChats(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return [...chats.values()]
    .filter((chat) => words.every((word) => textOf(chat).includes(word)))
    .sort((a, b) => b.changed - a.changed);
}

export function exported() {
  return JSON.stringify({ format: FORMAT, version: 1, chats: findChats('') }, null, 2);
}

/** Takes exported chats in; those that are here already are replaced when they are older. Gives how many came. */
export function imported(text) {
  const file = parsed(text);
  if (file?.format !== FORMAT || !Array.isArray(file.chats)) {
    throw new Error('This file has no chats in it: choose one that Export wrote.');
  }
  const news = file.chats.map(valid).filter((chat) => chat && !(chats.get(chat.id)?.changed >= chat.changed));
  for (const chat of news) {
    const full = saveChat(chat);
    if (full) {
      throw new Error(full);
    }
  }
  return news.length;
}

function textOf(chat) {
  let text = searchable.get(chat.id);
  if (text === undefined) {
    text = [chat.title, ...chat.messages.map((message) => message.content)].join('\n').toLowerCase();
    searchable.set(chat.id, text);
  }
  return text;
}

function readable(text) {
  return valid(parsed(text));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A chat with nothing in it but what a chat has, of the right kinds; null when it is none. */
function valid(chat) {
  if (typeof chat?.id !== 'string' || !Array.isArray(chat.messages)) {
    return null;
  }
  const messages = chat.messages
    .filter((message) => ['user', 'assistant'].includes(message?.role) && typeof message.content === 'string')
    .map(({ role, content, state, failure, stats }) => ({
      role,
      content,
      state: ['streaming', 'stopped', 'interrupted'].includes(state) ? state : 'done',
      failure: typeof failure === 'string' ? failure : null,
      stats: typeof stats === 'object' ? stats : null,
    }));
  const text = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  return {
    id: chat.id,
    title: text(chat.title),
    changed: Number(chat.changed) || Date.now(),
    model: text(chat.model),
    system: text(chat.system),
    temperature: text(chat.temperature),
    maxTokens: text(chat.maxTokens),
    messages,
  };
}
