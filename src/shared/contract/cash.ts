import { z } from 'zod';
import type { WalletStanding } from '../domain/cash/limits.ts';
import type { PlainDate } from '../domain/dates.ts';
import type { tenderValue } from '../domain/events/account-kinds.ts';
import { currencyField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import type { WalletEvent } from '../domain/events/kinds.ts';
import type { DenominationCount } from '../domain/receipt/denominations.ts';
import type { HandoverStanding } from '../domain/wallet/apply-handover.ts';
import type { CloseStanding } from '../domain/wallet/closed-days.ts';
import { answer, command, commandIdField, dateRefusals, query } from './procedure.ts';
import { receiptRoles } from './receipt.ts';
import type { Amount } from './values.ts';

/** Who counts the money of others. */
export const cashierRoles = ['cashier', 'supervisor', 'admin'] as const;
const readers = [...receiptRoles, 'auditor'] as const;

/** A deposit at a bank. */
export interface DepositView {
  readonly depositId: string;
  readonly userId: string;
  readonly amount: Amount;
  readonly bank: string;
  readonly branch: string;
  readonly slipNumber: string;
  readonly depositedOn: PlainDate;
  readonly hasPicture: boolean;
  readonly takenBackReason: string | null;
}

/** A hand-over as either side sees it. */
export interface HandoverView {
  readonly handoverId: string;
  readonly userId: string;
  readonly userName: string;
  readonly way: 'inBahi' | 'onPaper';
  readonly toUserId: string | null;
  /** The receiver of the team, or the cashier who signed on paper. */
  readonly toName: string;
  readonly amount: Amount;
  readonly denominations: readonly DenominationCount[] | null;
  readonly givenOn: PlainDate;
  readonly recordedMs: number;
  readonly standing: HandoverStanding;
  readonly countedMinor: number | null;
  readonly answerNote: string | null;
  readonly hasPicture: boolean;
}

/** Receipts of a day by tender. */
export interface TenderLine {
  readonly tender: z.output<typeof tenderValue>['tender'];
  readonly receipts: number;
  readonly expectedMinor: number;
  /** Null where there is nothing to count. */
  readonly countedMinor: number | null;
}

/** Something dated into a closed day after it was closed. */
export interface DayAmendment {
  readonly kind: WalletEvent['kind'] | 'receipt';
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly amount: Amount;
  /** Null where there is none, or where it went with its account to somebody else. */
  readonly receiptId: string | null;
}

/** A counted day. */
export interface CashDayView {
  readonly closeId: string;
  readonly userId: string;
  readonly userName: string;
  readonly on: PlainDate;
  readonly currency: string;
  readonly openingMinor: number;
  readonly expectedMinor: number;
  readonly countedMinor: number;
  readonly varianceMinor: number;
  readonly denominations: readonly DenominationCount[] | null;
  readonly tenders: readonly TenderLine[];
  readonly reason: string;
  readonly countedMs: number;
  readonly standing: CloseStanding;
  readonly decisionReason: string | null;
  readonly decidedByName: string | null;
  readonly amendments: readonly DayAmendment[];
  /** False for the one who counted, and where nothing waits. */
  readonly mayDecide: boolean;
}

/** One movement of cash. */
export interface MovementView {
  readonly eventId: string;
  readonly kind: WalletEvent['kind'];
  readonly amount: Amount;
  readonly on: PlainDate;
  readonly recordedMs: number;
  /** Null where there is none, or where it went with its account to somebody else. */
  readonly receiptId: string | null;
}

/** One person's cash. */
export interface WalletView {
  readonly userId: string;
  readonly userName: string;
  readonly standings: readonly WalletStanding[];
  readonly movements: readonly MovementView[];
  readonly deposits: readonly DepositView[];
  /** Given by this person, newest first. */
  readonly given: readonly HandoverView[];
  /** Offered to this person and not accepted yet. */
  readonly incoming: readonly HandoverView[];
  readonly days: readonly CashDayView[];
  /** Whom cash can be handed to. */
  readonly receivers: readonly {
    readonly userId: string;
    readonly name: string;
    readonly isCashier: boolean;
  }[];
  /** Notes and coins by currency, largest first. */
  readonly denominationsMinorByCurrency: Readonly<Record<string, readonly number[]>>;
}

/** The money of everybody, for who counts it. */
export interface CashDeskView {
  readonly people: readonly {
    readonly userId: string;
    readonly name: string;
    readonly standings: readonly WalletStanding[];
    readonly lastClosedOn: PlainDate | null;
  }[];
  /** Given on paper and not confirmed yet. */
  readonly onPaper: readonly HandoverView[];
  /** Disputed between two people of the team. */
  readonly disputed: readonly HandoverView[];
  /** Counted with a difference: a second person has to say a word. */
  readonly waiting: readonly CashDayView[];
  /** Receipts of today by tender and currency, all people. */
  readonly today: readonly (TenderLine & { readonly currency: string })[];
}

const counts = z
  .array(z.strictObject({ valueMinor: positiveMinorField, count: z.int() }))
  .max(30)
  .nullable()
  .default(null);
const cashTerms = {
  currency: currencyField,
  amountMinor: positiveMinorField,
  denominations: counts,
} as const;
const spoken = z.string().trim().max(200);
const denominationRefusals = [
  'denominationUnknown',
  'denominationCountInvalid',
  'denominationsDiffer',
] as const;
const pictureRefusals = ['unknownUpload', 'fileTooLarge', 'mediaTypeNotAllowed'] as const;

/** One person's cash: one's own, or for who counts the money of others anybody's. */
export const readWallet = query({
  roles: readers,
  input: z.strictObject({ userId: idField.optional() }),
  output: answer<WalletView>(),
  refusals: ['unknownUser', 'notYourWallet'],
});

/** Everybody's cash, what waits to be confirmed, and the day's receipts by tender. */
export const readCashDesk = query({
  roles: [...cashierRoles, 'auditor'],
  input: z.strictObject({}),
  output: answer<CashDeskView>(),
});

/** Writes a deposit down: the cash leaves the person's hands. Needs no more than is in hand. */
export const recordDeposit = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    ...cashTerms,
    bank: z.string().trim().min(1).max(120),
    branch: z.string().trim().max(120).default(''),
    slipNumber: z.string().trim().min(1).max(80),
    upload: idField.nullable().default(null),
    on: plainDateField.optional(),
  }),
  output: answer<{ readonly depositId: string }>(),
  refusals: ['notInHand', 'slipTwice', ...denominationRefusals, ...dateRefusals, ...pictureRefusals],
});

