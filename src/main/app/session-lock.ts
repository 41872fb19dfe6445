import type { Session } from 'electron';

import { appOriginOf } from './app-address.ts';

/** Writing plain text to the clipboard on a click is the one permission a screen needs (copy a receipt number). */
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Whether a screen gets a browser permission. */
export function isPermissionAllowed(permission: string): boolean {
  return allowedPermissions.has(permission);
}

/** Whether a page may load an address: our own scheme and what lives inside the page. The network is nobody's. */
export function mayLoad(address: string, isPackaged: boolean): boolean {
  if (appOriginOf(address) !== null) return true;
  if (address.startsWith('data:') || address.startsWith('blob:app://')) return true;
  return !isPackaged && address.startsWith('devtools://');
}

/** Denies permissions, devices, the network, downloads and dictionaries to the session all windows use. */
export function lockSession(session: Session, isPackaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(isPermissionAllowed(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => isPermissionAllowed(permission));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !mayLoad(details.url, isPackaged) }),
  );
  session.on('will-download', (event) => event.preventDefault());
}
