import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { OverdueStep } from '../../../shared/domain/classification/overdue-steps.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { overdueStep } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const writer = rowWriter(overdueStep);

/** How the oldest unpaid due date of a loan moved, one row a change. */
export const overdueRows: Projector<AccountState> = {
  touched: 'overdueStep',
  writer,
  isWatched: false,
  ids: (state) => state.overdue.steps.map((step) => stepIdOf(state, step)),
  prepare(state) {
    const accountId = accountIdOf(state);
    const stepsById = new Map(state.overdue.steps.map((step) => [stepIdOf(state, step), step]));
    return rowReader(writer, stepsById, (step, stepId) => ({ stepId, accountId, ...step }));
  },
};

function stepIdOf(state: AccountState, { sinceOn }: Pick<OverdueStep, 'sinceOn'>): string {
  return `${accountIdOf(state)}|${sinceOn}`;
}
