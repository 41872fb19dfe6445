import type { KeyboardEvent } from 'react';

const stepByKey: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** Arrow keys move the focus among the buttons of a group; Space and Enter then choose. */
export function moveFocusInGroup(event: KeyboardEvent<HTMLElement>): void {
  const step = stepByKey[event.key];
  if (step === undefined) return;
  const group = event.currentTarget.closest('[role="radiogroup"], fieldset') ?? event.currentTarget;
  const buttons: readonly Element[] = [...group.querySelectorAll('button:not(:disabled)')];
  const at = document.activeElement === null ? -1 : buttons.indexOf(document.activeElement);
  const next = buttons[(at + step + buttons.length) % buttons.length];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
