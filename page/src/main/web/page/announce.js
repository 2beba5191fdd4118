/** Tells the reader something short, on the screen and to screen readers. */
export function say(message) {
  window.dispatchEvent(new CustomEvent('pp-say', { detail: message }));
}
