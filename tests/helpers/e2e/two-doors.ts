import type { Browser, BrowserContextOptions } from '@playwright/test';

import { type OpenedDoor, openBrowserDoor } from './doors.ts';
import { copyProfile } from './profiles.ts';

/** The viewport of a tablet held upright: a window as narrow starts as in the field. */
export const tablet = { viewport: { width: 800, height: 1280 } } as const;

/** Two machines: the office with a trade supplier's book, and a fresh one that joins it. */
export interface OfficeAndField {
  readonly office: OpenedDoor;
  readonly field: OpenedDoor;
  readonly close: () => Promise<void>;
}

/** Opens the browser doors of both; the office is still locked. */
export async function openOfficeAndField(
  browser: Browser,
  info: { readonly outputPath: (name: string) => string },
  fieldOptions: BrowserContextOptions = {},
  officeOptions: BrowserContextOptions = {},
): Promise<OfficeAndField> {
  const directory = info.outputPath('office');
  await copyProfile('trade', directory);
  const office = await openBrowserDoor(browser, directory, officeOptions);
  const field = await openBrowserDoor(browser, info.outputPath('field'), fieldOptions);
  const close = async (): Promise<void> => {
    await field.close();
    await office.close();
  };
  return { office, field, close };
}
