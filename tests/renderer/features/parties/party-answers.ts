import type {
  DuplicatePair,
  MergePreview,
  PartyGlance,
  PartyView,
} from '../../../../src/shared/contract/parties.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import type { FixtureAnswers } from '../../fixture-door.ts';

const rupees = (amount: number) => ({ amountMinor: amount * 100, currency: 'INR' });

function glance(partyId: string, more: Partial<PartyGlance>): PartyGlance {
  return {
    partyId,
    name: partyId,
    nativeName: null,
    partyKind: 'business',
    partyKey: partyId,
    book: 'Kulkarni Agencies',
    phones: [],
    email: null,
    gstin: null,
    addresses: [],
    accounts: 1,
    firstAccountId: `account-of-${partyId}`,
    totalDue: [rupees(12_000)],
    ...more,
  };
}

export const kulkarni = glance('K-1', { name: 'Sunil Kulkarni', phones: ['+919822000001'] });
const sunil = glance('K-2', { name: 'सुनील कुलकर्णी', phones: ['+919822000001'], gstin: '27AAPFU0939F1ZV' });
const shah = glance('S-1', {
  name: 'Meena Shah',
  totalDue: [rupees(4_000), { amountMinor: 500, currency: 'USD' }],
});

const proposedPair: DuplicatePair = {
  one: kulkarni,
  other: shah,
  grade: null,
  reasons: [],
  suggests: 'merge',
  proposed: { by: 'Ravi', on: plainDate('2026-11-23'), reason: 'same counter' },
};

/** Pairs of a long list from a place on, fifty at the most. */
export const pairsFrom = (offset: number, total: number): readonly DuplicatePair[] =>
  Array.from({ length: Math.min(50, total - offset) }, (_, at) => ({
    ...proposedPair,
    one: glance(`P-${offset + at}`, { name: `Firm ${offset + at}` }),
  }));

const pairs: readonly DuplicatePair[] = [
  proposedPair,
  {
    one: kulkarni,
    other: sunil,
    grade: 'likely',
    reasons: ['samePhone', 'sameName'],
    suggests: 'merge',
    proposed: null,
  },
];

const preview = (keep: PartyGlance, goes: PartyGlance): MergePreview => ({
  keep,
  goes,
  grade: 'likely',
  reasons: ['samePhone', 'sameName'],
  after: { ...keep, accounts: 2, totalDue: [rupees(24_000)] },
  barred: 1,
  holds: ['deceased'],
  wereKeptApart: true,
});

const partyView: PartyView = {
  party: { ...kulkarni, accounts: 2 },
  members: [
    {
      partyId: 'K-1',
      name: 'Sunil Kulkarni',
      partyKey: 'K-1',
      book: 'Kulkarni Agencies',
      mergeId: null,
      mergedOn: null,
      mergedBy: null,
      reason: null,
    },
    {
      partyId: 'K-2',
      name: 'सुनील कुलकर्णी',
      partyKey: 'K-2',
      book: 'Kulkarni Agencies',
      mergeId: 'merge-1',
      mergedOn: plainDate('2026-11-20'),
      mergedBy: 'Asha',
      reason: 'one shop',
    },
  ],
  links: [
    {
      linkId: 'link-1',
      link: 'guarantorOf',
      isOurs: false,
      partyId: 'S-1',
      name: 'Meena Shah',
      firstAccountId: 'account-of-S-1',
      since: plainDate('2026-04-01'),
      source: 'agent',
      by: 'Asha',
    },
  ],
  accounts: [
    {
      accountId: 'account-1',
      account: 'K1',
      book: 'Kulkarni Agencies',
      totalDue: rupees(12_000),
      moved: null,
    },
    {
      accountId: 'account-2',
      account: 'K2',
      book: 'Kulkarni Agencies',
      totalDue: rupees(12_000),
      moved: {
        moveId: 'move-1',
        from: 'Meena Shah',
        on: plainDate('2026-11-21'),
        by: 'Asha',
        reason: 'one line too low',
      },
    },
  ],
  totals: [rupees(24_000)],
};

/** What the screens of customers are answered. */
export const partyAnswers: FixtureAnswers = {
  listDuplicates: () => ok({ pairs, total: 12 }),
  listUnreachable: () =>
    ok({
      total: 1,
      rows: [
        {
          accountId: 'account-9',
          account: 'S-9',
          partyId: 'S-9',
          party: 'Anil Pawar',
          totalDue: rupees(900),
          why: 'nothingUsable',
        },
      ],
    }),
  previewMerge: ({ keepId }) => ok(keepId === 'K-2' ? preview(sunil, kulkarni) : preview(kulkarni, sunil)),
  mergeParties: () => ok({ mergeId: 'merge-2', partyId: 'K-1' }),
  splitParty: () => ok({}),
  keepPartiesApart: () => ok({}),
  proposeMerge: () => ok({}),
  linkParties: () => ok({ linkId: 'link-2' }),
  unlinkParties: () => ok({}),
  moveAccount: () => ok({ moveId: 'move-2' }),
  undoAccountMove: () => ok({}),
  readParty: () => ok(partyView),
  search: () =>
    ok({
      parties: [
        {
          partyId: 'S-1',
          party: 'Meena Shah',
          nativeName: null,
          matches: [],
          accounts: [
            { accountId: 'account-3', account: 'S1', book: 'Trade', totalDue: rupees(10), matches: [] },
          ],
          accountsMore: 0,
        },
      ],
    }),
};
