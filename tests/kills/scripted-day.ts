import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AccountView } from '../../src/shared/contract/account.ts';
import type { UploadLocation } from '../../src/shared/contract/messages.ts';
import { addDays, type PlainDate } from '../../src/shared/domain/dates.ts';
import type { SeededChoice } from './seeded-choice.ts';

/** One call of the day. `upload` is announced to the core first, as a door does it. */
export interface DayStep {
  readonly procedure: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly upload?: UploadLocation;
}

/** What the day remembers of itself: a receipt to void, a note to correct. */
export interface DayMemory {
  readonly receipts: { receiptId: string; accountId: string }[];
  readonly interactions: { interactionId: string; accountId: string }[];
}

const notes = [
  'Said the cheque is signed, accounts will courier it on Friday.',
  'फोन उचलला नाही; पुन्हा दुपारी प्रयत्न करा.',
  'पैसे सोमवार को देंगे 🙏 — "तीन किश्तों में", said Mr O\'Brien; \\ / \t tab',
];

/** A form as it grows under the fingers: a kept draft for each burst of keys. */
export function typing(choice: SeededChoice, accountId: string, draftId: string): readonly DayStep[] {
  const note = choice.one(notes);
  const bursts = choice.whole(1, 6);
  return Array.from({ length: bursts }, (_, burst) => ({
    procedure: 'saveDraft',
    input: {
      draftId,
      kind: 'interaction',
      accountId,
      body: JSON.stringify({ note: note.slice(0, (burst + 1) * 9), keys: burst, at: choice.id() }),
    },
  }));
}

/** Work on one account: some of what an agent does, in the order of the seed. */
export function workOn(choice: SeededChoice, view: AccountView, memory: DayMemory): readonly DayStep[] {
  const kinds = [noAnswer, promiseCall, receipt, receipt, plan, snooze, visit, renewal, afterthought];
  const commandId = choice.id();
  const work = choice.one(kinds)(choice, view, commandId, memory);
  const typed = choice.chance(60) ? typing(choice, view.accountId, commandId) : [];
  if (choice.chance(8)) return typed; // Interrupted: the draft stays.
  const thrownAway = choice.chance(10) ? typing(choice, view.accountId, choice.id()) : [];
  const discards = thrownAway
    .slice(-1)
    .map(({ input }) => ({ procedure: 'discardDraft', input: { draftId: input['draftId'] } }));
  return [...typed, ...work, ...thrownAway, ...discards];
}

type Work = (
  choice: SeededChoice,
  view: AccountView,
  commandId: string,
  memory: DayMemory,
) => readonly DayStep[];

const noAnswer: Work = (choice, view, commandId, memory) => {
  memory.interactions.push({ interactionId: commandId, accountId: view.accountId });
  const { accountId } = view;
  const phoneId = view.phones[0]?.phoneId ?? null;
  const input = {
    commandId,
    accountId,
    channel: 'call',
    outcome: choice.one(['RNR', 'BSY', 'SWO']),
    phoneId,
  };
  return [{ procedure: 'logInteraction', input: { ...input, note: choice.one(notes) } }];
};

const promiseCall: Work = (choice, view, commandId, memory) => {
  memory.interactions.push({ interactionId: commandId, accountId: view.accountId });
  const input = { commandId, accountId: view.accountId, channel: 'inbound', outcome: 'PTP' };
  return [
    {
      procedure: 'logInteraction',
      input: { ...input, note: choice.one(notes), promise: terms(choice, view) },
    },
  ];
};

const renewal: Work = (choice, view, commandId) => {
  const standing = view.promises.find((promise) => promise.status === 'open');
  const replaces = standing?.promiseId ?? null;
  const input = { commandId, accountId: view.accountId, terms: { ...terms(choice, view), replaces } };
  return [{ procedure: 'makePromise', input }];
};

const visit: Work = (choice, view, commandId, memory) => {
  memory.interactions.push({ interactionId: commandId, accountId: view.accountId });
  const { accountId } = view;
  const addressId = view.addresses[0]?.addressId ?? null;
  const said = {
    outcome: 'F-DLK',
    addressId,
    reason: 'closed',
    noFixReason: 'noSignal',
    note: choice.one(notes),
  };
  return [{ procedure: 'logInteraction', input: { commandId, accountId, channel: 'visit', ...said } }];
};

