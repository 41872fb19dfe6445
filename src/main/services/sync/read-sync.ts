import { leads } from '../../../shared/contract/procedure.ts';
import type { MoneyOfTheDay, SyncView } from '../../../shared/contract/sync.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import { meetingAge, syncWord } from '../../../shared/domain/sync/standing.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readFreeBytes } from '../../db/integrity.ts';
import { countWaitingFiles } from '../../db/queries/kept-files.ts';
import { sumCashElsewhere } from '../../db/queries/money-taken.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { selectLastFilesProblem, selectLastMeeting, selectLastWord } from '../../db/queries/sync-journal.ts';
import { countNotShown, countReviews, selectUnsentOf, sumReceiptsOfDay } from '../../db/queries/sync-work.ts';
import { receiptStopDaysOf } from '../periods/house-policies.ts';
import { payerReviews } from '../review/payer-reviews.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { lastComparedMoney } from './compared-money.ts';
import { receiptStopOf } from './receipt-stop.ts';
import { lastDayOfWritingHere } from './writing-end.ts';

/** How this device stands with its team. */
export const readSync: WaitingService<'readSync'> = (context) => {
  const { read } = context;
  const hub = selectSyncHub(read);
  const hasHub = hub !== undefined;
  const { unsent, oldestMs, ofOthers } = hasHub
    ? selectUnsentOf(read, context.user.userId)
    : { unsent: 0, oldestMs: null, ofOthers: 0 };
  const running = context.meetings.view();
  const lastOkMs = hub?.lastOkMs ?? null;
  const problem = hasHub ? problemOf(context) : null;
  const needsReview = reviewsOf(context);
  const freeBytes = readFreeBytes(context.device.profileDirectory);
  const view: SyncView = {
    word: syncWord({
      hasHub,
      isRunning: running !== null,
      lastOkMs,
      lastProblem: problem?.code ?? null,
      unsent,
      needsReview,
      freeBytes,
    }),
    running,
    lastOkMs,
    age: meetingAge(lastOkMs, context.nowMs),
    problem,
    isForgotten: hasHub && selectLastWord(read) === 'unknownDevice',
    unsent,
    oldestUnsentMs: oldestMs,
    othersWaiting: ofOthers,
    needsReview,
    clockSkewMs: hub?.skewMs ?? null,
    freeBytes,
    money: moneyOfTheDay(context, hasHub),
    compared: hasHub ? lastComparedMoney(read) : null,
    files: hub === undefined ? noFiles : countWaitingFiles(read, hub.epoch),
    filesProblem: hasHub ? filesProblemOf(context) : null,
    stopAfterDays: receiptStopDaysOf(context),
    receiptStop: receiptStopOf(context),
    writesUntil: lastDayOfWritingHere(context),
    notShown: countNotShown(read),
  };
  return ok(view);
};

const noFiles = { toSend: { files: 0, bytes: 0 }, toFetch: { files: 0, bytes: 0 } };

/** Why the last try came to nothing. One that a person ended is no problem. */
function problemOf({ read }: ServiceContext): SyncView['problem'] {
  const last = selectLastMeeting(read);
  if (last === undefined || last.problem === null || last.problem === 'stopped') return null;
  return { code: last.problem, atMs: last.endedMs };
}

/** Of the last meeting alone: where that came to nothing itself, why it did says it all. */
function filesProblemOf({ read }: ServiceContext): SyncView['filesProblem'] {
  const last = selectLastFilesProblem(read);
  if (last === undefined || !last.ofLast || last.code === null || last.sinceMs === null) return null;
  return { code: last.code, sinceMs: last.sinceMs };
}

/** What somebody is to look at: who settles reviews all of them, everybody else what of their own work is held. */
function reviewsOf(context: ServiceContext): number {
  const { open, ownHeld } = countReviews(context.read, context.user.userId);
  if (!leads(context.user.roles)) return ownHeld;
  const ofPayers = payerReviews(context, { withContacts: false });
  return open + ofPayers.filter(({ review }) => review.state === 'open').length;
}

function moneyOfTheDay({ read, user, today }: ServiceContext, hasHub: boolean): MoneyOfTheDay {
  const sums = sumReceiptsOfDay(read, { userId: user.userId, on: today });
  const asked = { userId: user.userId, on: today, accountId: null };
  const elsewhere = sumCashElsewhere(read, asked).map(({ receipts, ...amount }) => ({ receipts, amount }));
  // Alone, nobody has to confirm anything.
  if (!hasHub) return { confirmed: sums.all, waiting: [], held: sums.held, elsewhere };
  return { confirmed: less(sums.all, sums.waiting), waiting: sums.waiting, held: sums.held, elsewhere };
}

/** Amounts less others of the same currencies; what comes to nothing is left out. */
function less(all: readonly Amount[], taken: readonly Amount[]): readonly Amount[] {
  return all.flatMap(({ currency, amountMinor }) => {
    const off = taken.find((amount) => amount.currency === currency)?.amountMinor ?? 0;
    return amountMinor === off ? [] : [{ currency, amountMinor: amountMinor - off }];
  });
}
