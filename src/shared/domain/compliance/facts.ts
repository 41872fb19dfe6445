import type { PlainDate } from '../dates.ts';
import type { Money } from '../money.ts';
import type { ActionType } from './rule-pack.ts';

/** One thing known about the case. Absent, undefined or null is *unknown*, which is not the same as false. */
export type FactValue = string | number | boolean | readonly string[] | null | undefined;

/** Facts by their dotted name, frozen before the rules are run. */
export type FactValues = Readonly<Record<string, FactValue>>;

/** Something that happened before and that a rule may count or add up. Voided money is left out by the caller. */
export interface PastEvent {
  readonly eventId: string;
  readonly type: string;
  readonly atMs: number;
  /** What it belongs to: `payerId`, `debtId`, `personId`, `transactionId`, `eventId`. */
  readonly keys: Readonly<Record<string, string | undefined>>;
  readonly amount?: Money | undefined;
}

/** Everything the rules may look at beside the action: facts, what happened before, and calendars by reference. */
export interface ComplianceFacts {
  readonly values: FactValues;
  readonly history: readonly PastEvent[];
  readonly holidaysByCalendar?: Readonly<Record<string, readonly PlainDate[]>> | undefined;
}

/** What somebody is about to do. */
export interface ProposedAction {
  readonly type: ActionType;
  /** Who would be reached: `borrower`, `guarantor`, `neighbour` …; also fact `party.role`. */
  readonly partyRole?: string | undefined;
  /** Where: `mobile`, `home`, `work` …; also fact `action.place`. */
  readonly place?: string | undefined;
  /** The money of a cash receipt, a fee or a settlement. */
  readonly amount?: Money | undefined;
  /** What it belongs to, by the names that `PastEvent.keys` uses. */
  readonly keys?: Readonly<Record<string, string | undefined>> | undefined;
  /** For `continue_call`: when the call began. */
  readonly startedAtMs?: number | undefined;
}

/**
 * The facts that shipped packs read and that the product supplies, with their meaning. The loader names every fact
 * of a pack that is not among them, because a rule on a fact that nobody supplies never sees anything but unknown.
 */
export const suppliedFacts: Readonly<Record<string, string>> = {
  'debt.regulatedLender':
    'true where the creditor is a lender that the central bank regulates (asked at import)',
  'debt.tradeSupplier': 'true where the debt is for goods or services supplied (asked at import)',
  'debt.consumer': 'true where the debtor owes as a consumer, false for a business (asked at import)',
  'debt.product': 'trade, loan, microfinance or a finer word of the book',
  'debt.currency': 'ISO 4217 code of the account',
  'creditor.country': 'ISO 3166 code of the creditor’s country',
  'debtor.country': 'ISO 3166 code of the country where the debtor is',
  'debtor.zones': 'IANA zones in which the debtor may be; unknown where none is known',
  'party.role': 'role of the person who would be reached',
  'agent.type': 'employee or outsourced',
  'receiver.kind': 'who receives cash: firm, bank, government, post_office_bank, coop_bank',
  'receipt.instalmentNo': 'number of the loan instalment that this cash pays, where it pays exactly one',
  'case.grievance.status': 'open or closed, where the debtor complained',
  'case.grievance.assessedFrivolous': 'true where the complaint was found frivolous',
  'case.grievance.evidenceId': 'document of that finding',
  'case.holds': 'kinds of the holds that stand on the account (deceased, insolvency, complaint …)',
  'case.subJudice': 'true where a court has the dispute',
  'case.missedCentreMeetings': 'successive centre meetings missed (microfinance)',
  'action.type': 'the proposed action itself',
  'action.place': 'where the proposed action reaches the person',
  'action.callerIdWithheld': 'true where the caller’s number would be hidden',
  'action.amountMinor': 'the proposed amount, in minor units',
  'action.publicAudience': 'true where others than the debtor could read the message',
  'clock.trusted': 'false where the device clock is behind its last trusted instant or has drifted',
  'packs.pastReview': 'supplied by the engine: true where a pack in force is past its review date',
};
