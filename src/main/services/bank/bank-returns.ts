import type { BankReturnView } from '../../../shared/contract/bank.ts';
import {
  type NarrationReading,
  normaliseReference,
  readNarration,
} from '../../../shared/domain/bank/narration.ts';
import { returnReasonIn } from '../../../shared/domain/bank/return-reason.ts';
import { addDays, daysBetween, plainDate } from '../../../shared/domain/dates.ts';
import { type BankLineRow, selectBankLines } from '../../db/queries/bank.ts';
import { selectInstrumentOfTender, selectInstrumentsLike } from '../../db/queries/instruments.ts';
import type { ServiceContext } from '../service.ts';
import { claimView, lineView } from './bank-views.ts';
import { bouncingTenders } from './bouncing-tenders.ts';
import type { OpenClaim } from './open-bank.ts';

/** The most returns that are shown; a bank that sends more back in a day is another matter. */
const mostReturns = 100;

interface ReadLine {
  readonly row: BankLineRow;
  readonly reading: NarrationReading;
}

/** Debits that send money back, with the cheques and receipts they may mean; those that were told of a cheque are left out. */
export function bankReturns(context: ServiceContext): readonly BankReturnView[] {
  const out = selectBankLines(context.read, 'out', { limit: 5000, offset: 0 }).map(
    (row): ReadLine => ({ row, reading: readNarration(row.narration ?? '', row.reference) }),
  );
  return out
    .filter((line) => line.reading.isReturn && !isTold(context, line))
    .slice(0, mostReturns)
    .map((line) => ({
      line: lineView(line.row, context.today),
      claims: claimsOf(context, line).map((claim) =>
        claimView(claim, context.today, instrumentIdOf(context, claim)),
      ),
      reasonCode: knownReason(context, line.row.narration ?? ''),
      chargeMinor: chargeOf(line, out, context.resources.bankMatchingPolicy.returns.chargeWithinDays),
    }));
}

function claimsOf(context: ServiceContext, { row, reading }: ReadLine): readonly OpenClaim[] {
  return bouncingTenders(context, {
    amountMinor: -row.amountMinor,
    currency: row.currency,
    on: plainDate(row.bookedOn),
    numbers: [reading.chequeNumber ?? '', ...reading.references].map(normaliseReference),
  });
}

/** Whether the cheque of this number and amount came back already, and is not with the bank again. */
function isTold({ read, resources }: ServiceContext, { row, reading }: ReadLine): boolean {
  if (reading.chequeNumber === null) return false;
  const { currency } = row;
  const like = { number: reading.chequeNumber, amountMinor: -row.amountMinor, currency };
  const earliest = addDays(plainDate(row.bookedOn), -resources.bankMatchingPolicy.returns.toldBeforeDays);
  const found = selectInstrumentsLike(read, like);
  return (
    found.length > 0 &&
    found.every(({ bouncedOn, standing }) => {
      const isBack = standing === 'bounced' || standing === 'returned' || standing === 'replaced';
      return isBack && bouncedOn !== null && bouncedOn >= earliest;
    })
  );
}

function instrumentIdOf({ read }: ServiceContext, { tender, ahead }: OpenClaim): string | null {
  if (ahead !== null) return ahead.instrumentId;
  return selectInstrumentOfTender(read, tender)?.instrumentId ?? null;
}

/** The reason in the bank's words, where the register knows it. */
function knownReason({ resources }: ServiceContext, narration: string): string | null {
  const code = returnReasonIn(narration);
  return resources.clockRules.bounceReasons.some((reason) => reason.code === code) ? code : null;
}

/** The one charge that the bank booked for a return: on the same account, in the same days, of that cheque or of none. */
function chargeOf(
  { row, reading }: ReadLine,
  out: readonly ReadLine[],
  chargeWithinDays: number,
): number | null {
  const near = out.filter(
    (other) =>
      other.reading.isReturnCharge &&
      other.row.accountRef === row.accountRef &&
      Math.abs(daysBetween(plainDate(row.bookedOn), plainDate(other.row.bookedOn))) <= chargeWithinDays,
  );
  const named = near.filter(
    (other) => other.reading.chequeNumber !== null && other.reading.chequeNumber === reading.chequeNumber,
  );
  const nameless = near.filter((other) => other.reading.chequeNumber === null);
  const [only, ...others] = named.length > 0 ? named : nameless;
  return only === undefined || others.length > 0 ? null : -only.row.amountMinor;
}
