import { mostLinesPerPart } from '../../../shared/domain/events/bank-kinds.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { BankFormat } from '../../import/bank/bank-statement.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';
import {
  type BankUpload,
  type IdentifiedStatement,
  identifyStatements,
  readBankUpload,
} from './read-bank-upload.ts';

const [longestNarration, longestName, longestReference] = [2000, 200, 120];

/**
 * Takes a bank's file in, whole or not at all. Lines that an earlier statement told are counted and not told again; a file
 * without a new line writes nothing.
 */
export const importBankStatement = preparedService<'importBankStatement', BankUpload>({
  prepare: (context, input) => readBankUpload(context, input.upload),
  write: (context, input, read) => {
    const { reading, problems } = read;
    if (reading === null) {
      return refuse('brokenStatement', { line: problems[0]?.line ?? 1, count: problems.length });
    }
    const identified = identifyStatements(context, reading, input.account);
    const statements = identified.filter((statement) => statement !== null);
    if (statements.length < identified.length) return refuse('bankAccountNeeded');
    let newLines = 0;
    let knownLines = 0;
    const statementIds: string[] = [];
    const drafts: EventDraft[] = [];
    const told = new Set<string>();
    for (const [at, statement] of statements.entries()) {
      const fresh = statement.lines.filter(({ known, lineId }) => !known && !told.has(lineId));
      for (const { lineId } of fresh) told.add(lineId);
      newLines += fresh.length;
      knownLines += statement.lines.length - fresh.length;
      if (fresh.length === 0) continue;
      const statementId = `BS${input.commandId}-${at}`;
      statementIds.push(statementId);
      drafts.push(...partDrafts(context, { statementId, read, format: reading.format, statement, fresh }));
    }
    if (drafts.length > 0) context.append(drafts);
    return ok({ newLines, knownLines, statementIds });
  },
});

interface NewStatement {
  readonly statementId: string;
  readonly read: BankUpload;
  readonly format: BankFormat;
  readonly statement: IdentifiedStatement;
  readonly fresh: IdentifiedStatement['lines'];
}

function partDrafts(
  context: ServiceContext,
  { statementId, read, format, statement, fresh }: NewStatement,
): readonly EventDraft<'bank.statementImported'>[] {
  const { currency, openingMinor, closingMinor } = statement.statement;
  const parts = Math.ceil(fresh.length / mostLinesPerPart);
  return Array.from({ length: parts }, (_, at): EventDraft<'bank.statementImported'> => {
    const ofPart = fresh.slice(at * mostLinesPerPart, (at + 1) * mostLinesPerPart);
    return {
      kind: 'bank.statementImported',
      stream: teamStream(context.session.teamId),
      data: {
        statementId,
        part: at + 1,
        parts,
        fileSha256: read.fileSha256,
        format,
        accountRef: statement.accountRef.slice(0, 40),
        currency,
        openingMinor,
        closingMinor,
        fileLines: statement.lines.length,
        knownLines: statement.lines.length - fresh.length,
        lines: ofPart.map(({ lineId, line }) => ({
          lineId,
          on: line.on,
          valueOn: line.valueOn,
          amountMinor: line.amountMinor,
          reference: line.reference.slice(0, longestReference),
        })),
      },
      personal: {
        fileName: read.fileName,
        words: ofPart.map(({ lineId, line }) => ({
          lineId,
          narration: line.narration.slice(0, longestNarration),
          counterparty: line.counterparty?.slice(0, longestName) ?? null,
        })),
      },
    };
  });
}
