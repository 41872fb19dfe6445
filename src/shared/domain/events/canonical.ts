import { assert } from '../../lib/assert.ts';

/** What may stand in the frozen bytes of an event: no floats, no undefined, no dates. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * The one spelling of a value as JSON: keys sorted, strings well formed and in Unicode NFC, numbers safe integers only.
 * Events are frozen as these bytes at authoring (`docs/architecture.md`, events); nobody re-serialises them later.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), `only safe integers may be written into an event, not ${value}`);
    return String(Object.is(value, -0) ? 0 : value);
  }
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    members += `${members === '' ? '' : ','}${JSON.stringify(key.toWellFormed())}:${canonicalJson(memberOf(value, key))}`;
  }
  return `{${members}}`;
}

/** Most texts are ids, dates and codes: plain ASCII without a quote or a backslash has one spelling, and it is known. */
function quoted(text: string): string {
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text.toWellFormed().normalize('NFC'));
}

function memberOf(value: { readonly [key: string]: CanonicalValue }, key: string): CanonicalValue {
  const member = value[key];
  assert(member !== undefined, `the member ${key} of an event is undefined`);
  return member;
}

function isList(value: CanonicalValue): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
