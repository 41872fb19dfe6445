import { type InstrumentView, instrumentLists } from '../../../shared/contract/instruments.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type InstrumentFilter, selectInstruments, sumInstruments } from '../../db/queries/instruments.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { instrumentView } from './instrument-view.ts';

/** The register of cheques and mandate debits: a page of one list, its totals, and how many every list holds. */
export const listInstruments: WaitingService<'listInstruments'> = (context, input) => {
  const { list, offset, limit } = input;
  const sums = sumInstruments(context.read, filterOf(context, input, list));
  const rows: InstrumentView[] = selectInstruments(context.read, filterOf(context, input, list), {
    offset,
    limit,
  }).map((row) => instrumentView(row, context.resources, context.today));
  const counts = Object.fromEntries(
    instrumentLists.map((name) => [
      name,
      sumInstruments(context.read, filterOf(context, input, name)).reduce((sum, { count }) => sum + count, 0),
    ]),
  ) as Record<(typeof instrumentLists)[number], number>;
  return ok({
    rows,
    total: counts[list],
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    counts,
    bounceReasons: context.resources.clockRules.bounceReasons.map(({ code }) => code),
  });
};

function filterOf(
  { today }: ServiceContext,
  input: { readonly accountId?: string | undefined; readonly text: string },
  list: (typeof instrumentLists)[number],
): InstrumentFilter {
  const standing = list === 'all' || list === 'other' ? null : list === 'toPresent' ? 'held' : list;
  const until = list === 'toPresent' ? today : null;
  const after = list === 'held' ? today : null;
  return {
    standing,
    isElsewhere: list === 'other' ? 1 : 0,
    until,
    after,
    accountId: input.accountId ?? null,
    text: input.text,
  };
}
