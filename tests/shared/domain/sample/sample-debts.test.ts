import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isWorkingDay } from '../../../../src/shared/domain/calendar.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { lists, resourcesDirectory, rules, sampleBook } from './sample-fixture.ts';

/** What fits the debt: a supplier's dealers argue about goods, a lender's borrowers about the loan. */

const drafts = sampleBook({ accounts: 200 }).list.flatMap((act) => act.drafts);

function draftsOf<Kind extends EventDraft['kind']>(kind: Kind): EventDraft<Kind>[] {
  return drafts.filter((draft): draft is EventDraft<Kind> => draft.kind === kind);
}

const productOf = new Map<string, string>(
  draftsOf('account.opened').map((draft) => [draft.stream, draft.data.product]),
);
const inProduct =
  (product: 'trade' | 'loan') =>
  (draft: EventDraft): boolean =>
    productOf.get(draft.stream) === product;

test('both books stand under Maharashtra by the code that calendars and imports use', () => {
  const calendar = readFileSync(path.join(resourcesDirectory, 'calendars/IN-MH-2026.json'), 'utf8');
  const { region } = JSON.parse(calendar) as { readonly region: string };
  expect(draftsOf('book.opened').map((draft) => draft.data.state)).toEqual([region, region]);
});

test('goods are contested where goods are owed for; a borrower contests the debt', () => {
  const reasonsIn = (product: 'trade' | 'loan'): string[] =>
    [
      ...new Set(
        draftsOf('dispute.opened')
          .filter(inProduct(product))
          .map(({ data }) => data.reason),
      ),
    ].sort();
  expect(reasonsIn('trade')).toEqual([
    'alreadyPaid',
    'deduction',
    'notDelivered',
    'price',
    'quality',
    'shortSupply',
  ]);
  expect(reasonsIn('loan')).toEqual(['alreadyPaid', 'notMine']);
});

test('a dispute is noted in words of its own reason, and answered in words that fit it', () => {
  const { disputes } = lists.remarks;
  const openedIds = new Map(draftsOf('dispute.opened').map(({ data }) => [data.disputeId, data.reason]));
  const noted = draftsOf('dispute.opened').filter(({ personal }) => personal.statement !== null);
  const strange = noted.filter(({ data, personal }) => {
    const words = disputes[data.reason];
    const said = words === undefined ? [] : [...words.en, ...words.mr, ...words.hi];
    return !said.includes(personal.statement ?? '');
  });
  expect(noted.length).toBeGreaterThan(20);
  expect(strange).toEqual([]);
  const answers = draftsOf('dispute.closed')
    .filter(({ data }) => ['alreadyPaid', 'notMine'].includes(openedIds.get(data.disputeId) ?? ''))
    .map(({ data }) => data.reason);
  expect(answers.length).toBeGreaterThan(5);
  expect(answers.filter((answer) => /challan|credit note|goods/i.test(answer))).toEqual([]);
});

test('notes speak of goods to dealers and of instalments to borrowers', () => {
  const { both, trade, loan } = lists.remarks;
  type Notes = typeof both | typeof trade;
  const wordsOf = (notes: Notes): string[] =>
    Object.values(notes).flatMap((words) =>
      words === undefined ? [] : [...words.en, ...words.mr, ...words.hi],
    );
  const notesIn = (product: 'trade' | 'loan'): Set<string | null> =>
    new Set(
      draftsOf('interaction.logged')
        .filter(inProduct(product))
        .map(({ personal }) => personal.note),
    );
  const heard = (product: 'trade' | 'loan', words: readonly string[]): number =>
    words.filter((word) => notesIn(product).has(word)).length;
  expect([heard('loan', wordsOf(trade)), heard('trade', wordsOf(loan))]).toEqual([0, 0]);
  expect(heard('trade', wordsOf(trade))).toBeGreaterThan(10);
  expect(heard('loan', wordsOf(loan))).toBeGreaterThan(8);
});

test('an instalment of a plan falls due on a working day, as the form has it', () => {
  // The payments of a settlement and of new terms stand as they were offered.
  const plans = draftsOf('plan.proposed').filter(
    ({ data }) => data.frequency !== 'custom' && !data.breaches.includes('restructured'),
  );
  const dueDays = plans.flatMap(({ data }) => data.instalments.map(({ dueOn }) => dueOn));
  expect(dueDays.length).toBeGreaterThan(50);
  expect(dueDays.filter((dueOn) => !isWorkingDay(dueOn, rules.calendar))).toEqual([]);
});
