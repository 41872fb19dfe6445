import type { PlainDate } from '../dates.ts';
import { sumOf, type TaxCertificate } from '../deduction/records.ts';
import { type CertificateRules, certificateDue } from '../deduction/tax-quarter.ts';
import type { AccountState } from './state.ts';
import { type TaxClaim, taxClaims } from './tax-claims.ts';

/** Where the certificates of a quarter stand against what was deducted by the payer's word. */
export type CertificateStanding = 'awaited' | 'overdue' | 'short' | 'complete' | 'above';

/** One quarter of an account: tax claimed, certificates that came, and what is between them. */
export interface TaxQuarter {
  readonly quarter: string;
  readonly form: string;
  readonly dueOn: PlainDate;
  readonly claims: readonly TaxClaim[];
  readonly certificates: readonly TaxCertificate[];
  readonly claimedMinor: number;
  readonly certifiedMinor: number;
  readonly standing: CertificateStanding;
}

/** The quarters in which tax was claimed or certified, newest first, as they stand at the end of a day; minor units. */
export function taxQuarters(
  state: AccountState,
  rules: CertificateRules,
  on: PlainDate,
): readonly TaxQuarter[] {
  const claims = Map.groupBy(
    taxClaims(state).filter((claim) => claim.on <= on),
    ({ quarter }) => quarter,
  );
  const currency = state.opened?.data.currency;
  const certificates = Map.groupBy(
    [...state.deductions.certificates.values()].filter(
      ({ event }) => event.businessDate <= on && event.data.currency === currency,
    ),
    ({ event }) => event.data.quarter,
  );
  const quarters = [...new Set([...claims.keys(), ...certificates.keys()])].sort().reverse();
  return quarters.map((quarter) => {
    const own = claims.get(quarter) ?? [];
    const papers = certificates.get(quarter) ?? [];
    const claimedMinor = sumOf(own.filter((claim) => claim.state === 'claimed'));
    const standing = papers.filter(({ withdrawnOn }) => withdrawnOn === null);
    const certifiedMinor = sumOf(standing.map(({ event }) => event.data));
    const due = certificateDue(rules, quarter);
    return {
      quarter,
      ...due,
      claims: own,
      certificates: papers,
      claimedMinor,
      certifiedMinor,
      standing: standingOf({ claimedMinor, certifiedMinor, isPast: due.dueOn < on }),
    };
  });
}

/** How certificates stand: what is short after its day is shown as short, before it as awaited. */
export function standingOf(figures: {
  readonly claimedMinor: number;
  readonly certifiedMinor: number;
  readonly isPast: boolean;
}): CertificateStanding {
  const { claimedMinor, certifiedMinor, isPast } = figures;
  if (certifiedMinor > claimedMinor) return 'above';
  if (certifiedMinor === claimedMinor) return 'complete';
  if (certifiedMinor > 0) return 'short';
  return isPast ? 'overdue' : 'awaited';
}
