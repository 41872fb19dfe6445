import { i18n } from './i18n.ts';

/** Why the hub holds an entry, and what becomes of it. A reason without words is told as such. */
export function heldWords(reason: string): string {
  return i18n.t([`sync:held.${reason}`, 'sync:held.unknown']);
}
