/** Where a panel's focus goes when what opened it is gone: the screen marks one control `data-home`. */
const homeOfScreen = '.frame-screen [data-home]:not(:disabled)';

/** Whether no control has the focus: it rests on the page, or on the screen that was just opened. */
export function isFocusFree(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || isScreen(activeElement);
}

/** Gives the focus back to the control it came from, else to the home of the screen, so that Tab never begins anew. */
export function returnFocus(cameFrom: Element | null): void {
  if (canTakeFocus(cameFrom)) cameFrom.focus();
  if (document.activeElement !== cameFrom || cameFrom === document.body) {
    document.querySelector<HTMLElement>(homeOfScreen)?.focus();
  }
}

/**
 * Puts the focus where a panel or dialog wants it: on what is marked `data-autofocus`, else on its body, so that the
 * next Tab leads into it.
 */
export function focusInto(panel: HTMLElement | null): void {
  const wanted = panel?.querySelector<HTMLElement>('[data-autofocus]') ?? panel?.querySelector('.panel-body');
  if (wanted instanceof HTMLElement) wanted.focus();
}

/** A screen that opens while no control has the focus takes it, so that Tab goes on inside it and not at the rail. */
export function focusScreen(): void {
  if (isFocusFree()) document.querySelector<HTMLElement>('.frame-screen')?.focus({ preventScroll: true });
}

function isScreen(element: Element): boolean {
  return element.classList.contains('frame-screen');
}

function canTakeFocus(element: Element | null): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element !== document.body &&
    !isScreen(element) &&
    element.isConnected &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
