import type { PaperCheck } from '../../../shared/contract/paper.ts';
import { differingFacts, readSeal, type SealedFacts } from '../../../shared/domain/paper/seal.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceiptByNumber } from '../../db/queries/papers.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { paperToPrint, sealedFactsOf } from './paper-to-print.ts';

/** Holds a code against the keys of the team and the receipt of its number, and says what differs. No network is asked. */
export const checkPaper: WaitingService<'checkPaper'> = async (context, input) => {
  const seal = readSeal(input.text);
  if (!seal.ok) return seal;
  const { facts: said, device, signed } = seal.value;
  const signer = signerOf(context, device);
  const receiptId = selectReceiptByNumber(context.read, said.number)?.receiptId ?? null;
  const paper =
    receiptId === null
      ? null
      : await paperToPrint(context, { paper: 'receipt', subjectId: receiptId, from: null });
  const known = paper?.ok === true ? sealedFactsOf(paper.value.model) : null;
  const differences = known === null ? [] : differingFacts(said, known);
  return ok({
    said,
    signed,
    device,
    signer,
    known,
    receiptId: known === null ? null : receiptId,
    differences,
    standing: paper?.ok === true ? paper.value.standing : 'stands',
    verdict: verdictOf({ signed, signer, known, differences }),
  });
};

function signerOf(context: ServiceContext, device: string): PaperCheck['signer'] {
  if (readSelf(context.read).device === device) return 'thisDevice';
  const { devices } = context.ledger.states.team(context.session.teamId);
  return devices.has(device) ? 'team' : 'unknown';
}

function verdictOf(found: {
  readonly signed: boolean;
  readonly signer: PaperCheck['signer'];
  readonly known: SealedFacts | null;
  readonly differences: PaperCheck['differences'];
}): PaperCheck['verdict'] {
  if (!found.signed || found.differences.length > 0) return 'altered';
  if (found.signer === 'unknown') return 'foreign';
  return found.known === null ? 'notHere' : 'genuine';
}