/** Takes a deposit back that was written down wrongly; never by the one who wrote it. */
export const takeBackDeposit = command({
  roles: cashierRoles,
  input: z.strictObject({
    commandId: commandIdField,
    userId: idField,
    depositId: idField,
    reason: spoken.min(1),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownDeposit', 'takenBackAlready', 'makerIsChecker'],
});

/** Offers cash to another person of the team; it stays in hand until that person accepts. */
export const offerHandover = command({
  roles: receiptRoles,
  input: z.strictObject({ commandId: commandIdField, toUserId: idField, ...cashTerms }),
  output: answer<{ readonly handoverId: string }>(),
  refusals: [
    'notInHand',
    'unknownUser',
    'inactiveUser',
    'toYourself',
    'cannotHoldCash',
    ...denominationRefusals,
  ],
});

/** Cash to a cashier without Bahi, countersigned on a paper whose picture is kept. */
export const recordPaperHandover = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    ...cashTerms,
    cashierName: z.string().trim().min(1).max(120),
    paperNumber: z.string().trim().max(80).default(''),
    upload: idField,
    on: plainDateField.optional(),
  }),
  output: answer<{ readonly handoverId: string }>(),
  refusals: ['notInHand', ...denominationRefusals, ...dateRefusals, ...pictureRefusals],
});

