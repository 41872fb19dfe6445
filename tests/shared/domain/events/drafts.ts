import { accountStream, partyStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { plainContact } from '../../../../src/shared/domain/sample/plain-contact.ts';
import { day } from './build-event.ts';

/** Drafts with every member filled, for tests that care about one or two. */
export const accountId = 'A-kulkarni';
export const stream = accountStream(accountId);
export const partyId = 'P-kulkarni';

export function opened(changed: Partial<DataOf<'account.opened'>> = {}): EventDraft<'account.opened'> {
  const id = changed.accountId ?? accountId;
  const data = {
    accountId: id,
    bookId: 'B-1',
    partyId,
    accountKey: '4711',
    currency: 'INR',
    product: 'trade',
  } as const;
  return { kind: 'account.opened', stream: accountStream(id), data: { ...data, ...changed }, personal: null };
}

export type Item = DataOf<'items.imported'>['items'][number];

export function item(changed: Partial<Item> = {}): Item {
  return {
    itemId: 'I-1',
    itemKey: 'INV/1',
    number: 'INV/1',
    itemKind: 'invoice',
    issuedOn: day('2026-09-01'),
    dueOn: day('2026-10-01'),
    amountMinor: 100_000,
    settlements: [],
    ...changed,
  };
}

export function imported(importId: string, ...items: readonly Item[]): EventDraft<'items.imported'> {
  return { kind: 'items.imported', stream, data: { importId, items: [...items] }, personal: null };
}

export function undone(importId: string): EventDraft<'import.undone'> {
  return { kind: 'import.undone', stream, data: { importId }, personal: null };
}

export function receipt(changed: Partial<DataOf<'receipt.recorded'>> = {}): EventDraft<'receipt.recorded'> {
  const { amountMinor = 40_000, receiptId = 'R-1' } = changed;
  const number = receiptId === 'R-1' ? 'K3W7Q2-000001-7' : `K3W7Q2-${receiptId}`;
  return {
    kind: 'receipt.recorded',
    stream,
    data: {
      receiptId,
      number,
      currency: 'INR',
      amountMinor,
      tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
      lines: [{ itemId: 'I-1', amountMinor }],
      unappliedMinor: 0,
      basis: 'orderOfTime',
      payerIsDebtor: true,
      practice: false,
      ...changed,
    },
    personal: { payerName: 'Sunita Kulkarni', note: null },
  };
}

export function voidRequested(receiptId = 'R-1'): EventDraft<'receipt.voidRequested'> {
  return {
    kind: 'receipt.voidRequested',
    stream,
    data: { receiptId, reason: 'wrongAmount' },
    personal: { note: null },
  };
}

export function voidDecided(
  decision: 'approved' | 'rejected',
  receiptId = 'R-1',
): EventDraft<'receipt.voidDecided'> {
  return { kind: 'receipt.voidDecided', stream, data: { receiptId, decision, reason: '' }, personal: null };
}

export function logged(
  changed: Partial<DataOf<'interaction.logged'>> = {},
): EventDraft<'interaction.logged'> {
  return plainContact(accountId, { interactionId: 'N-1', note: 'rang twice', ...changed });
}

export function corrected(correctionId: string, note: string): EventDraft<'interaction.corrected'> {
  const data = { correctionId, interactionId: 'N-1', outcome: null };
  return { kind: 'interaction.corrected', stream, data, personal: { note } };
}

export function attached(attachmentId = 'T-1'): EventDraft<'attachment.added'> {
  const data = {
    attachmentId,
    interactionId: 'N-1',
    sha256: 'ab'.repeat(32),
    sizeBytes: 1_024,
    mediaType: 'image/jpeg',
    capturedAtMs: 1_795_000_000_000,
  };
  return { kind: 'attachment.added', stream, data, personal: { fileName: 'door.jpg' } };
}

export function appointment(appointmentId: string, on: string): EventDraft<'appointment.set'> {
  const data = { appointmentId, channel: 'call' as const, on: day(on), atMs: null, interactionId: null };
  return { kind: 'appointment.set', stream, data, personal: null };
}

export function promised(changed: Partial<DataOf<'promise.made'>> = {}): EventDraft<'promise.made'> {
  return {
    kind: 'promise.made',
    stream,
    data: {
      promiseId: 'M-1',
      currency: 'INR',
      amountMinor: 50_000,
      dueOn: day('2026-11-30'),
      graceUntil: day('2026-12-02'),
      thresholdBasisPoints: 9_000,
      mode: 'upi',
      level: 0,
      replaces: null,
      needsApproval: false,
      interactionId: null,
      warnings: [],
      overrideReason: null,
      ...changed,
    },
    personal: { promisedBy: 'Sunita' },
  };
}

export function promiseDecided(
  decision: 'approved' | 'rejected',
  promiseId = 'M-1',
): EventDraft<'promise.decided'> {
  return { kind: 'promise.decided', stream, data: { promiseId, decision, reason: '' }, personal: null };
}

export function promiseWithdrawn(by: 'customer' | 'us', promiseId = 'M-1'): EventDraft<'promise.withdrawn'> {
  return { kind: 'promise.withdrawn', stream, data: { promiseId, by, reason: 'cannotPay' }, personal: null };
}

export function planned(changed: Partial<DataOf<'plan.proposed'>> = {}): EventDraft<'plan.proposed'> {
  return {
    kind: 'plan.proposed',
    stream,
    data: {
      planId: 'L-1',
      currency: 'INR',
      totalMinor: 90_000,
      frequency: 'monthly',
      instalments: [
        { dueOn: day('2026-12-05'), amountMinor: 45_000 },
        { dueOn: day('2027-01-05'), amountMinor: 45_000 },
      ],
      needsApproval: false,
      breaches: [],
      interactionId: null,
      ...changed,
    },
    personal: null,
  };
}

export function disputed(changed: Partial<DataOf<'dispute.opened'>> = {}): EventDraft<'dispute.opened'> {
  const data = {
    disputeId: 'D-1',
    reason: 'shortSupply',
    itemId: null,
    amountMinor: null,
    reviewBy: day('2026-12-24'),
  };
  return {
    kind: 'dispute.opened',
    stream,
    data: { ...data, ...changed },
    personal: { statement: 'two cartons short' },
  };
}

export function disputeClosed(disputeId = 'D-1'): EventDraft<'dispute.closed'> {
  return {
    kind: 'dispute.closed',
    stream,
    data: { disputeId, result: 'upheld', reason: '' },
    personal: null,
  };
}

export function held(holdId = 'H-1'): EventDraft<'hold.set'> {
  const data = {
    holdId,
    hold: 'complaint' as const,
    until: null,
    reviewBy: day('2026-12-24'),
    interactionId: null,
  };
  return { kind: 'hold.set', stream, data, personal: { statement: null } };
}

export function holdCleared(holdId = 'H-1'): EventDraft<'hold.cleared'> {
  return { kind: 'hold.cleared', stream, data: { holdId, reason: '' }, personal: null };
}

export function registered(
  changed: Partial<DataOf<'party.registered'>> = {},
): EventDraft<'party.registered'> {
  const id = changed.partyId ?? partyId;
  const data = {
    partyId: id,
    bookId: 'B-1',
    partyKey: '4711',
    partyKind: 'business' as const,
    importId: 'X-1',
  };
  return {
    kind: 'party.registered',
    stream: partyStream(id),
    data: { ...data, ...changed },
    personal: { name: 'Kulkarni Traders' },
  };
}
