import { isMadeGood } from '../../../shared/domain/account/made-good.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { limitationClocks } from '../../../shared/domain/clock/limitation.ts';
import { type LegalClock, noticeClock } from '../../../shared/domain/clock/notice-clocks.ts';
import type { ClockRules } from '../../../shared/domain/clock/rules.ts';
import { compareDates, type PlainDate } from '../../../shared/domain/dates.ts';

/** Every legal clock of an account that runs on a day, the one that ends first first (row K4). */
export function legalClocksOf(state: AccountState, rules: ClockRules, on: PlainDate): readonly LegalClock[] {
  const notices = [...state.instruments.values()].flatMap((instrument) => {
    const bounce = instrument.bounces.at(-1) ?? null;
    const clocked = { ...instrument, bounce, isMadeGood: isMadeGood(state, instrument) };
    return noticeClock(clocked, rules, on) ?? [];
  });
  const limitation = limitationClocks(openItems(state, on), state.acknowledgments, rules, on);
  return [...notices, ...limitation].toSorted((one, other) => compareDates(one.dueOn, other.dueOn));
}
