import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countStatements, selectStatements } from '../../db/queries/bank.ts';
import type { WaitingService } from '../service.ts';

/** Statements that were taken in, newest first. */
export const listBankStatements: WaitingService<'listBankStatements'> = (context, input) =>
  ok({
    rows: selectStatements(context.read, input).map(({ fromOn, toOn, ...row }) => ({
      ...row,
      fileName: row.fileName ?? '',
      recordedByName: row.recordedByName ?? '',
      from: fromOn === null ? null : plainDate(fromOn),
      to: toOn === null ? null : plainDate(toOn),
    })),
    total: countStatements(context.read),
  });
