import { createBrowserDoor } from './browser-door.ts';
import { createDesktopDoor } from './desktop-door.ts';
import type { Door } from './door.ts';

/** The door this page came through: the preload's bridge in the desktop app, else the browser host. */
export const door: Door = window.bahi === undefined ? createBrowserDoor() : createDesktopDoor(window.bahi);
