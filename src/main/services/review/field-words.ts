import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { FieldEntry } from '../../../shared/domain/party/register.ts';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { refuse, type ServiceContext } from '../service.ts';

type Field = DataOf<'party.fieldSet'>['field'];

/**
 * Of two values of a field that neither author had seen the other's, the one that is kept is set anew: whoever reads it
 * knows that it was written by somebody who had seen both. Of two names the other one can stay as another name.
 */
export function fieldWords(
  context: ServiceContext,
  stream: StreamId,
  review: ReviewItem,
  decision: 'keepStanding' | 'keepOther' | 'keepBoth',
): Result<readonly EventDraft[], { readonly code: 'wordDoesNotFit' | 'fieldErased' }> {
  const field = (review.subject ?? '') as Field;
  const history = context.ledger.states.party(streamSubject(stream)).fields.get(field)?.history ?? [];
  const standing = entryOf(history, review.chosen);
  const other = entryOf(history, review.alternative);
  if (standing === undefined || other === undefined) return refuse('wordDoesNotFit');
  const kept = decision === 'keepOther' ? other : standing;
  // A name is never empty: what was erased cannot be set again.
  if (field === 'name' && kept.value === null) return refuse('fieldErased');
  const set = (of: Field, value: string | null, previous: string | null): EventDraft => ({
    kind: 'party.fieldSet',
    stream,
    data: { field: of },
    personal: { value, previous },
  });
  const again = set(field, kept.value, standing.value);
  return ok(
    decision === 'keepBoth' && other.value !== null ? [set('alias', other.value, null), again] : [again],
  );
}

function entryOf(history: readonly FieldEntry[], eventId: string | null): FieldEntry | undefined {
  return history.find(({ written }) => written.eventId === eventId);
}
