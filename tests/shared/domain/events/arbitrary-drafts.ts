import fc from 'fast-check';
import type { StreamId } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft, EventKindName } from '../../../../src/shared/domain/events/kinds.ts';
import { writebackShapes } from '../../../../src/shared/domain/events/office-kinds.ts';
import { partyLinks } from '../../../../src/shared/domain/events/party-relation-kinds.ts';
import { roles } from '../../../../src/shared/domain/events/team-kinds.ts';
import { accountParts } from './arbitrary-account-parts.ts';
import { bankParts } from './arbitrary-bank-parts.ts';
import { dayParts, periodParts, walletParts } from './arbitrary-cash-parts.ts';
import {
  anyCode,
  anyDay,
  anyMinor,
  anyReviewDecision,
  anyText,
  noPersonal,
  orNull,
  type Parts,
  type PartsByKind,
  parts,
  pooled,
} from './arbitrary-values.ts';

function partyParts(
  partyId: string,
): PartsByKind<`party.${string}` | `phone.${string}` | `address.${string}` | `contact.${string}`> {
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
      fc.record({
        field: fc.constantFrom('name' as const, 'gstin' as const, 'language' as const),
        importId: pooled('X', 2),
      }),
      fc.record({ value: orNull(anyText), previous: orNull(anyText) }),
    ),
    'phone.added': parts(
      fc.record({ phoneId, role: anyCode, source: anyCode, importId: pooled('X', 2) }),
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
    'party.importUndone': parts(fc.record({ importId: pooled('X', 2) }), noPersonal),
    ...relationParts(partyId),
    'party.reviewResolved': parts(anyReviewDecision, noPersonal),
    'contact.barred': parts(
      fc.oneof(
        fc.record({ contact: fc.constant('phone' as const), contactId: phoneId, barred: fc.boolean() }),
        fc.record({ contact: fc.constant('address' as const), contactId: addressId, barred: fc.boolean() }),
        fc.record({
          contact: fc.constant('email' as const),
          contactId: fc.constant(partyId),
          barred: fc.boolean(),
        }),
      ),
      why,
    ),
  };
}

const why = fc.record({ reason: orNull(anyText) });

type RelationKind =
  | 'party.merged'
  | 'party.split'
  | 'party.keptApart'
  | 'party.mergeProposed'
  | 'party.linked'
  | 'party.unlinked';

/** Of itself too, and ended before it was said: nothing of that may hurt. */
function relationParts(partyId: string): PartsByKind<RelationKind> {
  const otherId = pooled('P-', 3);
  const mergeId = pooled(`${partyId}/M`, 2);
  const linkId = pooled(`${partyId}/L`, 2);
  return {
    'party.merged': parts(fc.record({ mergeId, intoId: otherId }), why),
    'party.split': parts(fc.record({ mergeId }), why),
    'party.keptApart': parts(fc.record({ otherId, apart: fc.boolean() }), why),
    'party.mergeProposed': parts(fc.record({ proposalId: pooled(`${partyId}/O`, 2), intoId: otherId }), why),
    'party.linked': parts(
      fc.record({
        linkId,
        link: fc.constantFrom(...partyLinks),
        otherId,
        since: orNull(anyDay),
        source: anyCode,
      }),
      why,
    ),
    'party.unlinked': parts(fc.record({ linkId }), why),
  };
}

type TeamKind =
  | `team.${string}`
  | `user.${string}`
  | `device.${string}`
  | `book.${string}`
  | `mapping.${string}`
  | 'import.recorded'
  | 'import.withdrawn'
  | `writeback.${string}`
  | `period.${string}`
  | `bank.${string}`
  | `receiptBook.${string}`
  | `policy.${string}`
  | 'charges.termsSet';

function teamParts(teamId: string): PartsByKind<TeamKind> {
  const userId = pooled('user-', 3);
  const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 3 });
  const law = {
    bookId: pooled('B-', 2),
    creditor: fc.constantFrom('lender' as const, 'trade' as const),
    debtors: fc.constantFrom('business' as const, 'consumer' as const),
    state: orNull(fc.constant('IN-MH')),
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
    'device.invited': parts(
      fc.record({
        invitationId: pooled('V-', 2),
        userId: orNull(userId),
        secretSha256: fc.constant('A'.repeat(43)),
      }),
      noPersonal,
    ),
    'device.seated': parts(fc.record({ device: pooled('d', 2), userId }), noPersonal),
    'device.unseated': parts(fc.record({ device: pooled('d', 2), userId }), noPersonal),
    'device.revoked': parts(fc.record({ device: pooled('d', 2), reason: anyCode }), noPersonal),
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
    'charges.termsSet': parts(
      fc.record({
        termsId: pooled('Y', 3),
        bookId: pooled('B-', 2),
        accountId: orNull(fc.constant('A-1')),
        fromOn: anyDay,
        terms: fc.constant({
          interest: { regime: 'msmed' as const, rests: 'appointedDay' as const, agreedDays: null },
          penal: null,
          lateFee: null,
          clause: 'terms on the invoice',
        }),
      }),
      orNull(fc.record({ reason: anyText })),
    ),
    'import.withdrawn': parts(fc.record({ importId: pooled('X', 3) }), noPersonal),
    'writeback.made': parts(
      fc.record({
        batchId: pooled('W', 2),
        bookId: fc.constant('B-1'),
        batchNumber: fc.constantFrom(1, 2),
        shape: fc.constantFrom(...writebackShapes),
        madeOn: anyDay,
        practice: fc.boolean(),
        entries: fc.array(
          fc.record({
            entry: fc.constantFrom('receipt' as const, 'reversal' as const),
            receiptId: pooled('R', 4),
            accountId: fc.constant('A-1'),
            accountKey: fc.constant('4711'),
            number: fc.constant('K3W7Q2-000001-7'),
            on: anyDay,
            currency: fc.constant('INR'),
            amountMinor: anyMinor,
            tenders: fc.constant([{ tender: 'cash', amountMinor: 5, reference: null }]),
            lines: fc.constant([{ itemId: 'I1', amountMinor: 5 }]),
            unappliedMinor: fc.constant(0),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        totals: fc.constant([{ currency: 'INR', count: 1, amountMinor: 5 }]),
        sha256: fc.constant('ab'.repeat(32)),
      }),
      fc.record({
        words: fc.constant([
          { receiptId: 'R1', partyName: 'Kulkarni', payerName: '', numbersByItem: { I1: 'INV/1' } },
        ]),
      }),
    ),
    ...periodParts(),
    ...dayParts(),
    ...bankParts(),
    'team.reviewResolved': parts(anyReviewDecision, noPersonal),
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

/** Any event of a small ledger: two accounts, two parties, a wallet and the team; accounts most often. */
export const ledgerDraft: fc.Arbitrary<EventDraft> = fc.oneof(
  { arbitrary: accountDraft('A-1'), weight: 6 },
  { arbitrary: accountDraft('A-2'), weight: 2 },
  { arbitrary: partyDraft('P-1'), weight: 2 },
  { arbitrary: partyDraft('P-2'), weight: 2 },
  { arbitrary: walletDraft('user-1'), weight: 1 },
  { arbitrary: teamDraft('T-1'), weight: 2 },
);
