import { expect, test } from 'vitest';
import { foldStream } from '../../../src/main/ledger/fold-stream.ts';

test('what only a newer app can read is a review of its stream, whatever the stream', () => {
  const parked = [
    { device: 'd', seq: 7, reason: 'unknownKind' as const },
    { device: 'd', seq: 3, reason: 'newerEnvelope' as const },
  ];
  for (const stream of ['account:A-1', 'party:P-1', 'wallet:U-1', 'team:T-1']) {
    const fold = foldStream(stream, { events: [], parked });
    expect([...(fold?.folded.state.reviews.values() ?? [])]).toMatchObject([
      { kind: 'unknownKind', key: `unknownKind:${stream}`, eventIds: ['d.3', 'd.7'], state: 'open' },
    ]);
    expect(fold?.effects.touched.get('review')?.size).toBe(1);
  }
  expect(foldStream('other:1', { events: [], parked })).toBeNull();
});
