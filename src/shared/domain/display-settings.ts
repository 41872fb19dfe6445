import { z } from 'zod';

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

/**
 * How this device shows Bahi. Nothing about a debtor or a person is in here: it is kept in clear beside the ledger, so
 * that the lock screen already looks as it was chosen.
 */
export const displaySettingsSchema = z.strictObject({
  theme: z.enum(themes),
  density: z.enum(densities),
  hand: z.enum(hands),
  textSize: z.literal(textSizes),
  /** False switches shortcuts of a single letter off (WCAG 2.1.4). */
  singleKeys: z.boolean(),
  /** A folder of `resources/locales`; one that is not there any more falls back to English. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/),
});

/** How this device shows Bahi. */
export type DisplaySettings = Readonly<z.output<typeof displaySettingsSchema>>;
