import {
  accountStream,
  partyStream,
  teamStream,
  walletStream,
} from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { teamId } from './hub-fixture.ts';

export const opened = (accountId: string, partyId = `P-${accountId}`): EventDraft => ({
  kind: 'account.opened',
  stream: accountStream(accountId),
  data: { accountId, bookId: 'B-1', partyId, accountKey: accountId, currency: 'INR', product: 'trade' },
  personal: null,
});

export const assigned = (accountId: string, userId: string | null): EventDraft => ({
  kind: 'account.assigned',
  stream: accountStream(accountId),
  data: { userId },
  personal: null,
});

/** Any word about an account that everybody may write. */
export const skipped = (accountId: string, reason = 'later'): EventDraft => ({
  kind: 'account.skipped',
  stream: accountStream(accountId),
  data: { reason },
  personal: null,
});

export const moved = (
  accountId: string,
  moveId: string,
  fromPartyId: string,
  toPartyId: string,
): EventDraft => ({
  kind: 'account.moved',
  stream: accountStream(accountId),
  data: { moveId, fromPartyId, toPartyId },
  personal: { reason: 'a slip in the file' },
});

export const moveUndone = (accountId: string, moveId: string): EventDraft => ({
  kind: 'account.moveUndone',
  stream: accountStream(accountId),
  data: { moveId },
  personal: { reason: null },
});

/** Any word about a party that everybody may write. */
export const toldOf = (partyId: string): EventDraft => ({
  kind: 'party.mergeProposed',
  stream: partyStream(partyId),
  data: { proposalId: 'Q-1', intoId: 'P-other' },
  personal: { reason: null },
});

export const merged = (partyId: string, mergeId: string, intoId: string): EventDraft => ({
  kind: 'party.merged',
  stream: partyStream(partyId),
  data: { mergeId, intoId },
  personal: { reason: null },
});

export const split = (partyId: string, mergeId: string): EventDraft => ({
  kind: 'party.split',
  stream: partyStream(partyId),
  data: { mergeId },
  personal: { reason: null },
});

export const receipt = (
  accountId: string,
  receiptId: string,
  number: string,
  amountMinor: number,
): EventDraft => ({
  kind: 'receipt.recorded',
  stream: accountStream(accountId),
  data: {
    receiptId,
    number,
    currency: 'INR',
    amountMinor,
    tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
    lines: [],
    unappliedMinor: amountMinor,
    basis: 'orderOfTime',
    payerIsDebtor: true,
    practice: false,
  },
  personal: { payerName: 'Meena', note: null },
});

export const voidAsked = (accountId: string, receiptId: string): EventDraft => ({
  kind: 'receipt.voidRequested',
  stream: accountStream(accountId),
  data: { receiptId, reason: 'wrongAmount' },
  personal: { note: null },
});

export const voidAgreed = (accountId: string, receiptId: string): EventDraft => ({
  kind: 'receipt.voidDecided',
  stream: accountStream(accountId),
  data: { receiptId, decision: 'approved', reason: '' },
  personal: null,
});

export const voidRefused = (accountId: string, receiptId: string): EventDraft => ({
  kind: 'receipt.voidDecided',
  stream: accountStream(accountId),
  data: { receiptId, decision: 'rejected', reason: '' },
  personal: null,
});

export const offered = (fromUserId: string, toUserId: string, handoverId = 'H-1'): EventDraft => ({
  kind: 'cash.handedOver',
  stream: walletStream(fromUserId),
  data: { handoverId, toUserId, currency: 'INR', amountMinor: 10_000, denominations: null },
  personal: null,
});

export const withdrawn = (fromUserId: string, toUserId: string, handoverId = 'H-1'): EventDraft => ({
  kind: 'cash.handoverWithdrawn',
  stream: walletStream(fromUserId),
  data: { handoverId, reason: 'kept', toUserId },
  personal: null,
});

/** The cash of a receipt into a person's hands, or out of them again. */
export const cashOf = (
  kind: 'cash.received' | 'cash.returned',
  userId: string,
  receiptId: string,
  amountMinor = 100,
): EventDraft => ({
  kind,
  stream: walletStream(userId),
  data: { receiptId, accountId: 'A-1', currency: 'INR', amountMinor },
  personal: null,
});

export const accepted = (fromUserId: string, toUserId: string | null, handoverId = 'H-1'): EventDraft => ({
  kind: 'cash.handoverAnswered',
  stream: walletStream(fromUserId),
  data: {
    handoverId,
    way: toUserId === null ? 'onPaper' : 'inBahi',
    answer: 'accepted',
    toUserId,
    currency: 'INR',
    amountMinor: 10_000,
    countedMinor: 10_000,
    denominations: null,
    note: '',
  },
  personal: null,
});

export const imported = (importId: string): EventDraft => ({
  kind: 'import.withdrawn',
  stream: teamStream(teamId),
  data: { importId },
  personal: null,
});

export const policy = (value: string): EventDraft => ({
  kind: 'policy.set',
  stream: teamStream(teamId),
  data: { policy: 'worklist', value },
  personal: null,
});

export const bookOpened = (bookId: string): EventDraft => ({
  kind: 'book.opened',
  stream: teamStream(teamId),
  data: { bookId, creditor: 'trade', debtors: 'business', state: null, product: 'trade', assumed: [] },
  personal: { title: 'Counter sales' },
});

export const seated = (device: string, userId: string): EventDraft => ({
  kind: 'device.seated',
  stream: teamStream(teamId),
  data: { device, userId },
  personal: null,
});

export const unseated = (device: string, userId: string): EventDraft => ({
  kind: 'device.unseated',
  stream: teamStream(teamId),
  data: { device, userId },
  personal: null,
});

export const revokedDevice = (device: string): EventDraft => ({
  kind: 'device.revoked',
  stream: teamStream(teamId),
  data: { device, reason: 'lost' },
  personal: null,
});

export const userChanged = (userId: string, roles: readonly Role[], active = true): EventDraft => ({
  kind: 'user.changed',
  stream: teamStream(teamId),
  data: { userId, roles: [...roles], active },
  personal: null,
});

export const snoozed = (accountId: string): EventDraft => ({
  kind: 'account.snoozed',
  stream: accountStream(accountId),
  data: { until: day('2026-12-01'), reason: 'promised' },
  personal: null,
});

/** A person's word that a held event, or another, counts from now on. */
export const releasedEvent = (accountId: string, eventId: string, decision = 'release'): EventDraft => ({
  kind: 'review.resolved',
  stream: accountStream(accountId),
  data: { reviewKey: `heldEvent:${eventId}`, decision, events: [eventId] },
  personal: null,
});
