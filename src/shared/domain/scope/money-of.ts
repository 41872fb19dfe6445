/** What an event says of money taken or given back, for the control sums of a meeting. */
export interface ControlMoney {
  readonly currency: string;
  /** Integer minor units: above zero was received, below zero was given back. */
  readonly amountMinor: number;
}

/** Kinds whose amounts are summed at the end of a meeting, and their sign. */
const signByKind: Readonly<Record<string, 1 | -1>> = { 'receipt.recorded': 1, 'cash.returned': -1 };

/** The money of one event by its own bytes alone, so that both sides sum the same in any order; null for most kinds. */
export function controlMoneyOf(kind: string, data: unknown): ControlMoney | null {
  const sign = Object.hasOwn(signByKind, kind) ? signByKind[kind] : undefined;
  if (sign === undefined || typeof data !== 'object' || data === null) return null;
  const { currency, amountMinor } = data as Readonly<Record<string, unknown>>;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return null;
  if (typeof amountMinor !== 'number' || !Number.isSafeInteger(amountMinor) || amountMinor < 1) return null;
  return { currency, amountMinor: sign * amountMinor };
}
