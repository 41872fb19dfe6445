import { checkGoodsTaxRate } from '../../../shared/domain/charges/check-terms.ts';
import type { ChargeStatutes } from '../../../shared/domain/charges/statutes.ts';
import {
  type ChargeTerms,
  chargeTermsSchema,
  type InterestTerms,
  type LateFeeTerms,
  lateFeeTermsSchema,
  noCharges,
} from '../../../shared/domain/charges/terms.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import {
  compare,
  decimalToFraction,
  fraction,
  multiply,
  roundToMinor,
} from '../../../shared/domain/interest/fraction.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { numberOption, type TypedCommand, textOption } from './arguments.ts';

/** Currency that a regime's law is about, where none was typed. */
const usualCurrencies: Readonly<Record<string, string>> = { uk: 'GBP', eu: 'EUR' };

/** The terms that were typed, for a claim of a currency; in words where something of them is not understood. */
export function typedTerms(
  typed: TypedCommand,
  statutes: ChargeStatutes,
  { currency, asOf }: { readonly currency: string; readonly asOf: PlainDate },
): Result<ChargeTerms, { readonly sentence: string }> {
  const interest = interestOf(typed);
  const checked = chargeTermsSchema.safeParse({ ...noCharges, interest });
  if (interest === null || !checked.success) {
    return refused({
      sentence:
        'Which regime? --regime msmed, uk, eu, none, or contract with --rate and, where it is not actual/365F and simple, --day-count and --compounding.',
    });
  }
  const fee = typedLateFee(typed, currency);
  if (!fee.ok) return fee;
  const terms = { ...checked.data, lateFee: fee.value };
  const taxed = checkGoodsTaxRate(terms, statutes.goodsTax, asOf);
  if (taxed.ok) return ok(terms);
  return refused({ sentence: `--gst wants a rate that the law had on ${asOf}: ${taxed.refusal.rates}.` });
}

/** A late fee as typed: an amount, or a share of what is open; null where none was. */
function typedLateFee(
  typed: TypedCommand,
  currency: string,
): Result<LateFeeTerms | null, { readonly sentence: string }> {
  const fee = textOption(typed, 'late-fee');
  const gst = textOption(typed, 'gst');
  if (fee === undefined) {
    if (gst === undefined) return ok(null);
    return refused({ sentence: '--gst is the tax inside a late fee: --late-fee 500.00 --gst 18' });
  }
  const graceDays = numberOption(typed, 'grace-days');
  if (!graceDays.ok) return graceDays;
  const checked = lateFeeTermsSchema.safeParse({
    rule: fee.endsWith('%')
      ? { kind: 'percent', percent: fee.slice(0, -1) }
      : { kind: 'flat', amountMinor: typedMinor(fee, currency) },
    graceDays: graceDays.value ?? 0,
    capMinor: null,
    gstPercent: gst ?? null,
    gstSupply: typed.options['across-states'] === true ? 'acrossStates' : 'withinState',
  });
  if (checked.success) return ok(checked.data);
  return refused({
    sentence: '--late-fee wants an amount such as 500.00 or a share such as 2%, --gst a rate such as 18.',
  });
}

/** An amount as typed, in minor units; null where it is none, or has more decimals than its currency. */
export function typedMinor(text: string, currency: string): number | null {
  if (!/^\d{1,13}(?:\.\d{1,3})?$/.test(text)) return null;
  const exact = multiply(decimalToFraction(text), fraction(10n ** BigInt(minorDigits(currency))));
  const amountMinor = roundToMinor(exact);
  return compare(exact, fraction(amountMinor)) === 0 ? amountMinor : null;
}

/** The currency that was typed, else the one the regime's law is about, else rupees. */
export function typedCurrency(typed: TypedCommand): string {
  return textOption(typed, 'currency') ?? usualCurrencies[textOption(typed, 'regime') ?? ''] ?? 'INR';
}

/** As typed, not yet checked: the schema of the terms says what may stand where. */
function interestOf(typed: TypedCommand): Readonly<Record<string, unknown>> | InterestTerms | null {
  switch (textOption(typed, 'regime')) {
    case 'none':
      return { regime: 'none' };
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
