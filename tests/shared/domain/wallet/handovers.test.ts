import { expect, test } from 'vitest';
import { walletStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft, WalletEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { handoverStanding } from '../../../../src/shared/domain/wallet/apply-handover.ts';
import { cashInHand, foldWallet } from '../../../../src/shared/domain/wallet/state.ts';
import { buildEvents } from '../events/build-event.ts';

const stream = walletStream('user-asha');
const money = { currency: 'INR', amountMinor: 500, denominations: null };
const offered: EventDraft = {
  kind: 'cash.handedOver',
  stream,
  data: { handoverId: 'H-1', toUserId: 'user-ravi', ...money },
  personal: null,
};
const answered = (answer: 'accepted' | 'disputed', way: 'inBahi' | 'onPaper' = 'inBahi'): EventDraft => ({
  kind: 'cash.handoverAnswered',
  stream,
  data: {
    handoverId: 'H-1',
    way,
    answer,
    toUserId: way === 'inBahi' ? 'user-ravi' : null,
    ...money,
    countedMinor: 500,
    note: '',
  },
  personal: null,
});
const withdrawn: EventDraft = {
  kind: 'cash.handoverWithdrawn',
  stream,
  data: { handoverId: 'H-1', reason: '' },
  personal: null,
};
const onPaper: EventDraft = {
  kind: 'cash.countersigned',
  stream,
  data: {
    handoverId: 'H-1',
    ...money,
    paperNumber: '12',
    picture: { sha256: 'ab'.repeat(32), sizeBytes: 9, mediaType: 'image/png' },
  },
  personal: { cashierName: 'Mama' },
};

function standing(...drafts: EventDraft[]) {
  const { state, effects } = foldWallet(stream, buildEvents(drafts) as WalletEvent[]);
  const known = state.handovers.get('H-1');
  return {
    standing: known === undefined ? null : handoverStanding(known),
    inHand: cashInHand(state)['INR'] ?? 0,
    posted: effects.postings.map(({ entryAccount, amountMinor }) => [entryAccount, amountMinor]),
  };
}

test.each<[string, EventDraft[], string, number, unknown[]]>([
  ['an offer moves nothing', [offered], 'offered', 0, []],
  ['a disputed one moves nothing and stays open', [offered, answered('disputed')], 'disputed', 0, []],
  [
    'an acceptance moves it from hand to hand',
    [offered, answered('accepted')],
    'accepted',
    -500,
    [
      ['cash:user-ravi', 500],
      ['cash:user-asha', -500],
    ],
  ],
  [
    'a dispute may end in acceptance',
    [offered, answered('disputed'), answered('accepted')],
    'accepted',
    -500,
    [
      ['cash:user-ravi', 500],
      ['cash:user-asha', -500],
    ],
  ],
  [
    'accepted twice is once',
    [offered, answered('accepted'), answered('accepted')],
    'accepted',
    -500,
    [
      ['cash:user-ravi', 500],
      ['cash:user-asha', -500],
    ],
  ],
  [
    'an acceptance read before its offer moves it as well',
    [answered('accepted'), offered],
    'accepted',
    -500,
    [
      ['cash:user-ravi', 500],
      ['cash:user-asha', -500],
    ],
  ],
  ['an offer taken back is over', [offered, answered('disputed'), withdrawn], 'withdrawn', 0, []],
  [
    'on paper it leaves the hands at once and stays open',
    [onPaper],
    'onPaper',
    -500,
    [
      ['cash.onPaper', 500],
      ['cash:user-asha', -500],
    ],
  ],
  [
    'the office confirms a paper',
    [onPaper, answered('accepted', 'onPaper')],
    'accepted',
    -500,
    [
      ['cash.onPaper', 500],
      ['cash:user-asha', -500],
      ['cash.office', 500],
      ['cash.onPaper', -500],
    ],
  ],
])('%s', (_, drafts, expected, inHand, posted) => {
  expect(standing(...drafts)).toEqual({ standing: expected, inHand, posted });
});

test.each([
  ['accepted first', [offered, answered('accepted'), withdrawn]],
  ['taken back first', [offered, withdrawn, answered('accepted')]],
])(
  'taken back by one and accepted by the other, %s: it is accepted, and a person is asked once',
  (_, drafts) => {
    const { state } = foldWallet(stream, buildEvents(drafts) as WalletEvent[]);
    expect(standing(...drafts)).toMatchObject({ standing: 'accepted', inHand: -500 });
    const asked = [...state.reviews.values()].filter(({ kind }) => kind === 'takenBackAndAccepted');
    expect(asked).toMatchObject([{ severity: 'high', subject: 'H-1', state: 'open' }]);
    expect(asked[0]?.eventIds).toHaveLength(2);
  },
);
