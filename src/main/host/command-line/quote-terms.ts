import {
  type ChargeTerms,
  chargeTermsSchema,
  type InterestTerms,
  noCharges,
} from '../../../shared/domain/charges/terms.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { type TypedCommand, textOption } from './arguments.ts';

/** Currency that a regime's law is about, where none was typed. */
export const usualCurrencies: Readonly<Record<string, string>> = { uk: 'GBP', eu: 'EUR' };

/** The terms that were typed; in words where something of them is not understood. */
export function typedTerms(typed: TypedCommand): Result<ChargeTerms, { readonly sentence: string }> {
  const interest = interestOf(typed);
  const checked = chargeTermsSchema.safeParse({ ...noCharges, interest });
  if (interest !== null && checked.success) return ok(checked.data);
  return refused({
    sentence:
      'Which regime? --regime msmed, uk, eu, or contract with --rate and, where it is not actual/365F and simple, --day-count and --compounding.',
  });
}

/** As typed, not yet checked: the schema of the terms says what may stand where. */
function interestOf(typed: TypedCommand): Readonly<Record<string, unknown>> | InterestTerms | null {
  switch (textOption(typed, 'regime')) {
    case 'msmed':
      return { regime: 'msmed', rests: textOption(typed, 'rests') ?? 'appointedDay', agreedDays: null };
    case 'uk':
      return { regime: 'ukLatePayment' };
    case 'eu':
      return {
        regime: 'euLatePayment',
        fixing: textOption(typed, 'fixing') ?? 'float',
        marginPercent: textOption(typed, 'margin') ?? '8',
      };
    case 'contract':
      return {
        regime: 'contract',
        ratePercent: textOption(typed, 'rate'),
        dayCount: textOption(typed, 'day-count') ?? 'actual/365F',
        compounding: textOption(typed, 'compounding') ?? 'none',
      };
    default:
      return null;
  }
}
