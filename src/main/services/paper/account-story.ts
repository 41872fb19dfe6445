import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { AccountEvent } from '../../../shared/domain/events/kinds.ts';
import { buildAccountStatement } from '../../../shared/domain/paper/build-statement.ts';
import { eventWords } from '../../../shared/domain/paper/event-words.ts';
import type { AccountStatement } from '../../../shared/domain/paper/model.ts';
import type { AccountStory } from '../../../shared/domain/paper/statement.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { foldStream } from '../../ledger/fold-stream.ts';
import { readStream } from '../../ledger/read-events.ts';
import { unappliedMinor } from '../account/unapplied.ts';
import { chargeView } from '../charges/charge-view.ts';
import { dueWithCharges } from '../charges/charges-of.ts';
import { readClaimSheet } from '../charges/read-claim-sheet.ts';
import { bookTitle } from '../party/party-glance.ts';
import type { ServiceContext } from '../service.ts';
import { interestStep } from './claim-sheet-model.ts';

/** An account's whole story, folded anew: its events in order with everything they posted. */
function accountStory(context: ServiceContext, accountId: string): AccountStory {
  const stream = accountStream(accountId);
  const read = readStream(context.read, stream);
  const fold = foldStream(stream, read);
  assert(fold?.folded.kind === 'account', 'the stream of an account folds into an account');
  return {
    state: fold.folded.state,
    events: read.events as readonly AccountEvent[],
    postings: fold.effects.postings,
  };
}

/** The statement of one account for a period; what is open and in hand is counted as its screen counts it. */
export async function accountStatement(
  context: ServiceContext,
  accountId: string,
  period: { readonly from: PlainDate | null; readonly asOf: PlainDate },
): Promise<AccountStatement> {
  const story = accountStory(context, accountId);
  const { state } = story;
  return buildAccountStatement({
    story,
    account: state.opened?.data.accountKey ?? '',
    creditor: bookTitle(context, state.opened?.data.bookId),
    ...period,
    wordsOf: (event) => eventWords(state, event),
    openClaims: openItems(state, period.asOf),
    unappliedMinor: unappliedMinor(state, period.asOf),
    accrued: accruedCharges(context, state, period.asOf),
    conventions: await bothConventions(context, accountId, period.asOf),
  });
}

/** What ran up to the day and is not charged yet, with its stretches; what is charged stands among the movements. */
function accruedCharges(
  context: ServiceContext,
  state: AccountState,
  asOf: PlainDate,
): AccountStatement['accrued'] {
  return dueWithCharges(context, state, asOf)
    .charges.charges.map(chargeView)
    .filter(({ notFrozenMinor }) => notFrozenMinor !== 0)
    .map((charge) => ({
      number: charge.number,
      component: charge.head,
      from: charge.fromOn,
      to: charge.toOn,
      accruedMinor: charge.accruedMinor,
      chargedMinor: charge.frozenMinor,
      notChargedMinor: charge.notFrozenMinor,
      citation: charge.citation,
      clause: charge.clause,
      isConfirmed: charge.isConfirmed,
      steps: charge.steps.map(interestStep),
      ...(charge.acceptance === null ? {} : { acceptance: charge.acceptance }),
      ...(charge.tax === null ? {} : { tax: charge.tax }),
    }));
}

async function bothConventions(
  context: ServiceContext,
  accountId: string,
  asOf: PlainDate,
): Promise<AccountStatement['conventions']> {
  const sheet = await readClaimSheet(context, { accountId, asOf });
  if (!sheet.ok) return null;
  const { rests, interestMinor, otherConventionInterestMinor: otherMinor } = sheet.value;
  return rests === 'appointedDay'
    ? { rests, byAppointedDayMinor: interestMinor, byCalendarMonthMinor: otherMinor }
    : { rests, byAppointedDayMinor: otherMinor, byCalendarMonthMinor: interestMinor };
}
