import { describe, expect, test } from 'vitest';

import { together } from '../../../src/renderer/procedures/together.ts';
import type { ProcedureState } from '../../../src/renderer/procedures/use-procedure.ts';

const reloaded: string[] = [];

function state<Data>(told: Partial<ProcedureState<Data>>): ProcedureState<Data> {
  return {
    status: 'loading',
    data: undefined,
    refusal: undefined,
    isRefreshing: false,
    reload: () => {},
    ...told,
  };
}
const answered = <Data>(data: Data) => state<Data>({ status: 'ready', data });
const refused = (code: string) =>
  state<never>({ status: 'refused', refusal: { code }, reload: () => void reloaded.push(code) });

describe('several questions as one', () => {
  test('are answered once all are', () => {
    expect(together(answered(1), state({}), answered('a'))).toMatchObject({
      status: 'loading',
      data: undefined,
    });
    const whole = together(answered(1), answered(null), answered('a'));
    expect([whole.status, whole.data, whole.isRefreshing]).toEqual(['ready', [1, null, 'a'], false]);
  });

  test('are refused as the first that was, and only what was refused is asked again', () => {
    const whole = together(answered(1), refused('noLedger'), refused('hostStopped'));
    expect([whole.status, whole.data, whole.refusal]).toEqual(['refused', undefined, { code: 'noLedger' }]);
    whole.reload();
    expect(reloaded).toEqual(['noLedger', 'hostStopped']);
  });

  test('keep the older answers where one is asked anew and refused', () => {
    const older = state<string>({ status: 'refused', data: 'older', refusal: { code: 'hostStopped' } });
    expect(together(answered(1), older, answered('a'))).toMatchObject({
      status: 'refused',
      data: [1, 'older', 'a'],
    });
  });
});
