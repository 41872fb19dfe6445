import { ok, type Result, refused } from '../../lib/result.ts';
import type { Role } from '../team/state.ts';
import type { WalletMovement } from '../wallet/movement.ts';
import type { CashLimit, CashPolicy } from './policy.ts';

/** Why no more cash may be taken now; the way out is a deposit or a hand-over first, or another tender. */
export type CashLimitRefusal =
  | {
      readonly code: 'cashLimit';
      readonly currency: string;
      readonly inHandMinor: number;
      readonly limitMinor: number;
      readonly headroomMinor: number;
    }
  | {
      readonly code: 'cashTooOld';
      readonly currency: string;
      readonly inHandMinor: number;
      readonly heldHours: number;
      readonly limitHours: number;
    };

/** What is warned about before the limit is reached. */
export type CashWarning = 'cashNearLimit' | 'cashGettingOld';

/** A wallet in one currency against its limit. */
export interface WalletStanding {
  readonly currency: string;
  readonly inHandMinor: number;
  readonly limit: CashLimit | null;
  /** When the oldest cash still in hand was taken; null where there is none. */
  readonly oldestMs: number | null;
  readonly heldHours: number;
  readonly warnings: readonly CashWarning[];
  /** True where new cash is refused already. */
  readonly isBlocked: boolean;
}

/** The limit of a person in a currency: their own, else the widest of their roles; null where there is none. */
export function cashLimitOf(
  policy: CashPolicy,
  user: { readonly userId: string; readonly roles: readonly Role[] },
  currency: string,
): CashLimit | null {
  const own = policy.limitsByUser[user.userId];
  if (own !== undefined) return own?.find((limit) => limit.currency === currency) ?? null;
  const byRole = user.roles.map(
    (role) => policy.limitsByRole[role]?.find((limit) => limit.currency === currency) ?? null,
  );
  const limits = byRole.filter((limit) => limit !== null);
  if (limits.length < byRole.length) return null;
  return limits.toSorted((one, other) => other.amountMinor - one.amountMinor)[0] ?? null;
}

/** When the oldest cash still in hand was taken: what goes out is what came in first. Null where nothing is in hand. */
export function oldestCashMs(movements: Iterable<WalletMovement>, currency: string): number | null {
  const ofCurrency = [...movements].filter((movement) => movement.currency === currency);
  let outMinor = ofCurrency.reduce((sum, { amountMinor }) => sum + Math.max(0, -amountMinor), 0);
  const taken = ofCurrency
    .filter(({ amountMinor }) => amountMinor > 0)
    .toSorted((one, other) => one.recordedMs - other.recordedMs);
  for (const { amountMinor, recordedMs } of taken) {
    if (outMinor < amountMinor) return recordedMs;
    outMinor -= amountMinor;
  }
  return null;
}

const hourMs = 3_600_000;

/** A wallet in one currency against its limit, at an instant. */
export function walletStanding(question: {
  readonly movements: readonly WalletMovement[];
  readonly currency: string;
  readonly limit: CashLimit | null;
  readonly policy: CashPolicy;
  readonly nowMs: number;
}): WalletStanding {
  const { movements, currency, limit, policy, nowMs } = question;
  const inHandMinor = movements.reduce(
    (sum, movement) => (movement.currency === currency ? sum + movement.amountMinor : sum),
    0,
  );
  const oldestMs = oldestCashMs(movements, currency);
  const heldMs = oldestMs === null ? 0 : Math.max(0, nowMs - oldestMs);
  const standing = { currency, inHandMinor, limit, oldestMs, heldHours: Math.floor(heldMs / hourMs) };
  if (limit === null) return { ...standing, warnings: [], isBlocked: false };
  const isNear = reaches(inHandMinor, limit.amountMinor, policy.warnAtBasisPoints);
  const isOldish = reaches(heldMs, limit.ageHours * hourMs, policy.warnAtBasisPoints);
  const warnings: CashWarning[] = [];
  if (isNear) warnings.push('cashNearLimit');
  if (isOldish) warnings.push('cashGettingOld');
  const isBlocked = inHandMinor >= limit.amountMinor || heldMs >= limit.ageHours * hourMs;
  return { ...standing, warnings, isBlocked };
}

/**
 * Whether a person may take this cash (row V7): with it the wallet stays within the limit, and nothing in it is older than
 * the limit. Answers what to warn about.
 */
export function decideCashTaking(
  standing: WalletStanding,
  cashMinor: number,
  policy: CashPolicy,
): Result<readonly CashWarning[], CashLimitRefusal> {
  const { limit, currency, inHandMinor, heldHours } = standing;
  if (limit === null || cashMinor === 0) return ok([]);
  if (standing.oldestMs !== null && heldHours >= limit.ageHours) {
    return refused({ code: 'cashTooOld', currency, inHandMinor, heldHours, limitHours: limit.ageHours });
  }
  if (inHandMinor + cashMinor > limit.amountMinor) {
    const headroomMinor = Math.max(0, limit.amountMinor - inHandMinor);
    return refused({
      code: 'cashLimit',
      currency,
      inHandMinor,
      limitMinor: limit.amountMinor,
      headroomMinor,
    });
  }
  const others = standing.warnings.filter((warning) => warning !== 'cashNearLimit');
  return ok(
    reaches(inHandMinor + cashMinor, limit.amountMinor, policy.warnAtBasisPoints)
      ? ['cashNearLimit', ...others]
      : others,
  );
}

function reaches(value: number, limit: number, basisPoints: number): boolean {
  return BigInt(Math.max(0, value)) * 10_000n >= BigInt(limit) * BigInt(basisPoints);
}
