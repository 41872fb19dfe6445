import type { ChargesView } from '../../../../shared/contract/charges.ts';
import { agreedDaysOf } from '../../../../shared/domain/charges/acceptance.ts';
import type { ChargedClaim } from '../../../../shared/domain/charges/charged-claim.ts';
import { chargesOnClaim } from '../../../../shared/domain/charges/claim-charges.ts';
import { msmedDays } from '../../../../shared/domain/charges/statutes.ts';
import { addDays, isPlainDate, type PlainDate } from '../../../../shared/domain/dates.ts';
import { fraction, fractionToDecimal, multiply } from '../../../../shared/domain/interest/fraction.ts';
import type { ChargeRules } from '../../../../shared/domain/interest/running-interest.ts';
import { isCurrency, minorDigits } from '../../../../shared/domain/money.ts';
import { numberOption, type TypedCommand, textOption } from '../arguments.ts';
import { done, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { typedCurrency, typedMinor, typedTerms } from '../quote-terms.ts';
import { call, unlockFor, type Verb, type VerbHouse } from '../verb.ts';
import { accountWords, chargeWords, type QuotedCharge } from './quote-words.ts';

/** `bahi quote`: what is owed as of a date, with every step; of an account of the ledger, or of figures that are typed. */
export const quoteVerb: Verb = async (house, typed) => {
  const asOf = textOption(typed, 'as-of');
  if (asOf !== undefined && !isPlainDate(asOf)) return usedWrongly('--as-of wants a date, YYYY-MM-DD.');
  const account = textOption(typed, 'account') ?? typed.operands[0];
  if (account !== undefined) return quoteAccount(house, typed, { account, asOf });
  if (asOf === undefined) return usedWrongly('As of which date? --as-of YYYY-MM-DD');
  return quoteFigures(house, typed, asOf);
};

async function quoteAccount(
  house: VerbHouse,
  typed: TypedCommand,
  { account, asOf }: { readonly account: string; readonly asOf: PlainDate | undefined },
): Promise<Outcome> {
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  const accountId = await accountIdOf(house, account);
  const charges = await call(house, 'readCharges', { accountId, ...(asOf === undefined ? {} : { asOf }) });
  if (!charges.ok) return refusedOutcome(charges.refusal);
  const view: ChargesView = charges.value;
  return done(view, accountWords(view));
}

/** An account's own id, or the number that files and papers know it by. */
async function accountIdOf(house: VerbHouse, account: string): Promise<string> {
  const found = await call(house, 'search', { text: account });
  if (!found.ok) return account;
  const accounts = found.value.parties.flatMap((party) => party.accounts);
  return accounts.find((one) => one.account === account)?.accountId ?? account;
}

async function quoteFigures(house: VerbHouse, typed: TypedCommand, asOf: PlainDate): Promise<Outcome> {
  const loaded = await call(house, 'readChargeRules', {});
  if (!loaded.ok) return refusedOutcome(loaded.refusal);
  const { statutes, tables } = loaded.value;
  const rules: ChargeRules = { statutes, tables: new Map(tables.map((table) => [table.id, table])) };
  const claim = typedClaim(typed, rules);
  if (typeof claim === 'string') return usedWrongly(claim);
  const terms = typedTerms(typed, statutes, { currency: claim.currency, asOf });
  if (!terms.ok) return usedWrongly(terms.refusal.sentence);
  const { charges, withoutRate } = chargesOnClaim(claim, terms.value, rules, asOf);
  if (withoutRate) return usedWrongly('The rate table does not reach back to the first day of interest.');
  const digits = minorDigits(claim.currency);
  const chargesMinor = charges.reduce((sum, charge) => sum + charge.amountMinor, 0);
  const quoted = charges.map((charge): QuotedCharge => {
    const { head, ruleId, citation, fromOn, toOn, days, amountMinor, isConfirmed, tax } = charge;
    const scale = fraction(1, 10n ** BigInt(digits));
    const steps = charge.steps.map(
      ({ fromOn: first, toOn: last, days: count, percent, source, isFull, opening, interest }) => ({
        fromOn: first,
        toOn: last,
        days: count,
        percent,
        source,
        isFull,
        opening: fractionToDecimal(multiply(opening, scale), digits),
        interest: fractionToDecimal(multiply(interest, scale), 6),
      }),
    );
    const exact = fractionToDecimal(multiply(charge.amount, scale), 12);
    return { head, ruleId, citation, fromOn, toOn, days, amountMinor, exact, isConfirmed, tax, steps };
  });
  const answer = {
    currency: claim.currency,
    asOf,
    principalMinor: claim.amountMinor,
    charges: quoted,
    chargesMinor,
    totalMinor: claim.amountMinor + chargesMinor,
  };
  return done(answer, chargeWords(answer));
}

/** The claim that was typed; a sentence where something of it is missing or not understood. */
function typedClaim(typed: TypedCommand, { statutes }: ChargeRules): ChargedClaim | string {
  const principal = textOption(typed, 'principal');
  if (principal === undefined || !/^\d{1,13}(?:\.\d{1,3})?$/.test(principal))
    return 'What principal? --principal 500000.00';
  const currency = typedCurrency(typed);
  if (!isCurrency(currency)) return '--currency wants a code of three letters, such as INR.';
  const [accepted, due] = [textOption(typed, 'accepted'), textOption(typed, 'due')];
  for (const date of [accepted, due]) {
    if (date !== undefined && !isPlainDate(date)) return '--due and --accepted want a date, YYYY-MM-DD.';
  }
  const agreed = numberOption(typed, 'agreed-days');
  if (!agreed.ok) return agreed.refusal.sentence;
  const amountMinor = typedMinor(principal, currency);
  if (amountMinor === null) return 'The principal has more decimals than its currency.';
  const days = typedDays(
    statutes.msmed,
    accepted as PlainDate | undefined,
    due as PlainDate | undefined,
    agreed.value,
  );
  if (days === null)
    return 'Since when? --due DATE, or for a small supplier --accepted DATE [--agreed-days N].';
  const none = { chargedBySourceMinor: 0, movements: [], interestPaid: [], holes: [] };
  return { itemId: 'typed', number: '', currency, amountMinor, ...days, ...none };
}

/** With a day of acceptance the Act's own days count; a due date alone is the last day to pay. */
function typedDays(
  statute: ChargeRules['statutes']['msmed'],
  accepted: PlainDate | undefined,
  due: PlainDate | undefined,
  agreedDays: number | undefined,
): Pick<ChargedClaim, 'issuedOn' | 'dueOn'> | null {
  if (accepted !== undefined) {
    const agreed =
      agreedDays ?? (due === undefined ? null : agreedDaysOf({ issuedOn: accepted, dueOn: due }, null));
    const { lastPayOn } = msmedDays(statute, accepted, agreed);
    return { issuedOn: accepted, dueOn: lastPayOn };
  }
  if (due === undefined) return null;
  // One day before, so that the agreed day is the due date itself.
  return { issuedOn: addDays(due, -1), dueOn: due };
}
