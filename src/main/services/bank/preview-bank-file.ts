import type { BankStatementPreview } from '../../../shared/contract/bank.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectBankAccounts } from '../../db/queries/bank.ts';
import type { ReadStatement } from '../../import/bank/bank-statement.ts';
import type { WaitingService } from '../service.ts';
import { type IdentifiedStatement, identifyStatements, readBankUpload } from './read-bank-upload.ts';

/** Reads a bank's file and says what is in it; writes nothing. */
export const previewBankFile: WaitingService<'previewBankFile'> = async (context, input) => {
  const read = await readBankUpload(context, input.upload);
  if (!read.ok) return read;
  const { fileName, reading, problems } = read.value;
  const identified = reading === null ? [] : identifyStatements(context, reading, input.account);
  return ok({
    fileName,
    format: reading?.format ?? null,
    statements: (reading?.statements ?? []).map((statement, at) =>
      previewOf(statement, identified[at] ?? null),
    ),
    problems: problems.map(({ line, code, written, statedMinor, countedMinor }) => ({
      line,
      code,
      written: written ?? null,
      statedMinor: statedMinor ?? null,
      countedMinor: countedMinor ?? null,
    })),
    currencyAssumed: reading?.currencyAssumed ?? false,
    knownAccounts: selectBankAccounts(context.read),
  });
};

function previewOf(statement: ReadStatement, identified: IdentifiedStatement | null): BankStatementPreview {
  const { account, currency, openingMinor, closingMinor, lines } = statement;
  const days = lines.map(({ on }) => on).toSorted();
  return {
    account,
    accountRef: identified?.accountRef ?? null,
    currency,
    openingMinor,
    closingMinor,
    lines: lines.length,
    known: identified?.lines.filter(({ known }) => known).length ?? 0,
    inMinor: lines.reduce((sum, { amountMinor }) => sum + Math.max(0, amountMinor), 0),
    outMinor: lines.reduce((sum, { amountMinor }) => sum - Math.min(0, amountMinor), 0),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}
