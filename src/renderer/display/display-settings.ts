import { create } from 'zustand';
import { persist } from 'zustand/middleware';

import type { Density, DisplaySettings } from '../../shared/domain/display-settings.ts';

export type { Theme } from '../../shared/domain/display-settings.ts';
export { densities, hands, textSizes, themes } from '../../shared/domain/display-settings.ts';

/** How this device shows Bahi, and the way to change it. */
export interface DisplayStore extends DisplaySettings {
  readonly change: (changed: Partial<DisplaySettings>) => void;
}

/** A narrow window, as of a tablet held upright, starts in field density. */
function usualDensity(): Density {
  return globalThis.innerWidth < 900 ? 'field' : 'desk';
}

/**
 * The display settings of this device. They are kept with the profile (`keep-display.ts`); the copy in the browser's
 * storage is there before the first paint.
 */
export const useDisplay = create<DisplayStore>()(
  persist(
    (set) => ({
      theme: 'auto',
      density: usualDensity(),
      hand: 'right',
      textSize: 100,
      singleKeys: true,
      language: 'en',
      change: (changed) => set(changed),
    }),
    { name: 'bahi.display', version: 1 },
  ),
);
