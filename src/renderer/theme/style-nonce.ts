/**
 * The nonce that the host wrote into the page. Libraries that must add a style element (scroll lock of a dialog) carry
 * it, so that the content security policy stays strict.
 */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.getAttribute('content') ?? '';

/** Makes the nonce known to the scroll lock, which looks for it under this name. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce });
}
