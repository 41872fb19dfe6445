/**
 * Structured clone over JSON, for what Bahi sends: plain data, bytes, dates, `undefined`. The same text runs in Node
 * and, by `toString`, in the page, so each function stands alone. What it cannot carry throws, as a clone would.
 */
export function encodeClone(value: unknown): unknown {
  const tag = '\u0000type';
  if (value === undefined) return { [tag]: 'undefined' };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : { [tag]: 'number', text: String(value) };
  if (typeof value === 'bigint') return { [tag]: 'bigint', text: String(value) };
  if (Array.isArray(value)) return value.map((item) => encodeClone(item));
  if (value instanceof Date) return { [tag]: 'date', atMs: value.getTime() };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    const bytes =
      value instanceof ArrayBuffer
        ? new Uint8Array(value)
        : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { [tag]: 'bytes', base64: btoa(text) };
  }
  const prototype = Object.getPrototypeOf(value);
  if (typeof value !== 'object' || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) {
    throw new Error('An object could not be cloned.');
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeClone(item)]));
}

/** The inverse of `encodeClone`; every typed array comes back as `Uint8Array`. */
export function decodeClone(value: unknown): unknown {
  const tag = '\u0000type';
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => decodeClone(item));
  const tagged = value as Record<string, unknown>;
  if (tagged[tag] === 'undefined') return undefined;
  if (tagged[tag] === 'number') return Number(tagged['text']);
  if (tagged[tag] === 'bigint') return BigInt(String(tagged['text']));
  if (tagged[tag] === 'date') return new Date(Number(tagged['atMs']));
  if (tagged[tag] === 'bytes') {
    return Uint8Array.from(atob(String(tagged['base64'])), (letter) => letter.charCodeAt(0));
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeClone(item)]));
}
