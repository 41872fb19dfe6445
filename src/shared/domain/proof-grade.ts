/** How well a visit is proved (row V1), from A, the best, to D. */
export type ProofGrade = 'A' | 'B' | 'C' | 'D';

/** A fix that may be this far off still names the door. */
const exactWithinMeters = 50;

/**
 * The grade of a visit's proof (row V1): A for a place known within 50 m and a photo, B for one of the two, C for a
 * place known less well, D for nothing. It never blocks a visit; the form shows it and the ledger keeps it.
 */
export function proofGrade(proof: {
  /** How far off the fix may be; null where the place is not known. */
  readonly accuracyMeters: number | null;
  readonly hasPhoto: boolean;
}): ProofGrade {
  const { accuracyMeters, hasPhoto } = proof;
  const isExact = accuracyMeters !== null && accuracyMeters <= exactWithinMeters;
  if (isExact && hasPhoto) return 'A';
  if (isExact || hasPhoto) return 'B';
  return accuracyMeters === null ? 'D' : 'C';
}
