import { officeAnswerKey } from '../../../shared/domain/account/apply-office.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { Difference } from '../../../shared/domain/reconciliation/values.ts';
import { selectExactDifferences } from '../../db/queries/differences.ts';
import type { ServiceContext } from '../service.ts';
import type { DecidedImport } from './import-drafts.ts';
import { rowIds } from './import-ids.ts';

/**
 * The one case that needs no person (`docs/decisions/0022-the-morning-file.md`): the file's figure fell by exactly the
 * receipts that wait, no other choice of receipts does, and the office named every one of them — by its number in the
 * file, or by accepting it from a receipts file. Answers how many differences that settled.
 */
export function acceptNamedReceipts(context: ServiceContext, { importId, read }: DecidedImport): number {
  const exact = selectExactDifferences(context.read, importId);
  if (exact.length === 0) return 0;
  const wordsByAccount = new Map<string, string[]>();
  for (const row of read.reading.imported.rows) {
    const { accountId } = rowIds(read.bookId, row);
    const words = wordsByAccount.get(accountId) ?? [];
    words.push(spelled(row.description ?? ''), spelled(row.documentNumber ?? ''));
    wordsByAccount.set(accountId, words);
  }
  const drafts = exact.flatMap((accountId): EventDraft[] => {
    const state = context.ledger.states.account(accountId);
    const difference = state.reconciliation.differencesByImport.get(importId);
    const words = (wordsByAccount.get(accountId) ?? []).join(' ');
    if (difference === undefined || !isNamed(state, difference, words)) return [];
    const isFall = difference.direction === 'fall';
    const parts = [...difference.supposed];
    return [
      {
        kind: 'difference.decided',
        stream: accountStream(accountId),
        data: {
          importId,
          receipts: isFall ? parts : [],
          reversals: isFall ? [] : parts,
          parts: [],
          by: 'reference',
        },
        personal: null,
      },
    ];
  });
  if (drafts.length > 0) context.append(drafts);
  return drafts.length;
}

function isNamed(state: AccountState, difference: Difference, words: string): boolean {
  const entry = difference.direction === 'fall' ? 'receipt' : 'reversal';
  return difference.supposed.every(({ receiptId }) => {
    const answer = state.officeAnswers.get(officeAnswerKey(receiptId, entry))?.data.answer;
    if (answer === 'accepted') return true;
    const number = state.receipts.get(receiptId)?.event.data.number ?? '';
    return entry === 'receipt' && number !== '' && words.includes(spelled(number));
  });
}

/** A number as programs write it: with and without dashes, in capitals or not. */
function spelled(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
