import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventDraft, PartyEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { partyIdentities } from '../../../../src/shared/domain/party/identities.ts';
import { joinParties, phonesAlike } from '../../../../src/shared/domain/party/joined.ts';
import { foldParty, type PartyState, partyName } from '../../../../src/shared/domain/party/state.ts';
import { partyDraft } from '../events/arbitrary-drafts.ts';
import { buildEvent } from '../events/build-event.ts';

const partyIds = ['P-1', 'P-2', 'P-3'] as const;
type PartyId = (typeof partyIds)[number];
type Ledger = Readonly<Record<PartyId, PartyState>>;

const foldOf = (partyId: PartyId, drafts: readonly EventDraft[]): PartyState =>
  foldParty(
    `party:${partyId}`,
    drafts.map((draft, at) => buildEvent(draft, { seq: at + 1 }) as PartyEvent),
  ).state;

const foldAll = (drafts: readonly EventDraft[]): Ledger => {
  const of = (partyId: PartyId) =>
    foldOf(
      partyId,
      drafts.filter(({ stream }) => stream === `party:${partyId}`),
    );
  return { 'P-1': of('P-1'), 'P-2': of('P-2'), 'P-3': of('P-3') };
};

/** What the screens show: who is shown under whom, and what is known of each. */
function viewOf(ledger: Ledger): unknown {
  const standing = partyIds.flatMap((partyId) =>
    [...ledger[partyId].relations.values()]
      .filter(({ stands }) => stands)
      .map((told) => ({ partyId, ...told })),
  );
  const merges = standing.filter(({ relation }) => relation === 'merged');
  const groups = standing.filter(({ relation }) => relation === 'household' || relation === 'companyGroup');
  const identities = partyIdentities(
    merges.map(({ partyId, otherId }) => ({ partyId, intoId: otherId })),
    groups,
  );
  const survivors = new Map(identities.map(({ partyId, survivorId }) => [partyId, survivorId]));
  const shown = partyIds.map((partyId) => {
    const survivorId = survivors.get(partyId) ?? partyId;
    const ids = partyIds
      .filter((other) => (survivors.get(other) ?? other) === survivorId)
      .toSorted((one, other) => Number(one !== survivorId) - Number(other !== survivorId));
    const { fields, phones, addresses, emailBarred } = joinParties(ids.map((id) => ledger[id]));
    return {
      ids,
      name: partyName(joinParties(ids.map((id) => ledger[id]))),
      fields,
      phones,
      addresses,
      emailBarred,
    };
  });
  return { identities, shown };
}

const anyDrafts = fc.array(fc.oneof(...partyIds.map((partyId) => partyDraft(partyId))), { maxLength: 40 });
const anyPair = fc
  .tuple(fc.constantFrom(...partyIds), fc.constantFrom(...partyIds))
  .filter(([one, other]) => one !== other);

const merged = (partyId: PartyId, intoId: PartyId, mergeId: string): EventDraft => ({
  kind: 'party.merged',
  stream: `party:${partyId}`,
  data: { mergeId, intoId },
  personal: { reason: null },
});
const split = (partyId: PartyId, mergeId: string): EventDraft => ({
  kind: 'party.split',
  stream: `party:${partyId}`,
  data: { mergeId },
  personal: { reason: null },
});

describe('laws that hold whatever was said before', () => {
  test('a merge and its split give back exactly what was shown before', () => {
    fc.assert(
      fc.property(anyDrafts, anyPair, (drafts, [partyId, intoId]) => {
        const before = viewOf(foldAll(drafts));
        const together = viewOf(foldAll([...drafts, merged(partyId, intoId, 'M-new')]));
        const after = viewOf(foldAll([...drafts, merged(partyId, intoId, 'M-new'), split(partyId, 'M-new')]));
        expect(after).toEqual(before);
        expect(together).toBeDefined();
      }),
    );
  });

  test('a split that arrives before its merge ends it as well', () => {
    fc.assert(
      fc.property(anyDrafts, anyPair, (drafts, [partyId, intoId]) => {
        const inOrder = [...drafts, merged(partyId, intoId, 'M-new'), split(partyId, 'M-new')];
        const late = [...drafts, split(partyId, 'M-new'), merged(partyId, intoId, 'M-new')];
        expect(viewOf(foldAll(late))).toEqual(viewOf(foldAll(inOrder)));
      }),
    );
  });

  test('merges of two devices against each other lose neither and show one party', () => {
    fc.assert(
      fc.property(anyPair, ([one, other]) => {
        const both = [merged(one, other, 'M-1'), merged(other, one, 'M-2')];
        const view = viewOf(foldAll(both));
        expect(viewOf(foldAll(both.toReversed()))).toEqual(view);
        expect(viewOf(foldAll([...both, split(one, 'M-1')]))).toMatchObject({
          identities: partyIdentities([{ partyId: other, intoId: one }], []),
        });
      }),
    );
  });

  test('whatever is barred or retired with one of them is so for all', () => {
    fc.assert(
      fc.property(anyDrafts, (drafts) => {
        const ledger = foldAll(drafts);
        const members = partyIds.map((partyId) => ledger[partyId]);
        const { phones } = joinParties(members);
        for (const [phoneId, phone] of phones) {
          const same = phonesAlike(members, phoneId);
          const theirs = same.flatMap(({ stream, phoneId: id }) => {
            const member = members.find((one) => one.stream === stream);
            return member?.phones.get(id) ?? [];
          });
          expect(phone.retired).toBe(theirs.some(({ retired }) => retired));
          expect(phone.barred !== null).toBe(theirs.some(({ barred }) => barred !== null));
        }
      }),
    );
  });
});

test('the name that went stays known as another name of the one that is shown', () => {
  const registered = (partyId: PartyId, name: string): EventDraft => ({
    kind: 'party.registered',
    stream: `party:${partyId}`,
    data: { partyId, bookId: 'B-1', partyKey: partyId, partyKind: 'person', importId: null },
    personal: { name },
  });
  const one = foldOf('P-1', [registered('P-1', 'Sunil Kulkarni')]);
  const other = foldOf('P-2', [registered('P-2', 'सुनील कुलकर्णी')]);
  const joined = joinParties([one, other]);
  expect(partyName(joined)).toBe('Sunil Kulkarni');
  expect(joined.fields.get('alias')?.history.map(({ value }) => value)).toEqual(['सुनील कुलकर्णी']);
  expect(joinParties([one])).toBe(one);
  expect(one.fields.has('alias')).toBe(false);
});