/** The receiver's word, in the receiver's own session; on paper the office's word, never the giver's. */
export const answerHandover = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    userId: idField,
    handoverId: idField,
    answer: z.enum(['accepted', 'disputed']),
    countedMinor: z.int().nonnegative(),
    denominations: counts,
    note: spoken.default(''),
  }),
  output: answer<Record<string, never>>(),
  refusals: [
    'unknownHandover',
    'notForYou',
    'nothingPending',
    'countDiffersFromOffer',
    'reasonNeeded',
    'notInHand',
    ...denominationRefusals,
  ],
});

/** The giver takes an offer back, also a disputed one, to offer anew what was counted. */
export const withdrawHandover = command({
  roles: receiptRoles,
  input: z.strictObject({ commandId: commandIdField, handoverId: idField, reason: spoken.default('') }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownHandover', 'nothingPending'],
});

/** What a day's count is held against, before anything is counted. */
export const previewCashDay = query({
  roles: receiptRoles,
  input: z.strictObject({ on: plainDateField.optional(), currency: currencyField }),
  output: answer<{
    readonly on: PlainDate;
    readonly currency: string;
    readonly after: PlainDate | null;
    readonly openingMinor: number;
    readonly expectedMinor: number;
    readonly movements: readonly MovementView[];
    readonly tenders: readonly TenderLine[];
    /** Offered or disputed hand-overs: the cash is still counted in hand. */
    readonly openHandovers: readonly HandoverView[];
  }>(),
  refusals: ['dateInFuture', 'dayAlreadyClosed', 'laterDayClosed'],
});

/** Counts the day. Without a difference it is closed; with one it needs a reason and waits for a supervisor. */
export const closeCashDay = command({
  roles: receiptRoles,
  input: z.strictObject({
    commandId: commandIdField,
    on: plainDateField.optional(),
    currency: currencyField,
    countedMinor: z.int().nonnegative(),
    denominations: counts,
    /** Cheques counted; null where there are none to count. */
    chequesCountedMinor: z.int().nonnegative().nullable().default(null),
    reason: spoken.default(''),
  }),
  output: answer<{ readonly closeId: string; readonly isClosed: boolean; readonly varianceMinor: number }>(),
  refusals: [
    'dateInFuture',
    'dayAlreadyClosed',
    'laterDayClosed',
    'varianceReasonNeeded',
    'chequesNotCounted',
    ...denominationRefusals,
  ],
});

/** A second person's word on a day whose count differs. Refused once the wallet has moved since the count. */
export const decideCashDay = command({
  roles: ['supervisor', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    userId: idField,
    closeId: idField,
    decision: z.enum(['approved', 'rejected']),
    reason: spoken,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['nothingPending', 'makerIsChecker', 'reasonNeeded', 'countOutdated'],
});

/** How much cash one person may hold and how long: an own limit, none, or again what the role says. */
export const setCashLimit = command({
  roles: ['supervisor', 'admin'],
  input: z.strictObject({
    commandId: commandIdField,
    userId: idField,
    limit: z.union([
      z.enum(['byRole', 'none']),
      z.strictObject({
        currency: currencyField,
        amountMinor: positiveMinorField,
        ageHours: z.int().min(1).max(8_760),
      }),
    ]),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownUser', 'makerIsChecker'],
});

/** The kept picture of a deposit slip or a countersigned paper. */
export const readCashPicture = query({
  roles: readers,
  input: z.strictObject({ userId: idField, subjectId: idField }),
  output: answer<{ readonly mediaType: string; readonly contentBase64: string }>(),
  refusals: ['unknownAttachment', 'attachmentMissing', 'attachmentDamaged', 'notYourWallet'],
});

/** All of this file, for the table. */
export const cashProcedures = {
  readWallet,
  readCashDesk,
  recordDeposit,
  takeBackDeposit,
  offerHandover,
  recordPaperHandover,
  answerHandover,
  withdrawHandover,
  previewCashDay,
  closeCashDay,
  decideCashDay,
  setCashLimit,
  readCashPicture,
} as const;
