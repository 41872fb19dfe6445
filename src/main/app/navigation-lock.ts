import type { App, WebContents } from 'electron';

import { appOriginOf, screensOrigin } from './app-address.ts';

/** Whether a page may go there by itself: only within our own screens. */
export function mayNavigateTo(address: string): boolean {
  return appOriginOf(address) === screensOrigin;
}

/** Locks every page there will ever be: no foreign navigation, no redirect, no new window, no webview. */
export function lockNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigateTo(event.url)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (!mayNavigateTo(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
