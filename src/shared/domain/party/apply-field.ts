import type { Effects } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { closeReview, type Reviewed, raiseReview, reopenReview, reviewKeyOf } from '../review/review.ts';
import { entryOf, type FieldEntry, type PartyField, settleField } from './register.ts';

/** Fields by which a person is known or spoken to: where two people set one at once, somebody looks. */
const sensitiveFields: ReadonlySet<string> = new Set<EventOf<'party.fieldSet'>['data']['field']>([
  'name',
  'nativeName',
  'gstin',
  'language',
]);

/** A party as far as its fields go. */
interface Fields extends Reviewed {
  readonly fields: Map<string, PartyField>;
  emailBarred: unknown;
}

/** One field is set. What it said before, and what did not prevail, stays in its history. */
export function applyField(state: Fields, event: EventOf<'party.fieldSet'>, effects: Effects): void {
  const { field } = event.data;
  const history = state.fields.get(field)?.history ?? [];
  if (history.some(({ written }) => written.eventId === event.id)) return;
  const before = state.fields.get(field)?.value;
  writeField(state, field, [...history, entryOf(event)], effects);
  // What was said of one e-mail address is not said of the next.
  if (field === 'email' && state.fields.get(field)?.value !== before) state.emailBarred = null;
}

/** Takes back what an import told of every field. */
export function undoFieldImport(state: Fields, importId: string, effects: Effects): void {
  for (const [field, { history }] of state.fields) {
    const left = history.filter((entry) => entry.importId !== importId);
    if (left.length < history.length) writeField(state, field, left, effects);
  }
}

function writeField(state: Fields, field: string, history: readonly FieldEntry[], effects: Effects): void {
  const settled = settleField(history);
  if (settled === null) {
    state.fields.delete(field);
    closeFieldReviews(state, field, null, effects);
    return;
  }
  const { value, chosen, rivals } = settled;
  state.fields.set(field, { value, history });
  if (!sensitiveFields.has(field)) return;
  const rivalIds = new Set(rivals.map(({ written }) => written.eventId));
  const chosenId = chosen.written.eventId;
  closeFieldReviews(state, field, { chosenId, rivalIds }, effects);
  for (const alternative of rivalIds) {
    const sides = { chosen: chosenId, alternative };
    raiseReview(state, effects, 'fieldSetTwice', 'medium', [chosenId, alternative], {
      ...sides,
      subject: field,
    });
    reopenReview(state, effects, reviewKeyOf('fieldSetTwice', [chosenId, alternative]), sides);
  }
}

interface Heads {
  readonly chosenId: string;
  readonly rivalIds: ReadonlySet<string>;
}

/** A value whose author had seen both settles what two values asked; of several only what stands is asked about. */
function closeFieldReviews(state: Fields, field: string, heads: Heads | null, effects: Effects): void {
  for (const { key, kind, subject, eventIds, state: open } of state.reviews.values()) {
    if (kind !== 'fieldSetTwice' || subject !== field || open === 'resolved') continue;
    if (
      heads !== null &&
      eventIds.includes(heads.chosenId) &&
      eventIds.some((id) => heads.rivalIds.has(id))
    ) {
      continue;
    }
    closeReview(state, effects, key, null);
  }
}
