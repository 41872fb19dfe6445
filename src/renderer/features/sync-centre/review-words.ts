import type { ReviewSide, ReviewView } from '../../../shared/contract/reviews.ts';
import type { ReviewWord } from '../../../shared/domain/review/decisions.ts';
import { amountText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { text } from '../../i18n/text.ts';

/** What a side wrote: the timeline's words for it, the value it gave, or what it is and its amount. */
export function saysWords(side: ReviewSide, { kind, subject }: ReviewView): string {
  if (kind === 'fieldSetTwice' || side.kind === 'party.fieldSet') {
    const field = i18n.t([`reviews:field.${subject ?? ''}`, 'reviews:event.party']);
    if (side.value === null || side.value === '') return i18n.t('reviews:says.empty', { field });
    const { value, previous } = side;
    return i18n.t(previous === null ? 'reviews:says.value' : 'reviews:says.changed', {
      field,
      value,
      previous,
    });
  }
  if (side.text !== null) return text(side.text);
  const noun = side.kind.slice(0, side.kind.indexOf('.'));
  const what = i18n.t([`reviews:event.${noun}`, 'reviews:event.other']);
  return side.amount === null
    ? what
    : i18n.t('reviews:says.amount', { what, amount: amountText(side.amount) });
}

/** How a side stands, in a word. */
export function standingWords(word: 'chosen' | 'alternative' | 'held', { kind }: ReviewView): string {
  return i18n.t([`reviews:side.${word}_${kind}`, `reviews:side.${word}`]);
}

/** What stands until somebody settles it. */
export function standsWords({ kind }: ReviewView): string {
  return i18n.t([`reviews:stands.${kind}`, 'reviews:stands.other']);
}

/** The two values that the words of an answer name. */
export function wordParams({ sides }: ReviewView): { readonly standing: string; readonly other: string } {
  const empty = i18n.t('reviews:emptyValue');
  const valueAt = (standing: ReviewSide['standing']): string =>
    sides.find((side) => side.standing === standing)?.value ?? empty;
  return { standing: valueAt('chosen'), other: valueAt('alternative') };
}

/** What an answer will do. */
export function doesWords(review: ReviewView, word: ReviewWord): string {
  return i18n.t([`reviews:does.${word}_${review.kind}`, `reviews:does.${word}`], { ...wordParams(review) });
}
