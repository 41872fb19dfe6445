import { secondsOfDay } from './clock-time.ts';
import type { RuleParameter } from './rule-pack.ts';

/** Why a firm's own value of a parameter is refused. */
export type OverrideProblem = 'notAdjustable' | 'wrongType' | 'loosens';

/**
 * Whether a firm may set a parameter to its own value: only in the parameter's `tighten` direction, only of the same
 * type (compliance page, "Strictest wins": a loosening override fails at load). Undefined = permitted.
 */
export function overrideProblem(parameter: RuleParameter, value: unknown): OverrideProblem | undefined {
  switch (parameter.tighten) {
    case 'lower':
    case 'higher':
      return orderedProblem(parameter.tighten === 'higher', numberOf(parameter.value), numberOf(value));
    case 'earlier':
    case 'later':
      return orderedProblem(parameter.tighten === 'later', timeOf(parameter.value), timeOf(value));
    case 'narrower':
      return narrowerProblem(parameter.value, value);
    default:
      return 'notAdjustable';
  }
}

function orderedProblem(
  upward: boolean,
  original: number | undefined,
  changed: number | undefined,
): OverrideProblem | undefined {
  if (original === undefined || changed === undefined) return 'wrongType';
  const loosens = upward ? changed < original : changed > original;
  return loosens ? 'loosens' : undefined;
}

function narrowerProblem(original: unknown, changed: unknown): OverrideProblem | undefined {
  if (!Array.isArray(original) || !Array.isArray(changed)) return 'wrongType';
  return changed.every((entry) => original.includes(entry)) ? undefined : 'loosens';
}

/** A number, or a decimal text such as a money limit (compared only, never summed). */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && /^\d{1,12}(\.\d{1,3})?$/.test(value)) return Number(value);
  return undefined;
}

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? secondsOfDay(value) : undefined;
}
