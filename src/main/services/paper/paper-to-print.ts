import { z } from 'zod';
import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { PrintedPaper } from '../../../shared/contract/paper.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { paperPrinted } from '../../../shared/domain/events/paper-kinds.ts';
import { type PaperModel, paperHash } from '../../../shared/domain/paper/model.ts';
import { type SealedFacts, sealedPayer } from '../../../shared/domain/paper/seal.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectKeptPaper, selectPrintedPapers } from '../../db/queries/papers.ts';
import { sealPaper } from '../../keys/paper-seal.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { userName } from '../party/party-glance.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { type PaperNow, paperNow } from './paper-now.ts';

/** A paper as it is to be printed: what stands on it, its code, and its prints so far. */
export interface PaperToPrint extends PaperNow {
  readonly sha256: string;
  readonly seal: string | null;
  readonly printed: readonly PrintedPaper[];
  /** Whether the ledger keeps this very paper already. */
  readonly isKept: boolean;
}

type Refused = Refusal<RefusalCodeOf<'readPaper'>>;

const keptPersonal = z.object({ model: z.string(), seal: z.string().nullable() });

/**
 * The paper that a question means. A receipt that was printed once stays what it was, whatever names have changed since;
 * any paper printed before can be asked for again by its hash. Everything else is what the ledger says now.
 */
export async function paperToPrint(
  context: ServiceContext,
  input: ParsedInputOf<'readPaper'>,
): Promise<Result<PaperToPrint, Refused>> {
  const now = await paperNow(context, input);
  if (!now.ok) return now;
  const streams = now.value.accountIds.map(accountStream);
  const question = { streams, paper: input.paper, subjectId: input.subjectId };
  const printed = selectPrintedPapers(context.read, question).map((row) => printedPaper(context, row));
  const nowHash = paperHash(now.value.model);
  const wanted = input.paper === 'receipt' ? null : (input.sha256 ?? nowHash);
  const kept = selectKeptPaper(context.read, { ...question, sha256: wanted });
  if (kept !== undefined) {
    const { model, seal } = keptPersonal.parse(JSON.parse(kept.personal));
    const stood = JSON.parse(model) as PaperModel;
    const sha256 = paperHash(stood);
    if (input.sha256 !== undefined && input.sha256 !== sha256) return refuse('unknownPaper');
    return ok({ ...now.value, model: stood, sha256, seal, printed, isKept: true });
  }
  if (input.sha256 !== undefined && input.sha256 !== nowHash) return refuse('unknownPaper');
  const seal = sealOf(context, now.value.model);
  return ok({ ...now.value, sha256: nowHash, seal, printed, isKept: false });
}

function printedPaper(
  context: ServiceContext,
  row: { readonly facts: string; readonly recordedMs: number; readonly user: string },
): PrintedPaper {
  const facts = JSON.parse(row.facts) as {
    readonly data: unknown;
    readonly businessDate: PrintedPaper['on'];
  };
  const { paperId, layout, languages, copy, sha256, from, asOf } = paperPrinted.data.parse(facts.data);
  const by = userName(context, row.user);
  const { recordedMs } = row;
  return { paperId, on: facts.businessDate, recordedMs, by, layout, languages, copy, sha256, from, asOf };
}

/** What the code of a receipt says; null for papers without a code. */
export function sealedFactsOf(model: PaperModel): SealedFacts | null {
  if (model.paper !== 'receipt') return null;
  const payer = model.payerIsDebtor ? model.party : (model.payer ?? '');
  const { number, recordedMs, amount } = model;
  return { number, ...amount, recordedMs, paperHash: paperHash(model), payer: sealedPayer(payer) };
}

function sealOf(context: ServiceContext, model: PaperModel): string | null {
  const facts = sealedFactsOf(model);
  return facts === null ? null : sealPaper(context.session.dataKey, readSelf(context.read), facts);
}
