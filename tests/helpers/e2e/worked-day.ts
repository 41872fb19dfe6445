import { v7 as uuidv7 } from 'uuid';

import { plainDate } from '../../../src/shared/domain/dates.ts';
import type { CallLedger } from './ledger.ts';

/** Ravi is the second person of the prepared ledgers: he decides what Asha asked for. */
export const ravi = { name: 'Ravi Pawar', secret: 'kettle train mango river' } as const;

/** Half a day's work, so that no screen of the tests is empty: calls, a promise, receipts, a void, a plan, a draft. */
export async function workHalfADay(call: CallLedger): Promise<void> {
  const { rows } = await call('listWorklist', { offset: 0, limit: 12 });
  const ids = rows.map((row) => row.accountId);
  const at = (place: number): string => {
    const accountId = ids[place];
    if (accountId === undefined) throw new Error('The list is too short.');
    return accountId;
  };
  await call('addTeamMember', {
    commandId: uuidv7(),
    name: ravi.name,
    roles: ['supervisor', 'desk'],
    secret: ravi.secret,
  });
  const logged = { channel: 'call', thirdPartySafe: false, note: null } as const;
  await call('logInteraction', { ...log(at(1)), ...logged, outcome: 'RNR' });
  await call('logInteraction', {
    ...log(at(2)),
    ...logged,
    outcome: 'PTP',
    note: 'मालक शुक्रवारी देतील, असे म्हणाले.',
    promise: {
      amountMinor: 500_000,
      dueOn: plainDate('2026-11-27'),
      mode: 'upi',
      promisedBy: null,
      replaces: null,
      overrideReason: null,
    },
  });
  const receipt = await call('recordReceipt', { ...money(at(3)), tenders: [cash(250_000)] });
  await call('recordReceipt', { ...money(at(4)), tenders: [cash(1_200_000)] });
  await call('requestReceiptVoid', {
    commandId: uuidv7(),
    receiptId: receipt.receiptId,
    reason: 'wrongAmount',
    note: null,
  });
  await call('saveDraft', {
    draftId: uuidv7(),
    kind: 'promise',
    accountId: at(5),
    body: '{}',
  });
  const { totalDueMinor } = await call('readAccount', { accountId: at(0) });
  await call('proposePlan', {
    commandId: uuidv7(),
    accountId: at(0),
    terms: {
      totalMinor: totalDueMinor,
      frequency: 'monthly',
      firstOn: plainDate('2026-12-05'),
      count: 6,
      instalmentMinor: null,
      holidayShift: 'after',
    },
  });
}

function log(accountId: string) {
  return { commandId: uuidv7(), accountId };
}

function money(accountId: string) {
  return { ...log(accountId), directedItemIds: null, payerIsDebtor: true, payerName: null, note: null };
}

function cash(amountMinor: number) {
  return { tender: 'cash' as const, amountMinor, reference: null, bank: null, instrumentOn: null };
}
