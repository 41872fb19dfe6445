import type { Random } from '../../lib/random.ts';

/** How a debtor of the sample book pays and speaks. Shares are percent. */
export interface Profile {
  readonly kind: 'prompt' | 'slow' | 'chronic' | 'distressed';
  /** Share of claims that are paid past Bahi, and of those that come in at the office; the rest is chased. */
  readonly elsewhereShare: number;
  readonly officeShare: number;
  /** Days from the due date to the payment by habit. */
  readonly lateDays: readonly [least: number, most: number];
  /** Share of contacts that reach the person. */
  readonly reachShare: number;
  /** How promises end: kept, late inside grace, a little less, a part, nothing. */
  readonly promiseEnds: readonly [kept: number, late: number, less: number, part: number, broken: number];
  /** Tax kept back at source by a business customer, in basis points of the amount before GST; 0 for none. */
  readonly taxBasisPoints: number;
}

const kinds: Readonly<Record<Profile['kind'], Omit<Profile, 'kind' | 'taxBasisPoints'>>> = {
  prompt: {
    elsewhereShare: 60,
    officeShare: 36,
    lateDays: [-5, 4],
    reachShare: 70,
    promiseEnds: [75, 12, 6, 4, 3],
  },
  slow: {
    elsewhereShare: 34,
    officeShare: 30,
    lateDays: [4, 38],
    reachShare: 58,
    promiseEnds: [52, 15, 7, 12, 14],
  },
  chronic: {
    elsewhereShare: 10,
    officeShare: 22,
    lateDays: [25, 80],
    reachShare: 44,
    promiseEnds: [30, 12, 6, 20, 32],
  },
  distressed: {
    elsewhereShare: 8,
    officeShare: 10,
    lateDays: [30, 90],
    reachShare: 38,
    promiseEnds: [16, 8, 4, 27, 45],
  },
};

/** A debtor's ways, drawn by chance. */
export function drawProfile(isBusiness: boolean, random: Random): Profile {
  const kind = random.weighted<Profile['kind']>([
    ['prompt', 30],
    ['slow', 38],
    ['chronic', 20],
    ['distressed', 12],
  ]);
  const taxBasisPoints = isBusiness
    ? random.weighted([
        [0, 55],
        [10, 25],
        [200, 15],
        [1000, 5],
      ])
    : 0;
  return { kind, ...kinds[kind], taxBasisPoints };
}

/** Tax kept back on an amount that holds 18 % GST: the share of what stood before it, in minor units. */
export function taxKeptBackMinor(amountMinor: number, profile: Profile): number {
  const beforeTaxMinor = Math.floor((amountMinor * 100) / 118);
  return Math.floor((beforeTaxMinor * profile.taxBasisPoints) / 10_000);
}
