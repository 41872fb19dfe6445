import type { PlainDate } from '../dates.ts';
import type { OfficeFile, StatedClaim } from './values.ts';

/** One claim of which a file stated another figure than the file before. */
export interface ClaimMovement {
  readonly claim: StatedClaim;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly movedOn: PlainDate;
}

/** What a file moved on an account. */
export interface FileMovement {
  readonly file: OfficeFile;
  readonly claims: readonly ClaimMovement[];
  /** Positive: the file states less than was stated before it; new claims are left out, new credits are not. */
  readonly fallMinor: number;
}

/**
 * What each file moved, in order. A claim that is new is no movement: it is a new debt. A credit that is new is one:
 * money that came in stands in the office's books as a credit until somebody puts it against an invoice.
 */
export function fileMovements(
  claims: readonly StatedClaim[],
  files: readonly OfficeFile[],
  decidedImports: { readonly has: (importId: string) => boolean },
): readonly FileMovement[] {
  const movementsByImport = new Map<string, ClaimMovement[]>();
  for (const claim of claims) {
    let beforeMinor: number | null = null;
    for (const { importId, openMinor, movedOn } of claim.stated) {
      const isMoved = beforeMinor === null ? openMinor < 0 : openMinor !== beforeMinor;
      if (isMoved) {
        const movement = { claim, beforeMinor: beforeMinor ?? 0, afterMinor: openMinor, movedOn };
        const known = movementsByImport.get(importId);
        if (known === undefined) movementsByImport.set(importId, [movement]);
        else known.push(movement);
      }
      beforeMinor = openMinor;
    }
  }
  return files.flatMap((file) => {
    const moved = movementsByImport.get(file.importId) ?? [];
    // What rose and what fell may have cancelled out: a decision is heard all the same.
    if (moved.length === 0 && !decidedImports.has(file.importId)) return [];
    const fallMinor = moved.reduce((sum, { beforeMinor, afterMinor }) => sum + beforeMinor - afterMinor, 0);
    return [{ file, claims: moved, fallMinor }];
  });
}
