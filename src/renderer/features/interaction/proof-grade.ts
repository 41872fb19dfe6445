import type { OutcomeForm } from './outcome-form.ts';

/** How well a visit is proved (row V1): A is a fix within 50 m and a photo, D is neither. Never blocks the save. */
export type ProofGrade = 'A' | 'B' | 'C' | 'D';

const exactWithinMeters = 50;

/** The grade that the visit would get now, for showing it before it is saved; main grades again by the same rule. */
export function proofGrade({ fix, files }: Pick<OutcomeForm, 'fix' | 'files'>): ProofGrade {
  const isExact = fix !== null && fix.accuracyMeters <= exactWithinMeters;
  const hasPhoto = files.length > 0;
  if (isExact && hasPhoto) return 'A';
  if (isExact || hasPhoto) return 'B';
  return fix === null ? 'D' : 'C';
}
