import type { FormReading } from './read-form.ts';

/** Puts the focus on the first thing that is missing or cannot be read: the outcome, else the first field asked for. */
export function focusMissing(root: HTMLElement | null, reading: FormReading | null): void {
  const fields =
    reading === null || reading.outcome === null
      ? ['outcome']
      : [...Object.keys(reading.problems), ...reading.missing.flat()];
  for (const field of fields) {
    const place = root?.querySelector(`[data-field~="${field}"]`);
    const control = place?.querySelector<HTMLElement>(
      'input, textarea, [role="radio"][tabindex="0"], button',
    );
    if (control !== null && control !== undefined) {
      control.focus();
      return;
    }
  }
}

/** Puts the focus where the person goes on after choosing an outcome: its first field, if it asks for any. */
export function focusFirstField(root: HTMLElement | null): void {
  root
    ?.querySelector<HTMLElement>('[data-asked="true"] :is(input, textarea, [role="radio"][tabindex="0"])')
    ?.focus();
}
