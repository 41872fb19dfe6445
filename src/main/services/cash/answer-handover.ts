import { cashierRoles } from '../../../shared/contract/cash.ts';
import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { walletStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { DenominationCount } from '../../../shared/domain/receipt/denominations.ts';
import type { Role } from '../../../shared/domain/team/state.ts';
import { handoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import { cashInHand } from '../../../shared/domain/wallet/state.ts';
import type { HandoverState } from '../../../shared/domain/wallet/values.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { countedFor } from './cash-terms.ts';
import { hasWholeWallet } from './whole-wallet.ts';

type Answer = ParsedInputOf<'answerHandover'>;
type Offered = NonNullable<HandoverState['offered']>;
type AnswerRefused = Refusal<RefusalCodeOf<'answerHandover'>>;

const office: readonly Role[] = cashierRoles;

/**
 * The other side's word: accepted, the cash moves from wallet to wallet in one group of events; disputed, nothing moves and
 * the hand-over stays open on both sides. On paper the office confirms what its cashier took.
 */
export const answerHandover: WritingService<'answerHandover'> = (context, input) => {
  const open = openOffer(context, input);
  if (!open.ok) return open;
  const offered = open.value;
  const { currency, amountMinor } = offered.data;
  if (input.answer === 'accepted' && input.countedMinor !== amountMinor) {
    return refuse('countDiffersFromOffer', {
      currency,
      countedMinor: input.countedMinor,
      offeredMinor: amountMinor,
    });
  }
  if (input.answer === 'disputed' && input.note === '') return refuse('reasonNeeded');
  const notes = countedFor(context, {
    currency,
    amountMinor: input.countedMinor,
    denominations: input.denominations,
  });
  if (!notes.ok) return notes;
  const inHandMinor = cashInHand(context.ledger.states.wallet(input.userId))[currency] ?? 0;
  const isTaken = offered.kind === 'cash.handedOver' && input.answer === 'accepted';
  // A void since the offer took the cash away: what is not there cannot change hands.
  if (isTaken && inHandMinor < amountMinor && hasWholeWallet(context, input.userId)) {
    return refuse('notInHand', { currency, inHandMinor });
  }
  context.append(answerDrafts(input, offered, notes.value));
  return ok({});
};

function openOffer(context: ServiceContext, input: Answer): Result<Offered, AnswerRefused> {
  const known = context.ledger.states.wallet(input.userId).handovers.get(input.handoverId);
  if (known === undefined || known.offered === null) return refuse('unknownHandover');
  const { offered } = known;
  const { userId, roles } = context.user;
  const isForThem =
    offered.kind === 'cash.handedOver'
      ? offered.data.toUserId === userId
      : input.userId !== userId && roles.some((role) => office.includes(role));
  if (!isForThem) return refuse('notForYou');
  const standing = handoverStanding(known);
  if (standing === 'accepted' || standing === 'withdrawn') return refuse('nothingPending');
  return ok(offered);
}

function answerDrafts(
  input: Answer,
  offered: Offered,
  denominations: DenominationCount[] | null,
): EventDraft[] {
  const { handoverId, currency, amountMinor } = offered.data;
  const toUserId = offered.kind === 'cash.handedOver' ? offered.data.toUserId : null;
  const answer: EventDraft<'cash.handoverAnswered'> = {
    kind: 'cash.handoverAnswered',
    stream: walletStream(input.userId),
    data: {
      handoverId,
      way: toUserId === null ? 'onPaper' : 'inBahi',
      answer: input.answer,
      toUserId,
      currency,
      amountMinor,
      countedMinor: input.countedMinor,
      denominations,
      note: input.note,
    },
    personal: null,
  };
  if (toUserId === null || input.answer === 'disputed') return [answer];
  return [
    answer,
    {
      kind: 'cash.taken',
      stream: walletStream(toUserId),
      data: { handoverId, fromUserId: input.userId, currency, amountMinor },
      personal: null,
    },
  ];
}
