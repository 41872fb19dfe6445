import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { paymentsOf } from '../../../../src/shared/domain/account/paid-amounts.ts';
import { openItems } from '../../../../src/shared/domain/account/settlements.ts';
import { evaluateAction } from '../../../../src/shared/domain/compliance/evaluate-action.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { type CanonicalValue, canonicalJson } from '../../../../src/shared/domain/events/canonical.ts';
import {
  type AccountEvent,
  type EventDraft,
  eventKinds,
} from '../../../../src/shared/domain/events/kinds.ts';
import { isUuid } from '../../../../src/shared/domain/ids.ts';
import { viewPlan } from '../../../../src/shared/domain/plan/view.ts';
import { viewPromises } from '../../../../src/shared/domain/promise/view.ts';
import { contactFacts } from '../../../../src/shared/domain/sample/contact-law.ts';
import type { SampleAct } from '../../../../src/shared/domain/sample/request.ts';
import { asAccountEvent } from '../../../../src/shared/domain/sample/sample-events.ts';
import { plainDateInZone } from '../../../../src/shared/domain/wall-time.ts';
import { sha256Hex } from '../../../../src/shared/lib/hash.ts';
import { resourcesDirectory, rules, sampleBook, staff } from './sample-fixture.ts';

const today = plainDate('2026-11-24');
const book = sampleBook({ accounts: 200 });
const drafts = book.list.flatMap((act) => act.drafts);

/** Kinds that no sample shows, each with what they would need. */
const kindsNotShown: readonly EventDraft['kind'][] = [
  'teamDay.closed', // signed by the key of a device: a written life has none
  'teamDay.amended',
  // A picture or a file, which an invented book does not have.
  'attachment.added',
  'cash.countersigned',
  'debt.acknowledged',
  'receipt.acknowledged',
  'writeback.made',
  'receipt.answered',
  // What stood on a paper is built in the ledger host, from the whole ledger.
  'paper.printed',
  // Somebody mends the customers, or undoes a mistake: practice is there to do so oneself.
  'account.moved',
  'account.moveUndone',
  'book.changed',
  'claims.missed',
  'contact.barred',
  'difference.reopened',
  'import.undone',
  'import.withdrawn',
  'party.importUndone',
  'party.keptApart',
  'party.linked',
  'party.mergeProposed',
  'party.merged',
  'party.split',
  'party.unlinked',
  'review.resolved',
  'user.changed',
  // Several devices, and what is settled between them: a practice ledger meets none.
  'cash.reviewResolved',
  'device.invited',
  'device.revoked',
  'device.seated',
  'device.unseated',
  'party.reviewResolved',
  'team.reviewResolved',
  // Written by the ledger itself, or by a form that practice is there to be filled in.
  'device.enrolled',
  'mapping.remembered',
  'team.founded',
];

type DraftOf<Kind extends EventDraft['kind']> = Extract<EventDraft, { kind: Kind }>;

function draftsOf<Kind extends EventDraft['kind']>(kind: Kind): DraftOf<Kind>[] {
  return drafts.filter((draft): draft is DraftOf<Kind> => draft.kind === kind);
}

function hashOf(acts: readonly SampleAct[]): string {
  return sha256Hex(canonicalJson(acts as unknown as CanonicalValue));
}

/** Every account folded from the acts in their order, as the ledger will. */
function foldedAccounts() {
  const eventsByStream = new Map<string, AccountEvent[]>();
  for (const act of book.list) {
    for (const [at, draft] of act.drafts.entries()) {
      if (!draft.stream.startsWith('account:')) continue;
      const events = eventsByStream.get(draft.stream) ?? [];
      eventsByStream.set(draft.stream, events);
      events.push(asAccountEvent(draft, act, at));
    }
  }
  return [...eventsByStream].map(([stream, events]) => foldAccount(stream, events).state);
}

const accounts = foldedAccounts();

