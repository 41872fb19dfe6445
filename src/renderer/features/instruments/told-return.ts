import { isPlainDate, type PlainDate } from '../../../shared/domain/dates.ts';

/** What a line of the bank says of an instrument that came back. */
export interface ToldReturn {
  readonly on: PlainDate;
  /** By code; null where the bank's words give none. */
  readonly reason: string | null;
  /** What the bank took for it, in minor units. */
  readonly chargeMinor: number | null;
}

/** What an address says of a return; null where it says nothing that can be read. */
export function readTold(search: Readonly<Record<string, unknown>>): ToldReturn | null {
  const { on, reason, charge } = search;
  if (typeof on !== 'string' || !isPlainDate(on)) return null;
  const chargeMinor = Number(charge);
  return {
    on,
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    chargeMinor: Number.isSafeInteger(chargeMinor) && chargeMinor > 0 ? chargeMinor : null,
  };
}
