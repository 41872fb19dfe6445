import { z } from 'zod';
import type { ScoreTerm, WorklistRow } from '../../../shared/contract/worklist.ts';
import type { MessageText } from '../../../shared/domain/compliance/decision.ts';
import type { WorklistTableRow } from '../../db/queries/worklist.ts';

const because = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const terms = z.array(z.object({ name: z.string(), points: z.int(), because }));

/** A reason as the list keeps it. */
export function readBecause(json: string): MessageText {
  return because.parse(JSON.parse(json));
}

/** The terms of a score as the list keeps them. */
export function readTerms(json: string): readonly ScoreTerm[] {
  return terms.parse(JSON.parse(json));
}

/** Why a row is hidden and until when, from its columns; null where it is not. */
export function suppressionOf(
  row: Pick<WorklistTableRow, 'suppressedReason' | 'suppressedUntil' | 'suppressedBecause'>,
): WorklistRow['suppressed'] {
  const { suppressedReason, suppressedUntil, suppressedBecause } = row;
  if (suppressedReason === null || suppressedUntil === null || suppressedBecause === null) return null;
  return { reason: suppressedReason, until: suppressedUntil, because: readBecause(suppressedBecause) };
}
