import { wellFormedJson } from '../../lib/well-formed.ts';

/**
 * The object in a frozen part of an event; null where it is none. Never throws. Everybody who reads frozen bytes reads them here: what no
 * database can keep as it was written (half a pair of UTF-16) is read as U+FFFD by the hub, by every device and by a rebuild.
 */
export function frozenToObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(wellFormedJson(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
