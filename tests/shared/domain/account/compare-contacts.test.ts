import { describe, expect, test } from 'vitest';
import type { DataOf } from '../../../../src/shared/domain/events/kinds.ts';
import { held, holdCleared, logged } from '../events/drafts.ts';
import { foldTogether, reviewLines } from './two-people.ts';

const contact = (interactionId: string, changed: Partial<DataOf<'interaction.logged'>> = {}) =>
  logged({ interactionId, ...changed });

describe('contacts that did not know of each other', () => {
  test('two people who sought one customer on one day are named once, however often they tried', () => {
    const state = foldTogether(
      [],
      [
        ['asha', contact('N-1')],
        ['asha', contact('N-2')],
        ['ravi', contact('N-3')],
        ['ravi', contact('N-4')],
      ],
    );
    expect(reviewLines(state)).toEqual(['doubleContact low asha.1 asha.2 ravi.1 ravi.2']);
  });

  test('nobody is named on different days, for a call of the customer’s own, or where the other was known', () => {
    const lines = [
      foldTogether(
        [],
        [
          ['asha', contact('N-1')],
          ['ravi', contact('N-2'), { on: '2026-11-25' }],
        ],
      ),
      foldTogether(
        [],
        [
          ['asha', contact('N-1')],
          ['ravi', contact('N-2', { channel: 'inbound' })],
        ],
      ),
      foldTogether([contact('N-1')], [['ravi', contact('N-2')]]),
    ].map(reviewLines);
    expect(lines).toEqual([[], [], []]);
  });
});

describe('a contact after a hold that its device had not seen', () => {
  const expected = ['contactAfterHold medium ravi.1 > asha.1'];

  test('is shown, whichever was placed first', () => {
    const late = { correctedMs: 900 };
    expect(
      reviewLines(
        foldTogether(
          [],
          [
            ['ravi', held()],
            ['asha', contact('N-1'), late],
          ],
        ),
      ),
    ).toEqual(expected);
    expect(
      reviewLines(
        foldTogether(
          [],
          [
            ['asha', contact('N-1'), late],
            ['ravi', held()],
          ],
        ),
      ),
    ).toEqual(expected);
  });

  test('not where it came before the hold, nor where the hold is over, nor where it was known', () => {
    const lines = [
      foldTogether(
        [],
        [
          ['asha', contact('N-1'), { correctedMs: 1 }],
          ['ravi', held()],
        ],
      ),
      foldTogether(
        [],
        [
          ['ravi', held()],
          ['ravi', holdCleared()],
          ['asha', contact('N-1')],
        ],
      ),
      foldTogether([held()], [['asha', contact('N-1')]]),
    ].map(reviewLines);
    expect(lines).toEqual([[], [], []]);
  });
});