describe('chance', () => {
  test('the same request gives the same acts, byte for byte', () => {
    expect(hashOf(sampleBook({ accounts: 60 }).list)).toBe(hashOf(sampleBook({ accounts: 60 }).list));
  });

  test('another seed, number or day gives another book with ids of its own', () => {
    const plain = sampleBook({ accounts: 60 });
    const others = [
      sampleBook({ accounts: 60, seed: 2 }),
      sampleBook({ accounts: 61 }),
      sampleBook({ accounts: 60, asOf: plainDate('2026-11-25') }),
    ];
    for (const other of others) {
      expect(other.bookIds).not.toEqual(plain.bookIds);
      const ids = new Set(plain.list.map((act) => act.commandId));
      expect(other.list.filter((act) => ids.has(act.commandId))).toEqual([]);
    }
  });
});

describe('acts', () => {
  test('stand in order of time, each under an id of its own, and all lie before the day', () => {
    const times = book.list.map((act) => act.atMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(book.list.map((act) => act.commandId)).size).toBe(book.list.length);
    expect(book.list.filter((act) => !isUuid(act.commandId))).toEqual([]);
    for (const act of book.list) {
      expect(plainDateInZone(act.atMs, 'Asia/Kolkata')).toBe(act.businessDate);
      expect(act.businessDate < today).toBe(true);
    }
  });

  test('hold only drafts that the schemas take, in the streams of their kinds', () => {
    const wrong = drafts.filter((draft) => {
      const kind = eventKinds[draft.kind];
      const fits = kind.data.safeParse(draft.data).success && kind.personal.safeParse(draft.personal).success;
      return !fits || !draft.stream.startsWith(`${kind.stream}:`);
    });
    expect(wrong).toEqual([]);
  });

  test('are by the four people of the team', () => {
    expect(new Set(book.list.map((act) => act.userId))).toEqual(new Set(Object.values(staff)));
  });

  test.each([1, 10, 37])('%i accounts make a book of as many accounts', (count) => {
    const small = sampleBook({ accounts: count });
    const opened = small.list.flatMap((act) => act.drafts).filter((draft) => draft.kind === 'account.opened');
    expect(opened).toHaveLength(count);
  });

  test.each(['2026-11-22', '2026-04-02', '2027-11-10', '2028-02-29'])('a book can be made for %s', (asOf) => {
    const other = sampleBook({ accounts: 40, asOf: plainDate(asOf) });
    expect(other.list.every((act) => act.businessDate < asOf)).toBe(true);
  });
});

