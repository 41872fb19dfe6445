import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Three themes (ux.md §4.5). `auto` follows the operating system between the two of the desk. */
export const themes = ['auto', 'desk-light', 'desk-dark', 'sunlight'] as const;
export type Theme = (typeof themes)[number];

/** Desk: mouse and keys, rows of 36–40 px. Field: one hand, targets of 48 px and more. */
export const densities = ['desk', 'field'] as const;
export type Density = (typeof densities)[number];

/** The hand that holds the device; the bottom bar of the field is mirrored by it. */
export const hands = ['right', 'left'] as const;
export type Hand = (typeof hands)[number];

/** Size of the text in percent of its usual size. */
export const textSizes = [100, 115, 130, 150] as const;
export type TextSize = (typeof textSizes)[number];

/** How this device shows Bahi. Nothing about a debtor or a person is in here. */
export interface DisplaySettings {
  readonly theme: Theme;
  readonly density: Density;
  readonly hand: Hand;
  readonly textSize: TextSize;
  /** False switches shortcuts of a single letter off (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  readonly language: string;
  readonly change: (changed: Partial<Omit<DisplaySettings, 'change'>>) => void;
}

/** A narrow window, as of a tablet held upright, starts in field density. */
function usualDensity(): Density {
  return globalThis.innerWidth < 900 ? 'field' : 'desk';
}

/** The display settings of this device, kept in its browser storage. */
export const useDisplay = create<DisplaySettings>()(
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
