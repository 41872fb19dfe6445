import { screensOrigin } from './app-address.ts';

/** As much of Electron's `WebFrameMain` as the sender check reads. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/**
 * True only for the top frame of our own screens. The frame is null when it navigated or went away meanwhile;
 * the origin is compared whole, because a prefix of an address proves nothing (`platform.md` §1 row 5).
 */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === screensOrigin;
}
