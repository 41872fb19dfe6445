import type { AgingReport } from '../../../shared/contract/reports.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAgingLines, sumUnappliedAt } from '../../db/queries/aging.ts';
import { sumWithheldAt } from '../../db/queries/deductions.ts';
import type { WaitingService } from '../service.ts';
import { agingKnownAt } from './aging-known-at.ts';
import { type AgingFigures, agingReport } from './aging-report.ts';

/**
 * Ageing as of a business date: from the projections, or, as known at a place of the team's order, from the events up to
 * that place. The same pair gives the same bytes for ever (decided 7).
 */
export const reportAging: WaitingService<'reportAging'> = (context, input) => {
  const { asOf, knownAtPlace } = input;
  const figures: AgingFigures =
    knownAtPlace === undefined
      ? {
          lines: selectAgingLines(context.read, asOf),
          unapplied: sumUnappliedAt(context.read, asOf),
          deducted: sumWithheldAt(context.read, asOf),
        }
      : agingKnownAt(context.read, asOf, knownAtPlace);
  return ok<AgingReport>(agingReport(asOf, figures));
};