describe('what happens in the year', () => {
  test('promises end in every state that there is', () => {
    const statuses = accounts.flatMap((state) =>
      viewPromises([...state.promises.values()], paymentsOf(state), today).map(({ status }) => status),
    );
    expect([...new Set(statuses)].sort()).toEqual([
      'broken',
      'due',
      'inGrace',
      'kept',
      'keptWithVariance',
      'open',
      'partlyKept',
      'pendingApproval',
      'rejected',
      'renewed',
      'withdrawnByCustomer',
      'withdrawnByUs',
    ]);
  });

  test('plans stand on track, missed, completed, cancelled, rejected and waiting', () => {
    const statuses = accounts.flatMap((state) =>
      [...state.plans.values()].map((plan) => viewPlan(plan, paymentsOf(state), today).status),
    );
    const wanted = ['active', 'cancelled', 'completed', 'missed', 'pendingApproval', 'rejected'];
    expect(wanted.filter((status) => !statuses.includes(status as 'active'))).toEqual([]);
  });

  test('at least forty of the results of calls, inbound calls and visits are there', () => {
    const outcomes = new Set(draftsOf('interaction.logged').map((draft) => draft.data.outcome));
    expect(outcomes.size).toBeGreaterThanOrEqual(40);
    expect(new Set(draftsOf('interaction.logged').map((draft) => draft.data.channel)).size).toBe(3);
  });

  test('every kind of event is there, but for those that say why they cannot be', () => {
    const kinds = new Set(drafts.map((draft) => draft.kind));
    const without = (Object.keys(eventKinds) as EventDraft['kind'][]).filter((kind) => !kinds.has(kind));
    expect(without.sort()).toEqual(kindsNotShown.toSorted());
  });

  test('a book of the usual size shows what a newcomer looks for: charges, UPI, a bounce, concessions, deductions', () => {
    const usual = sampleBook({ accounts: 120 }).list.flatMap((act) => act.drafts);
    const kinds = new Set(usual.map(({ kind }) => kind));
    const wanted = [
      'charges.termsSet',
      'charge.posted',
      'discount.allowed',
      'instrument.bounced',
      'settlement.accepted',
      'hardship.opened',
      'waiver.proposed',
      'writeOff.proposed',
      'restructure.recorded',
      'deduction.decided',
      'taxCertificate.received',
      'credit.applied',
    ] as const;
    expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
    const policies = usual.flatMap((draft) => (draft.kind === 'policy.set' ? [draft.data.policy] : []));
    expect(policies.sort()).toEqual(['earlyPaymentLadders', 'upi.payee']);
  });

  test('money came in all five tenders, some of it several at once, with tax at source from businesses only', () => {
    const receipts = draftsOf('receipt.recorded').map((draft) => draft.data);
    const tenders = new Set(receipts.flatMap((receipt) => receipt.tenders.map((tender) => tender.tender)));
    expect([...tenders].sort()).toEqual(['bankTransfer', 'cash', 'cheque', 'taxDeducted', 'upi']);
    expect(receipts.some((receipt) => receipt.tenders.length > 1)).toBe(true);
    const loans = new Set(
      draftsOf('account.opened').flatMap((draft) => (draft.data.product === 'loan' ? [draft.stream] : [])),
    );
    const taxedLoans = draftsOf('receipt.recorded').filter(
      (draft) =>
        loans.has(draft.stream) && draft.data.tenders.some((tender) => tender.tender === 'taxDeducted'),
    );
    expect(taxedLoans).toEqual([]);
  });

  test('a receipt’s tenders, lines and rest add up, and no claim is ever paid above what it was', () => {
    for (const { data } of draftsOf('receipt.recorded')) {
      const sum = (list: readonly { readonly amountMinor: number }[]): number =>
        list.reduce((total, one) => total + one.amountMinor, 0);
      expect(sum(data.tenders)).toBe(data.amountMinor);
      expect(sum(data.lines) + data.unappliedMinor).toBe(data.amountMinor);
    }
    for (const state of accounts) {
      const open = openItems(state, today);
      expect(open.every((item) => item.openMinor > 0 && item.disputedMinor <= item.openMinor)).toBe(true);
    }
  });

  test('receipts are numbered in order of time, and visits name the receipt they gave', () => {
    const numbers = draftsOf('receipt.recorded').map((draft) => draft.data.number);
    expect(numbers).toEqual(numbers.map((_, at) => `R-${at + 1}`));
    const paidVisits = draftsOf('interaction.logged').filter((draft) =>
      /^F-PD[FP]$/.test(draft.data.outcome),
    );
    expect(paidVisits.length).toBeGreaterThan(0);
    expect(paidVisits.every((draft) => numbers.includes(draft.personal.details['receipt'] ?? ''))).toBe(true);
  });
});

