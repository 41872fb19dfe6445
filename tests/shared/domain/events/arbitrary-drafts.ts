import fc from 'fast-check';
import type { PlainDate } from '../../../../src/shared/domain/dates.ts';
import { holdKinds } from '../../../../src/shared/domain/events/commitment-kinds.ts';
import type { StreamId } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft, EventKindName } from '../../../../src/shared/domain/events/kinds.ts';
import { roles } from '../../../../src/shared/domain/events/team-kinds.ts';
import { day } from './build-event.ts';

/** Few ids, few days, few amounts: so that events meet each other. */
const days = ['2026-11-20', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-02', '2026-12-31'].map(day);
const anyDay: fc.Arbitrary<PlainDate> = fc.constantFrom(...days);
const anyMinor = fc.constantFrom(1, 40_000, 50_000, 99_999, 100_000, 250_000_00);
const anyCode = fc.constantFrom('wrongAmount', 'noAnswer', 'shortSupply');
const anyText = fc.constantFrom('', 'दरवाज़ा बंद था', 'rang twice', 'Cafe\u0301 owner', 'a "quoted"\nline');
const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const decision = fc.constantFrom('approved' as const, 'rejected' as const);
const noPersonal = fc.constant(null);
const instant = fc.constantFrom(null, 1_795_000_000_000);
const pooled = (prefix: string, count: number): fc.Arbitrary<string> =>
  fc.constantFrom(...Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`));

type Parts<Name extends EventKindName> = Pick<EventDraft<Name>, 'data' | 'personal'>;
type PartsByKind<Prefix extends string> = {
  readonly [Name in Extract<EventKindName, Prefix>]: fc.Arbitrary<Parts<Name>>;
};

const parts = <Data, Personal>(data: fc.Arbitrary<Data>, personal: fc.Arbitrary<Personal>) =>
  fc.record({ data, personal });

type AccountKind =
  | `account.${string}`
  | `items.${string}`
  | 'import.undone'
  | `receipt.${string}`
  | `interaction.${string}`
  | `attachment.${string}`
  | `promise.${string}`
  | `plan.${string}`
  | `dispute.${string}`
  | `hold.${string}`
  | `appointment.${string}`
  | `review.${string}`;

function accountParts(accountId: string): PartsByKind<AccountKind> {
  const id = (prefix: string, count = 3): fc.Arbitrary<string> => pooled(`${accountId}/${prefix}`, count);
  const item = fc.record({
    itemId: id('I'),
    itemKey: fc.constant('INV/1'),
    number: fc.constant('INV/1'),
    itemKind: fc.constantFrom('invoice' as const, 'instalment' as const, 'credit' as const),
    issuedOn: anyDay,
    dueOn: anyDay,
    amountMinor: fc.oneof(anyMinor, fc.constant(-5_000), fc.constant(0)),
    settlements: fc.array(fc.record({ on: anyDay, amountMinor: fc.oneof(anyMinor, fc.constant(-1)) }), {
      maxLength: 3,
    }),
  });
  const tender = fc.record({
    tender: fc.constantFrom('cash', 'upi', 'cheque', 'bankTransfer', 'taxDeducted'),
    amountMinor: anyMinor,
    reference: orNull(anyCode),
    bank: fc.constant(null),
    instrumentOn: orNull(anyDay),
  }) as fc.Arbitrary<Parts<'receipt.recorded'>['data']['tenders'][number]>;
  return {
    'account.opened': parts(
      fc.record({
        accountId: fc.constant(accountId),
        bookId: fc.constant('B-1'),
        partyId: fc.constant('P-1'),
        accountKey: fc.constant('4711'),
        currency: fc.constantFrom('INR', 'USD'),
        product: fc.constantFrom('trade' as const, 'loan' as const),
      }),
      noPersonal,
    ),
    'items.imported': parts(
      fc.record({ importId: pooled('X', 3), items: fc.array(item, { maxLength: 4 }) }),
      noPersonal,
    ),
    'import.undone': parts(fc.record({ importId: pooled('X', 3) }), noPersonal),
    'account.assigned': parts(fc.record({ userId: orNull(pooled('user-', 2)) }), noPersonal),
    'account.snoozed': parts(fc.record({ until: anyDay, reason: anyCode }), noPersonal),
    'account.skipped': parts(fc.record({ reason: anyCode }), noPersonal),
    'receipt.recorded': parts(
      fc.record({
        receiptId: id('R'),
        number: fc.constant('K3W7Q2-000001-7'),
        currency: fc.constantFrom('INR', 'USD'),
        amountMinor: anyMinor,
        tenders: fc.array(tender, { minLength: 1, maxLength: 3 }),
        lines: fc.array(fc.record({ itemId: id('I', 4), amountMinor: anyMinor }), { maxLength: 3 }),
        unappliedMinor: fc.constantFrom(0, 10_000),
        basis: fc.constantFrom('directed' as const, 'orderOfTime' as const),
        payerIsDebtor: fc.boolean(),
        practice: fc.boolean(),
      }),
      fc.record({ payerName: orNull(anyText), note: orNull(anyText) }),
    ),
    'receipt.voidRequested': parts(
      fc.record({ receiptId: id('R', 4), reason: anyCode }),
      fc.record({ note: orNull(anyText) }),
    ),
    'receipt.voidDecided': parts(fc.record({ receiptId: id('R', 4), decision, reason: anyText }), noPersonal),
    'interaction.logged': parts(
      fc.record({
        interactionId: id('N'),
        channel: fc.constantFrom('call' as const, 'inbound' as const, 'visit' as const),
        outcome: anyCode,
        contactClass: fc.constantFrom('RPC' as const, 'TPC' as const, 'NC' as const, 'none' as const),
        countsAsAttempt: fc.boolean(),
        phoneId: orNull(pooled('F', 2)),
        addressId: orNull(pooled('G', 2)),
        thirdPartySafe: fc.boolean(),
        reason: orNull(anyCode),
        relation: orNull(anyCode),
        phrases: fc.array(anyCode, { maxLength: 2 }),
        said: fc.array(anyCode, { maxLength: 2 }),
        proof: orNull(
          fc.record({
            grade: fc.constantFrom('A' as const, 'D' as const),
            noFixReason: orNull(anyCode),
            latitudeE7: orNull(fc.constant(185_204_000)),
            longitudeE7: orNull(fc.constant(738_567_000)),
            accuracyMeters: orNull(fc.constant(12)),
          }),
        ),
        next: orNull(fc.record({ action: anyCode, on: anyDay, atMs: instant })),
        contactedAtMs: instant,
        allowedBy: fc.constant(['rbi@1/hours']),
      }),
      fc.record({
        note: orNull(anyText),
        personMet: orNull(anyText),
        reference: orNull(anyText),
        details: fc.dictionary(anyCode, anyText, { maxKeys: 2 }),
      }),
    ),
    'interaction.corrected': parts(
      fc.record({ correctionId: id('C'), interactionId: id('N', 4), outcome: orNull(anyCode) }),
      fc.record({ note: anyText }),
    ),
    'attachment.added': parts(
      fc.record({
        attachmentId: id('T'),
        interactionId: orNull(id('N')),
        sha256: fc.constant('ab'.repeat(32)),
        sizeBytes: fc.constantFrom(1, 2_048),
        mediaType: fc.constant('image/jpeg'),
        capturedAtMs: fc.constant(1_795_000_000_000),
      }),
      fc.record({ fileName: anyText }),
    ),
    'promise.made': parts(
      fc.record({
        promiseId: id('M'),
        currency: fc.constant('INR'),
        amountMinor: anyMinor,
        dueOn: anyDay,
        graceUntil: anyDay,
        thresholdBasisPoints: fc.constantFrom(1, 9_000, 10_000),
        mode: anyCode,
        level: fc.constantFrom(0, 1, 4),
        replaces: orNull(id('M', 4)),
        needsApproval: fc.boolean(),
        interactionId: fc.constant(null),
        warnings: fc.array(anyCode, { maxLength: 2 }),
        overrideReason: orNull(anyCode),
      }),
      fc.record({ promisedBy: orNull(anyText) }),
    ),
    'promise.decided': parts(fc.record({ promiseId: id('M', 4), decision, reason: anyText }), noPersonal),
    'promise.withdrawn': parts(
      fc.record({
        promiseId: id('M', 4),
        by: fc.constantFrom('customer' as const, 'us' as const),
        reason: anyCode,
      }),
      noPersonal,
    ),
    'plan.proposed': parts(
      fc.record({
        planId: id('L', 2),
        currency: fc.constant('INR'),
        totalMinor: anyMinor,
        frequency: fc.constantFrom('weekly' as const, 'monthly' as const),
        instalments: fc.array(fc.record({ dueOn: anyDay, amountMinor: anyMinor }), {
          minLength: 1,
          maxLength: 3,
        }),
        needsApproval: fc.boolean(),
        breaches: fc.array(anyCode, { maxLength: 2 }),
        interactionId: fc.constant(null),
      }),
      noPersonal,
    ),
    'plan.decided': parts(fc.record({ planId: id('L', 3), decision, reason: anyText }), noPersonal),
    'plan.cancelled': parts(fc.record({ planId: id('L', 3), reason: anyCode }), noPersonal),
    'dispute.opened': parts(
      fc.record({
        disputeId: id('D', 2),
        reason: anyCode,
        itemId: orNull(id('I')),
        amountMinor: orNull(anyMinor),
        reviewBy: anyDay,
      }),
      fc.record({ statement: orNull(anyText) }),
    ),
    'dispute.closed': parts(
      fc.record({
        disputeId: id('D', 3),
        result: fc.constantFrom('upheld' as const, 'partly' as const),
        reason: anyText,
      }),
      noPersonal,
    ),
    'hold.set': parts(
      fc.record({
        holdId: id('H', 2),
        hold: fc.constantFrom(...holdKinds),
        until: orNull(anyDay),
        reviewBy: anyDay,
        interactionId: fc.constant(null),
      }),
      fc.record({ statement: orNull(anyText) }),
    ),
    'hold.cleared': parts(fc.record({ holdId: id('H', 3), reason: anyText }), noPersonal),
    'appointment.set': parts(
      fc.record({
        appointmentId: id('V'),
        channel: fc.constantFrom('call' as const, 'visit' as const),
        on: anyDay,
        atMs: instant,
        interactionId: fc.constant(null),
      }),
      noPersonal,
    ),
    'review.resolved': parts(
      fc.record({
        reviewKey: fc
          .tuple(id('M'), id('M'))
          .map((pair) => `secondPromise:${pair.sort((one, other) => (one < other ? -1 : 1)).join('+')}`),
        decision: anyCode,
        events: fc.constant([]),
      }),
      noPersonal,
    ),
  };
}

function partyParts(
  partyId: string,
): PartsByKind<`party.${string}` | `phone.${string}` | `address.${string}`> {
  const phoneId = pooled(`${partyId}/F`, 2);
  const addressId = pooled(`${partyId}/G`, 2);
  return {
    'party.registered': parts(
      fc.record({
        partyId: fc.constant(partyId),
        bookId: fc.constant('B-1'),
        partyKey: fc.constant('4711'),
        partyKind: fc.constantFrom('business' as const, 'person' as const),
        importId: orNull(pooled('X', 2)),
      }),
      fc.record({ name: anyText }),
    ),
    'party.fieldSet': parts(
      fc.record({ field: fc.constantFrom('name' as const, 'gstin' as const, 'language' as const) }),
      fc.record({ value: orNull(anyText), previous: orNull(anyText) }),
    ),
    'phone.added': parts(
      fc.record({ phoneId, role: anyCode, source: anyCode }),
      fc.record({ number: fc.constant('+919822000000'), contactName: orNull(anyText) }),
    ),
    'phone.result': parts(
      fc.record({
        phoneId,
        result: fc.constantFrom('reached', 'thirdParty', 'noAnswer', 'wrong', 'outOfService', 'restored'),
        interactionId: fc.constant(null),
      }) as fc.Arbitrary<Parts<'phone.result'>['data']>,
      noPersonal,
    ),
    'address.added': parts(
      fc.record({ addressId, role: anyCode, source: anyCode, pincode: orNull(fc.constant('411001')) }),
      fc.record({ line: anyText, locality: orNull(anyText), city: orNull(anyText) }),
    ),
    'address.result': parts(
      fc.record({
        addressId,
        result: fc.constantFrom('met', 'closed', 'notFound', 'wrong', 'shifted', 'restored'),
        interactionId: fc.constant(null),
      }) as fc.Arbitrary<Parts<'address.result'>['data']>,
      noPersonal,
    ),
  };
}

function walletParts(): PartsByKind<`cash.${string}`> {
  const data = fc.record({
    receiptId: pooled('R', 3),
    accountId: fc.constant('A-1'),
    currency: fc.constantFrom('INR', 'USD'),
    amountMinor: anyMinor,
  });
  return { 'cash.received': parts(data, noPersonal), 'cash.returned': parts(data, noPersonal) };
}

type TeamKind =
  | `team.${string}`
  | `user.${string}`
  | `device.${string}`
  | `book.${string}`
  | `mapping.${string}`
  | 'import.recorded'
  | 'import.withdrawn'
  | `policy.${string}`;

function teamParts(teamId: string): PartsByKind<TeamKind> {
  const userId = pooled('user-', 3);
  const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 3 });
  const law = {
    bookId: pooled('B-', 2),
    creditor: fc.constantFrom('lender' as const, 'trade' as const),
    debtors: fc.constantFrom('business' as const, 'consumer' as const),
    state: orNull(fc.constant('MH')),
    product: fc.constantFrom('trade' as const, 'microfinance' as const),
  };
  return {
    'team.founded': parts(
      fc.record({ teamId: fc.constant(teamId), practice: fc.boolean(), zone: fc.constant('Asia/Kolkata') }),
      fc.record({ name: anyText }),
    ),
    'user.added': parts(fc.record({ userId, roles: someRoles }), fc.record({ name: anyText })),
    'user.changed': parts(fc.record({ userId, roles: someRoles, active: fc.boolean() }), noPersonal),
    'device.enrolled': parts(
      fc.record({
        device: pooled('d', 2),
        publicKey: fc.constant('AA'),
        receiptPrefix: fc.constant('K3W7Q2'),
      }),
      noPersonal,
    ),
    'book.opened': parts(
      fc.record({ ...law, assumed: fc.array(anyCode, { maxLength: 2 }) }),
      fc.record({ title: anyText }),
    ),
    'book.changed': parts(fc.record(law), noPersonal),
    'mapping.remembered': parts(
      fc.record({ bookId: pooled('B-', 3), mapping: fc.constant('{}') }),
      noPersonal,
    ),
    'import.recorded': parts(
      fc.record({
        importId: pooled('X', 2),
        bookId: fc.constant('B-1'),
        fileSha256: fc.constant('cd'.repeat(32)),
        rows: fc.constantFrom(0, 9_700),
        created: fc.constant(1),
        updated: fc.constant(2),
        unchanged: fc.constant(3),
        problems: fc.constant(4),
      }),
      fc.record({ fileName: anyText }),
    ),
    'import.withdrawn': parts(fc.record({ importId: pooled('X', 3) }), noPersonal),
    'policy.set': parts(fc.record({ policy: anyCode, value: anyText }), noPersonal),
  };
}

function anyOf(
  stream: StreamId,
  partsByKind: Partial<Record<EventKindName, fc.Arbitrary<Pick<EventDraft, 'data' | 'personal'>>>>,
): fc.Arbitrary<EventDraft> {
  const kinds = Object.entries(partsByKind) as [EventKindName, fc.Arbitrary<object>][];
  return fc.oneof(
    ...kinds.map(([kind, both]) => both.map((made) => ({ kind, stream, ...made }) as EventDraft)),
  );
}

/** Any event of an account's stream; ids are the account's own. */
export const accountDraft = (accountId: string): fc.Arbitrary<EventDraft> =>
  anyOf(`account:${accountId}`, accountParts(accountId));
/** Any event of a party's stream. */
export const partyDraft = (partyId: string): fc.Arbitrary<EventDraft> =>
  anyOf(`party:${partyId}`, partyParts(partyId));
/** Any event of a wallet. */
export const walletDraft = (userId: string): fc.Arbitrary<EventDraft> =>
  anyOf(`wallet:${userId}`, walletParts());
/** Any event of the team. */
export const teamDraft = (teamId: string): fc.Arbitrary<EventDraft> =>
  anyOf(`team:${teamId}`, teamParts(teamId));

/** Any event of a small ledger: two accounts, a party, a wallet and the team; accounts most often. */
export const ledgerDraft: fc.Arbitrary<EventDraft> = fc.oneof(
  { arbitrary: accountDraft('A-1'), weight: 6 },
  { arbitrary: accountDraft('A-2'), weight: 2 },
  { arbitrary: partyDraft('P-1'), weight: 2 },
  { arbitrary: walletDraft('user-1'), weight: 1 },
  { arbitrary: teamDraft('T-1'), weight: 2 },
);
