const typedInto = 'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]';
const notTyped = 'input[type="checkbox"], input[type="radio"], input[type="button"], input[type="file"]';

/** Whether a key goes into a text: letters are no shortcuts there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typedInto) !== null && !target.matches(notTyped);
}

/** Whether a key belongs to a word that an input method is still composing. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.key === 'Process' || event.keyCode === 229;
}

/** Whether a dialog that locks the page is open; then only its own keys count. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]:not([inert] *)') !== null;
}
