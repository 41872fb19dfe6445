/** The id of a person's row on the page. */
export const rowIdOf = (userId: string): string => `day-end-row-${userId}`;

/** Brings a person's row into sight, and the focus onto it. */
export function goToRow(userId: string): void {
  const row = document.getElementById(rowIdOf(userId));
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
}