const receipt: Work = (choice, view, commandId, memory) => {
  memory.receipts.push({ receiptId: commandId, accountId: view.accountId });
  const part = (tender: string, amountMinor: number, reference: string | null): Record<string, unknown> => ({
    tender,
    amountMinor,
    reference,
    bank: null,
    instrumentOn: null,
  });
  const tenders = [
    part('cash', choice.whole(1, 40) * 5_000, null),
    ...(choice.chance(70) ? [part('upi', choice.whole(1, 90_000), digits(choice, 12))] : []),
    ...(choice.chance(40) ? [part('taxDeducted', choice.whole(1, 900), null)] : []),
    ...(choice.chance(30) ? [part('bankTransfer', choice.whole(1, 700_000), `N${digits(choice, 15)}`)] : []),
  ];
  const input = {
    commandId,
    accountId: view.accountId,
    tenders: choice.chance(85) ? tenders : tenders.slice(1, 2),
  };
  return input.tenders.length === 0 ? [] : [{ procedure: 'recordReceipt', input }];
};

const plan: Work = (choice, view, commandId) => {
  const planTerms = {
    totalMinor: Math.max(view.totalDueMinor, 600_000),
    frequency: choice.one(['weekly', 'monthly']),
    firstOn: addDays(view.on, choice.whole(2, 20)),
    count: choice.whole(3, 9),
    instalmentMinor: null,
  };
  return [{ procedure: 'proposePlan', input: { commandId, accountId: view.accountId, terms: planTerms } }];
};

const snooze: Work = (choice, view, commandId) => {
  const until = addDays(view.on, choice.whole(1, 9));
  return [
    {
      procedure: 'snoozeAccount',
      input: { commandId, accountId: view.accountId, until, reason: 'outOfTown' },
    },
  ];
};

/** A second thought about something done earlier: a void asked for, a note corrected. */
const afterthought: Work = (choice, _view, commandId, memory) => {
  if (choice.chance(50) && memory.receipts.length > 0) {
    const { receiptId } = choice.one(memory.receipts);
    return [{ procedure: 'requestReceiptVoid', input: { commandId, receiptId, reason: 'wrongAmount' } }];
  }
  if (memory.interactions.length === 0) return [];
  const { interactionId, accountId } = choice.one(memory.interactions);
  const input = { commandId, accountId, interactionId, outcome: null, note: choice.one(notes) };
  return [{ procedure: 'correctInteraction', input }];
};

function terms(choice: SeededChoice, view: AccountView): Record<string, unknown> {
  return {
    amountMinor: Math.max(100, Math.floor((view.totalDueMinor * choice.whole(10, 90)) / 100)),
    dueOn: addDays(view.on, choice.whole(1, 12)),
    mode: choice.one(['cash', 'upi', 'cheque']),
    overrideReason: 'customerInsists',
  };
}

function digits(choice: SeededChoice, count: number): string {
  return Array.from({ length: count }, () => String(choice.whole(0, 9))).join('');
}

/** A morning's file of a few new claims of known and new customers. */
export function smallImport(choice: SeededChoice, folder: string, on: PlainDate): DayStep {
  mkdirSync(folder, { recursive: true });
  const commandId = choice.id();
  const file = path.join(folder, `${commandId}.csv`);
  const rows = Array.from({ length: choice.whole(3, 12) }, () => {
    const customer = choice.whole(1, 40);
    const issuedOn = addDays(on, -choice.whole(10, 200));
    const dueOn = addDays(issuedOn, 30);
    const amount = `${choice.whole(1, 90_000)}.${digits(choice, 2)}`;
    return `C${customer},Kulkarni Traders ${customer},INV-${commandId.slice(0, 8)}-${digits(choice, 6)},${issuedOn},${dueOn},${amount}`;
  });
  const text = ['Customer No,Customer Name,Invoice No,Invoice Date,Due Date,Amount', ...rows, ''].join('\n');
  writeFileSync(file, text);
  const upload = {
    handle: `upload-${commandId}`.slice(0, 40),
    name: 'bills.csv',
    path: file,
    sizeBytes: Buffer.byteLength(text),
    keyBase64: null,
  };
  const input = {
    commandId,
    upload: upload.handle,
    book: 'Morning bills',
    currency: 'INR',
    creditor: 'trade',
    debtors: 'business',
  };
  return { procedure: 'importFile', input, upload };
}
