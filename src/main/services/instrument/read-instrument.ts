import { currentValue } from '../../../shared/domain/account/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectInstrument } from '../../db/queries/instruments.ts';
import { refuse, type WaitingService } from '../service.ts';
import { instrumentView, legalStepsOf } from './instrument-view.ts';

/** One cheque or mandate debit: its returns with what each opened again, and the steps of law. */
export const readInstrument: WaitingService<'readInstrument'> = (context, input) => {
  const row = selectInstrument(context.read, input.instrumentId);
  if (row === undefined) return refuse('unknownInstrument');
  const state = context.ledger.states.account(row.accountId);
  const bounces = state.instruments.get(input.instrumentId)?.bounces ?? [];
  return ok({
    ...instrumentView(row, context.resources, context.today),
    steps: legalStepsOf(row.steps),
    bounces: bounces.map(({ eventId: _eventId, written: _written, reopened, ...bounce }) => ({
      ...bounce,
      claims: reopened.claims.map(({ itemId, amountMinor }) => {
        const item = state.items.get(itemId);
        return { number: (item && currentValue(item)?.number) ?? itemId, amountMinor };
      }),
      promises: reopened.promiseIds.flatMap((promiseId) => {
        const promise = state.promises.get(promiseId);
        return promise === undefined ? [] : [{ dueOn: promise.dueOn, amountMinor: promise.amountMinor }];
      }),
      planCount: reopened.planIds.length,
    })),
  });
};
