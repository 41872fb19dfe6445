import { z } from 'zod';
import { denominationValue, tenderValue } from './account-kinds.ts';
import { defineKind } from './define-kind.ts';
import { currencyField, idField, plainDateField, positiveMinorField, textField } from './fields.ts';

const noPersonal = z.null();
const denominations = z.array(denominationValue).min(1).max(30).nullable();
const spoken = z.string().max(200);

/** A kept picture, by the hash of its plain bytes. */
export const pictureValue = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sizeBytes: z.int().positive(),
  mediaType: z.string().max(100),
});

/** Cash was paid in at a bank; it waits in `bank.deposited` until a line of the bank says so. */
export const cashDeposited = defineKind({
  kind: 'cash.deposited',
  version: 1,
  stream: 'wallet',
  data: z.object({
    depositId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
    denominations,
    bank: z.string().min(1).max(120),
    branch: z.string().max(120),
    slipNumber: z.string().min(1).max(80),
    picture: pictureValue.nullable(),
  }),
  personal: noPersonal,
});

/** A deposit that was written down wrongly is taken back whole: the cash is in the person's hands again. */
export const cashDepositTakenBack = defineKind({
  kind: 'cash.depositTakenBack',
  version: 1,
  stream: 'wallet',
  data: z.object({
    depositId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
    reason: spoken.min(1),
  }),
  personal: noPersonal,
});

/** Cash is offered to another person of the team. It stays in the giver's hands until the other accepts it. */
export const cashHandedOver = defineKind({
  kind: 'cash.handedOver',
  version: 1,
  stream: 'wallet',
  data: z.object({
    handoverId: idField,
    toUserId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
    denominations,
  }),
  personal: noPersonal,
});

/** Cash was given to a cashier who has no Bahi: countersigned on paper, photographed, open until the office confirms it. */
export const cashCountersigned = defineKind({
  kind: 'cash.countersigned',
  version: 1,
  stream: 'wallet',
  data: z.object({
    handoverId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
    denominations,
    paperNumber: z.string().max(80),
    picture: pictureValue,
  }),
  personal: z.object({ cashierName: textField }),
});

/**
 * The other side's word on a hand-over, in the giver's wallet. It names amount and receiver itself, so that it moves the
 * money also where it is read before the offer.
 */
export const cashHandoverAnswered = defineKind({
  kind: 'cash.handoverAnswered',
  version: 1,
  stream: 'wallet',
  data: z.object({
    handoverId: idField,
    way: z.enum(['inBahi', 'onPaper']),
    answer: z.enum(['accepted', 'disputed']),
    toUserId: idField.nullable(),
    currency: currencyField,
    amountMinor: positiveMinorField,
    countedMinor: z.int().nonnegative(),
    denominations,
    note: spoken,
  }),
  personal: noPersonal,
});

/** Accepted cash came into the receiver's hands: stands in the receiver's wallet, in one group with the answer. */
export const cashTaken = defineKind({
  kind: 'cash.taken',
  version: 1,
  stream: 'wallet',
  data: z.object({
    handoverId: idField,
    fromUserId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
  }),
  personal: noPersonal,
});

/** The giver takes back an offer that nobody accepted, also a disputed one. */
export const cashHandoverWithdrawn = defineKind({
  kind: 'cash.handoverWithdrawn',
  version: 1,
  stream: 'wallet',
  data: z.object({
    handoverId: idField,
    reason: spoken,
    /** To whom it was offered, who must see it taken back; older ones do not say. */
    toUserId: idField.optional(),
  }),
  personal: noPersonal,
});

/**
 * A person counted the day's takings in one currency. Without a difference the day is closed by it; with one it waits for
 * a second person. `coversEventIds` are the movements it saw: whatever is dated into the day besides is an amendment.
 */
export const cashDayCounted = defineKind({
  kind: 'cash.dayCounted',
  version: 1,
  stream: 'wallet',
  data: z.object({
    closeId: idField,
    on: plainDateField,
    currency: currencyField,
    openingMinor: z.int(),
    expectedMinor: z.int(),
    countedMinor: z.int().nonnegative(),
    denominations,
    /** Receipts of the day by tender; `countedMinor` null where there is nothing to count (UPI, transfers, tax). */
    tenders: z
      .array(
        z.object({
          tender: tenderValue.shape.tender,
          receipts: z.int().nonnegative(),
          expectedMinor: z.int(),
          countedMinor: z.int().nonnegative().nullable(),
        }),
      )
      .max(10),
    coversEventIds: z.array(idField).max(5_000),
    reason: spoken,
  }),
  personal: noPersonal,
});

/** A second person's word on a day whose count differs. Approved, the wallet holds what was counted. */
export const cashDayDecided = defineKind({
  kind: 'cash.dayDecided',
  version: 1,
  stream: 'wallet',
  data: z.object({
    closeId: idField,
    decision: z.enum(['approved', 'rejected']),
    currency: currencyField,
    /** Counted less expected: below zero is missing. */
    varianceMinor: z.int(),
    reason: spoken.min(1),
  }),
  personal: noPersonal,
});
