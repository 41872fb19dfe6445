import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countMatches, selectMatches, selectMatchParts } from '../../db/queries/bank.ts';
import type { WaitingService } from '../service.ts';

/** Matches, newest first, each with its lines and its receipts. */
export const listBankMatches: WaitingService<'listBankMatches'> = (context, input) =>
  ok({
    rows: selectMatches(context.read, input).map(({ matchedOn, recordedByName, ...row }) => {
      const parts = selectMatchParts(context.read, row.matchId);
      const lines = parts.filter(({ part }) => part === 'line');
      return {
        ...row,
        on: plainDate(matchedOn),
        recordedByName: recordedByName ?? '',
        amount: {
          amountMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
          currency: parts.find(({ currency }) => currency !== null)?.currency ?? '',
        },
        lines: lines.flatMap(({ subjectId, bookedOn, narration }) =>
          bookedOn === null
            ? []
            : [{ lineId: subjectId, on: plainDate(bookedOn), narration: narration ?? '' }],
        ),
        claims: parts
          .filter(({ part }) => part !== 'line')
          .map(({ accountId, number, name, voidState }) => ({
            accountId,
            number: number ?? '',
            name: name ?? '',
            isVoid: voidState === 'approved',
          })),
      };
    }),
    total: countMatches(context.read),
  });
