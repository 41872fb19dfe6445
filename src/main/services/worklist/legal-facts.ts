import { noticeClock } from '../../../shared/domain/clock/notice-clocks.ts';
import type { ClockRules } from '../../../shared/domain/clock/rules.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { AccountFacts } from '../../../shared/domain/worklist/account-facts.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { legalStepsOf } from '../instrument/instrument-view.ts';
import { legalClocksOf } from '../tender/legal-clocks.ts';
import { foldUntil } from './past-account.ts';
import type { AccountRows } from './ranking-rows.ts';

type LegalFacts = Pick<AccountFacts, 'bounce' | 'legalDeadline'>;

/** What came back and was not made good, and the legal period that ends first (row K4). */
export function legalFacts(
  database: ReadableDatabase,
  { clockRules }: { readonly clockRules: ClockRules },
  { base, bounced, isNearLimitation }: Pick<AccountRows, 'base' | 'bounced' | 'isNearLimitation'>,
  on: PlainDate,
): LegalFacts {
  const newest = bounced.at(-1);
  const bounce =
    newest === undefined
      ? null
      : {
          bouncedOn: newest.bouncedOn,
          amountMinor: newest.amountMinor,
          ...(newest.heldCount > 0 ? { heldCount: newest.heldCount } : {}),
        };
  if (isNearLimitation) {
    const first = legalClocksOf(foldUntil(database, base.accountId, on), clockRules, on)[0];
    return { bounce, legalDeadline: first === undefined ? null : { on: first.dueOn, step: first.step } };
  }
  const clocks = bounced.flatMap((row) => {
    const memo = { memoOn: row.bouncedOn, reasonCode: row.bounceReason };
    const steps = legalStepsOf(row.steps);
    return noticeClock({ ...row, steps, bounce: memo, isMadeGood: false }, clockRules, on) ?? [];
  });
  const first = clocks.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))[0];
  return { bounce, legalDeadline: first === undefined ? null : { on: first.dueOn, step: first.step } };
}