describe('people and data', () => {
  const names = draftsOf('party.registered').map((draft) => draft.personal.name);

  test('some parties have several accounts, some stand in the book twice, some lack number, address, PIN or name', () => {
    const opened = draftsOf('account.opened');
    expect(new Set(opened.map((draft) => draft.data.partyId)).size).toBe(book.parties);
    expect(book.parties).toBeLessThan(200);
    const numbers = draftsOf('phone.added').map((draft) => draft.personal.number);
    expect(new Set(numbers).size).toBeLessThan(numbers.length);
    const withNumber = new Set(draftsOf('phone.added').map((draft) => draft.stream));
    const withAddress = new Set(draftsOf('address.added').map((draft) => draft.stream));
    const parties = draftsOf('party.registered');
    expect(parties.some((draft) => !withNumber.has(draft.stream))).toBe(true);
    expect(parties.some((draft) => !withAddress.has(draft.stream))).toBe(true);
    expect(draftsOf('address.added').some((draft) => draft.data.pincode === null)).toBe(true);
    expect(parties.some((draft) => draft.personal.name === draft.data.partyKey)).toBe(true);
  });

  test('names come in two scripts and with dirt', () => {
    expect(names.some((name) => /[\u0900-\u097F]/.test(name))).toBe(true);
    expect(names.some((name) => /'/.test(name))).toBe(true);
    expect(names.some((name) => name !== name.trim())).toBe(true);
    expect(draftsOf('party.fieldSet').some((draft) => draft.data.field === 'nativeName')).toBe(true);
  });

  test('no number, mail or GSTIN can be anybody’s', () => {
    for (const { personal } of draftsOf('phone.added')) expect(personal.number).toMatch(/6660/);
    for (const { data, personal } of draftsOf('party.fieldSet')) {
      if (data.field === 'email') expect(personal.value).toMatch(/\.example$/);
      if (data.field === 'gstin') expect(personal.value?.charAt(5)).toBe('X');
    }
  });

  test('every code it uses has words in the language files', () => {
    const codes = JSON.parse(readFileSync(path.join(resourcesDirectory, 'locales/en/codes.json'), 'utf8'));
    const unknown = (group: string, used: readonly (string | null)[]): string[] =>
      [...new Set(used)].filter((code) => code !== null && codes[group]?.[code] === undefined) as string[];
    const contacts = draftsOf('interaction.logged');
    const promises = draftsOf('promise.made');
    expect([
      ...unknown(
        'reason',
        contacts.map((draft) => draft.data.reason),
      ),
      ...unknown(
        'reason',
        draftsOf('dispute.opened').map((draft) => draft.data.reason),
      ),
      ...unknown(
        'relation',
        contacts.map((draft) => draft.data.relation),
      ),
      ...unknown(
        'phrase',
        contacts.flatMap((draft) => draft.data.phrases),
      ),
      ...unknown(
        'noFix',
        contacts.map((draft) => draft.data.proof?.noFixReason ?? null),
      ),
      ...unknown(
        'overrideReason',
        promises.map((draft) => draft.data.overrideReason),
      ),
      ...unknown(
        'snoozeReason',
        draftsOf('account.snoozed').map((draft) => draft.data.reason),
      ),
      ...unknown(
        'skipReason',
        draftsOf('account.skipped').map((draft) => draft.data.reason),
      ),
      ...unknown(
        'voidReason',
        draftsOf('receipt.voidRequested').map((draft) => draft.data.reason),
      ),
      ...unknown(
        'cancelReason',
        draftsOf('plan.cancelled').map((draft) => draft.data.reason),
      ),
      ...unknown(
        'withdrawReason',
        draftsOf('promise.withdrawn').map((draft) => draft.data.reason),
      ),
      ...unknown(
        'contactRole',
        draftsOf('phone.added').map((draft) => draft.data.role),
      ),
      ...unknown(
        'topic',
        contacts.map((draft) => draft.personal.details['topic'] ?? null),
      ),
      ...unknown(
        'preference',
        contacts.map((draft) => draft.personal.details['preference'] ?? null),
      ),
    ]).toEqual([]);
  });
});

describe('law', () => {
  test('no call and no visit of the year was made when the packs forbid it', () => {
    const lawOf = new Map(draftsOf('book.opened').map((draft) => [draft.data.bookId, draft.data]));
    const bookOf = new Map(
      draftsOf('account.opened').map((draft) => [draft.stream as string, draft.data.bookId]),
    );
    const blocked = book.list.flatMap((act) =>
      act.drafts.filter((draft) => {
        if (draft.kind !== 'interaction.logged' || !draft.data.countsAsAttempt) return false;
        if (draft.data.channel === 'inbound') return false;
        const law = lawOf.get(bookOf.get(draft.stream) ?? '');
        if (law === undefined) return true;
        const facts = { values: contactFacts(law), history: [] };
        const action = { type: draft.data.channel, partyRole: 'borrower' } as const;
        return evaluateAction(rules.rulePacks, action, facts, act.atMs).decision === 'block';
      }),
    );
    expect(blocked).toEqual([]);
  });

  test('nobody is taken more than twenty thousand rupees in cash from', () => {
    const cash = draftsOf('cash.received').map((draft) => draft.data.amountMinor);
    expect(cash.length).toBeGreaterThan(0);
    expect(Math.max(...cash)).toBeLessThan(2_000_000);
  });
});
