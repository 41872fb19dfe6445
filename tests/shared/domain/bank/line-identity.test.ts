import { describe, expect, test } from 'vitest';
import { accountMeant, lineIds, normaliseAccount } from '../../../../src/shared/domain/bank/line-identity.ts';
import { day } from '../events/build-event.ts';

const account = { accountRef: '50200012345678', currency: 'INR' };
const line = (on: string, amountMinor: number, reference: string) => ({
  on: day(on),
  amountMinor,
  reference,
});

describe('the identity of a line', () => {
  const monday = [line('2026-11-02', 5_00, 'R1'), line('2026-11-02', 5_00, ''), line('2026-11-02', 5_00, '')];
  const tuesday = [line('2026-11-03', 5_00, '')];

  test('is the same in every statement that holds its day, and two equal payments are two', () => {
    const first = lineIds(account, monday);
    const both = lineIds(account, [...monday, ...tuesday]);
    expect(new Set(both).size).toBe(4);
    expect(both.slice(0, 3)).toEqual(first);
  });

  test('hears day, amount, reference, account and currency', () => {
    const ids = [
      lineIds(account, [line('2026-11-02', 5_00, 'R1')]),
      lineIds(account, [line('2026-11-03', 5_00, 'R1')]),
      lineIds(account, [line('2026-11-02', -5_00, 'R1')]),
      lineIds(account, [line('2026-11-02', 5_00, 'R2')]),
      lineIds({ ...account, accountRef: '1' }, [line('2026-11-02', 5_00, 'R1')]),
      lineIds({ ...account, currency: 'USD' }, [line('2026-11-02', 5_00, 'R1')]),
    ].flat();
    expect(new Set(ids).size).toBe(6);
    expect(lineIds(account, [line('2026-11-02', 5_00, '0000412233445566')])).toEqual(
      lineIds(account, [line('2026-11-02', 5_00, '412233445566')]),
    );
  });

  test('a number of which a bank shows only the end is the one known account that ends so', () => {
    expect(normaliseAccount(' _00000-502000 12345678')).toBe('50200012345678');
    expect(accountMeant('XXXXXX5678', ['50200012345678', '111'])).toBe('50200012345678');
    expect(accountMeant('XXXXXX5678', ['50200012345678', '99995678'])).toBe('XXXXXX5678');
    expect(accountMeant('50200012345678', ['XXXXXX5678'])).toBe('XXXXXX5678');
    expect(accountMeant('0050200012345678', [])).toBe('50200012345678');
  });
});
