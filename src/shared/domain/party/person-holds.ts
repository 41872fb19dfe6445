import type { holdKinds } from '../events/commitment-kinds.ts';

/**
 * Holds that are about the person and not about one debt: once two parties are merged they keep all of its accounts from
 * being contacted, whichever account they were set on (the stricter wins).
 */
export const personHolds: readonly (typeof holdKinds)[number][] = [
  'blackout',
  'contactPreference',
  'deceased',
  'insolvency',
  'legalRepresentation',
];
