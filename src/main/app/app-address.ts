/** The address of the screens: a scheme of our own, so that no page is a file and none is the network. */
export const appScheme = 'app';
/** Origin of the screens, as `WebFrameMain.origin` writes it. */
export const screensOrigin = 'app://ledger';
export const screensUrl = `${screensOrigin}/index.html`;
/** Origin of pages that are only printed. It is another one, so that such a page can never call main. */
export const paperOrigin = 'app://paper';

/** The origin of an address of our scheme; null for everything else (Node's own `URL.origin` is null for it). */
export function appOriginOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${appScheme}:` || url.username || url.password || url.port) return null;
  return `${url.protocol}//${url.host}`;
}
