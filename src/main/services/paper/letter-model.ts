import { compromiseOn } from '../../../shared/domain/account/remissions.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import type { CompromiseRecord, HardshipRecord } from '../../../shared/domain/concession/records.ts';
import { disposableMinor } from '../../../shared/domain/concession/worksheet.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { LetterPaper, PaperHead } from '../../../shared/domain/paper/model.ts';

/** Whose letter it is. */
type LetterHead = PaperHead & Pick<LetterPaper, 'account' | 'partyNative'>;

/** The letter about a settlement, a hardship case or new terms, by its id; null where there is none to write. */
export function letterModel(
  head: LetterHead,
  state: AccountState,
  subjectId: string,
  on: PlainDate,
): LetterPaper | null {
  const { compromises, hardships, restructures } = state.concessions;
  const compromise = compromises.get(subjectId);
  if (compromise !== undefined) return settlementLetter(head, state, compromise, on);
  const hardship = hardships.get(subjectId);
  if (hardship !== undefined) return hardshipLetter(head, state, hardship);
  const restructure = restructures.get(subjectId);
  return restructure === undefined ? null : restructureLetter(head, state, restructure);
}

function settlementLetter(
  head: LetterHead,
  state: AccountState,
  record: CompromiseRecord,
  on: PlainDate,
): LetterPaper | null {
  const { data } = record;
  const { status, completedOn, coolingUntil, paidMinor } = compromiseOn(state, record, on);
  const bare = bareLetter(head, data.currency, claimNumbers(state, data.itemIds));
  const dues = { code: 'dues', amountMinor: data.duesMinor };
  const offer = { code: 'offer', amountMinor: data.offerMinor };
  if (status === 'completed' && completedOn !== null) {
    const givenUpMinor = state.concessions.remissions.all
      .filter(({ grantId }) => grantId === record.concessionId)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return {
      ...bare,
      letter: 'noDues',
      asOf: completedOn,
      amounts: [
        dues,
        { code: 'paid', amountMinor: paidMinor },
        { code: 'givenUp', amountMinor: givenUpMinor },
      ],
      days: [
        { code: 'completed', on: completedOn },
        { code: 'cooling', on: coolingUntil ?? completedOn },
      ],
    };
  }
  // Nothing goes to the debtor before somebody agreed, and nothing of what is over.
  if (status !== 'offered' && status !== 'paying') return null;
  return {
    ...bare,
    letter: 'offer',
    asOf: record.proposedOn,
    amounts: [dues, offer, { code: 'givenUp', amountMinor: data.duesMinor - data.offerMinor }],
    days: [{ code: 'until', on: data.validUntil }],
    payments: data.payments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor })),
  };
}

function hardshipLetter(head: LetterHead, state: AccountState, { event }: HardshipRecord): LetterPaper {
  const { options, reviewOn, reducedMinor, worksheet } = event.data;
  const amounts = [
    ...(reducedMinor === null ? [] : [{ code: 'reduced', amountMinor: reducedMinor }]),
    ...(worksheet === null ? [] : [{ code: 'disposable', amountMinor: disposableMinor(worksheet) }]),
  ];
  return {
    ...bareLetter(head, state.opened?.data.currency ?? 'INR', []),
    letter: 'hardship',
    asOf: event.businessDate,
    amounts,
    days: [{ code: 'review', on: reviewOn }],
    words: options.map((code) => ({ group: 'option', code })),
  };
}

function restructureLetter(
  head: LetterHead,
  state: AccountState,
  { data, businessDate }: EventOf<'restructure.recorded'>,
): LetterPaper {
  const sumOf = (dues: Readonly<Partial<Record<string, number>>>): number =>
    Object.values(dues).reduce<number>((sum, minor) => sum + (minor ?? 0), 0);
  const amounts = [
    { code: 'dues', amountMinor: sumOf(data.overdue) },
    { code: 'givenUp', amountMinor: sumOf(data.waived) },
  ];
  return {
    ...bareLetter(head, state.opened?.data.currency ?? 'INR', []),
    letter: 'restructure',
    asOf: businessDate,
    amounts,
    words: [{ group: 'treatment', code: data.treatment }],
    before: data.before,
    payments: data.after,
  };
}

function bareLetter(
  head: LetterHead,
  currency: string,
  claims: readonly string[],
): Omit<LetterPaper, 'letter' | 'asOf' | 'amounts'> {
  return { ...head, paper: 'letter', currency, claims, days: [], words: [], before: [], payments: [] };
}

function claimNumbers(state: AccountState, itemIds: readonly string[]): readonly string[] {
  return itemIds.flatMap((itemId) => {
    const item = state.items.get(itemId);
    const value = item === undefined ? null : currentValue(item);
    return value === null ? [] : [value.number];
  });
}
