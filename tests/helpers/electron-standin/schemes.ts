import { app } from './app.ts';

/**
 * Custom schemes do not exist in a stock Chromium: `app://ledger/x` travels as `https://ledger.app.standin.test/x`,
 * which gives it the secure, standard origin that the privileges ask for.
 */
const registered = new Set<string>();
const standInAddress = /^https:\/\/([^/:]+)\.([a-z][a-z0-9+-]*)\.standin\.test(?::443)?/i;

/** `protocol.registerSchemesAsPrivileged`; like Electron's it must come before `ready`. */
export function registerSchemes(schemes: readonly Electron.CustomScheme[]): void {
  if (app.isReady()) {
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  }
  for (const { scheme, privileges } of schemes) {
    if (!privileges?.standard || !privileges.secure)
      throw new Error(`The stand-in serves secure standard schemes only: ${scheme}`);
    registered.add(scheme);
  }
}

/** The address to give Chromium. */
export function toChromiumAddress(address: string): string {
  const found = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i.exec(address);
  if (!found?.[1] || !registered.has(found[1])) return address;
  return `https://${found[2]}.${found[1]}.standin.test${found[3] || '/'}`;
}

/** The address the app knows. */
export function fromChromiumAddress(address: string): string {
  return address.replace(standInAddress, '$2://$1');
}

/** The scheme of an address as the app knows it, without the colon. */
export function schemeOf(address: string): string {
  return address.split(':')[0] ?? '';
}
