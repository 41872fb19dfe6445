import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { accountMeant, lineIds } from '../../../shared/domain/bank/line-identity.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectBankAccounts } from '../../db/queries/bank.ts';
import type {
  BankProblem,
  BankReading,
  ReadBankLine,
  ReadStatement,
} from '../../import/bank/bank-statement.ts';
import { readBankFile } from '../../import/bank/read-bank-file.ts';
import { describeImportRefusal } from '../../import/import-refusals.ts';
import { sha256Of } from '../../import/read-file.ts';
import { runStepsInTurns } from '../../import/steps.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** A bank's file as it was read: its statements, or the lines that are broken. */
export interface BankUpload {
  readonly fileName: string;
  readonly fileSha256: string;
  readonly reading: BankReading | null;
  readonly problems: readonly BankProblem[];
}

/** The currency of a table that names none. */
const houseCurrency = 'INR';

/** Reads the bank's file under an upload's handle. A broken statement is an answer with its problems, no refusal. */
export async function readBankUpload(
  context: ServiceContext,
  handle: string,
): Promise<Result<BankUpload, Refusal<RefusalCodeOf<'previewBankFile'>>>> {
  const upload = context.uploads.get(handle);
  if (upload === undefined) return refuse('unknownUpload');
  const bytes = await readUpload(upload);
  if (!bytes.ok) {
    return refuse('fileUnreadable', { sentence: describeImportRefusal({ code: 'fileUnreadable' }) });
  }
  const { bankColumns: columns, headerSynonyms } = context.resources;
  const read = await runStepsInTurns(readBankFile(bytes.value, { columns, headerSynonyms, houseCurrency }));
  const file = { fileName: upload.name, fileSha256: sha256Of(bytes.value) };
  if (read.ok) return ok({ ...file, reading: read.value, problems: [] });
  if (read.refusal.code === 'brokenStatement') {
    return ok({ ...file, reading: null, problems: read.refusal.problems });
  }
  const { refusal } = domainRefusal(read.refusal);
  return refuse(refusal.code, { ...refusal.params, sentence: describeImportRefusal(read.refusal) });
}

/** A statement with the account it is kept under and the ids of its lines; `known` ones were told before. */
export interface IdentifiedStatement {
  readonly statement: ReadStatement;
  readonly accountRef: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly line: ReadBankLine;
    readonly known: boolean;
  }[];
}

/**
 * Gives the lines of a file their ids. Pages of one account are counted as one, so that equal lines on two pages stay two.
 * Null for a statement whose account neither the file nor the person says.
 */
export function identifyStatements(
  context: ServiceContext,
  reading: BankReading,
  saidAccount: string | null,
): readonly (IdentifiedStatement | null)[] {
  const knownAccounts = selectBankAccounts(context.read);
  const { bank } = context.ledger.states.team(context.session.teamId);
  const accounts = reading.statements.map(({ account }) => {
    const written = account ?? saidAccount;
    return written === null ? null : accountMeant(written, knownAccounts);
  });
  const idsByPlace = new Map<ReadBankLine, string>();
  const pages = Map.groupBy(
    reading.statements.entries(),
    ([at, { currency }]) => `${accounts[at] ?? ''}|${currency}`,
  );
  for (const page of pages.values()) {
    const [first] = page;
    const accountRef = first === undefined ? null : accounts[first[0]];
    if (first === undefined || accountRef === null || accountRef === undefined) continue;
    const lines = page.flatMap(([, { lines: ofPage }]) => ofPage);
    const ids = lineIds({ accountRef, currency: first[1].currency }, lines);
    for (const [at, line] of lines.entries()) idsByPlace.set(line, ids[at] ?? '');
  }
  return reading.statements.map((statement, at) => {
    const accountRef = accounts[at] ?? null;
    if (accountRef === null) return null;
    const lines = statement.lines.map((line) => {
      const lineId = idsByPlace.get(line) ?? '';
      return { lineId, line, known: bank.lines.has(lineId) };
    });
    return { statement, accountRef, lines };
  });
}
