import { ok } from '../../../shared/lib/result.ts';
import { selectMissingPlaces } from '../../db/queries/differences.ts';
import { missedDrafts } from '../books/claim-drafts.ts';
import { refuse, type WritingService } from '../service.ts';

/**
 * Closes claims that are listed as missing, for a reason. It is written under the file that missed them, so that undoing
 * that file opens them again.
 */
export const closeMissing: WritingService<'closeMissing'> = (context, input) => {
  const wanted = input.itemIds === null ? null : new Set(input.itemIds);
  const places = selectMissingPlaces(context.read, input.bookId ?? null).filter(
    ({ itemId }) => wanted?.has(itemId) ?? true,
  );
  if (places.length === 0) return refuse('nothingMissing');
  const byImport = Map.groupBy(places, ({ importId }) => importId);
  context.append(
    [...byImport].flatMap(([importId, ofImport]) => missedDrafts(ofImport, importId, input.reason)),
  );
  return ok({ closed: places.length });
};
