const KEY = 'promptport.shortcuts';

/** What the help sheet lists; `does` is a method of the chat panel, or help. */
export const SHORTCUTS = [
  { keys: 'Ctrl+Shift+O', text: 'New chat', does: 'newChat', is: (e) => command(e) && e.shiftKey && e.code === 'KeyO' },
  { keys: 'Ctrl+K', text: 'Search chats', does: 'focusSearch', is: (e) => command(e) && !e.shiftKey && e.code === 'KeyK' },
  { keys: 'Ctrl+Shift+C', text: 'Copy the last answer', does: 'copyLast', is: (e) => command(e) && e.shiftKey && e.code === 'KeyC' },
  { keys: 'Shift+Esc', text: 'Go to the message', does: 'focusMessage', is: (e) => e.shiftKey && e.key === 'Escape' },
  { keys: 'Ctrl+/', text: 'This help', does: 'help', is: (e) => command(e) && e.key === '/' },
];

/** Those that stay: they do what such keys do everywhere. */
export const ALWAYS = [
  { keys: 'Enter', text: 'Send the message' },
  { keys: 'Shift+Enter', text: 'New line in the message' },
  { keys: 'Esc', text: 'Stop the answer' },
];

export function shortcutOf(event) {
  return shortcutsOn() ? SHORTCUTS.find(({ is }) => is(event))?.does : undefined;
}

export function shortcutsOn() {
  return localStorage.getItem(KEY) !== 'off';
}

export function switchShortcuts(on) {
  localStorage.setItem(KEY, on ? 'on' : 'off');
}

function command(event) {
  return event.ctrlKey || event.metaKey;
}
