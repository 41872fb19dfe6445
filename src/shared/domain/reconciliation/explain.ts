import type { PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';
import { bestCover } from './best-cover.ts';
import { type TaxRates, type TaxReading, taxReadings } from './tax-rates.ts';
import type { Difference, ReceiptPart } from './values.ts';

/** One part of a difference that no receipt explains. */
export type DifferencePart = DataOf<'difference.decided'>['parts'][number];

/** One way to explain a difference to the last unit; the person chooses. */
export interface Explanation {
  readonly kind:
    | 'receipts'
    | 'receiptsAndTax'
    | 'receiptsAndCredit'
    | 'tax'
    | 'credit'
    | 'receiptsAndOffice'
    | 'office';
  readonly receipts: readonly ReceiptPart[];
  readonly parts: readonly DifferencePart[];
  /** How the tax was reckoned; null where there is none. */
  readonly tax: TaxReading | null;
}

/** A claim of the account as an explanation looks at it. */
export interface ExplainedClaim {
  readonly itemId: string;
  readonly number: string;
  readonly amountMinor: number;
  readonly issuedOn: PlainDate;
}

/** What is known besides the difference. */
export interface ExplanationQuestion {
  readonly difference: Difference;
  readonly claims: readonly ExplainedClaim[];
  /** Credits that the office lists on the account: what was credited, and what of it is used up; both positive. */
  readonly credits: readonly {
    readonly itemId: string;
    readonly number: string;
    readonly amountMinor: number;
    readonly usedMinor: number;
  }[];
  readonly rates: TaxRates;
}

/** Explanations beyond these are left to the person. */
const mostExplanations = 6;

/**
 * What may lie behind a difference, likeliest first: our receipts alone; receipts and tax deducted at source; receipts
 * and a credit note of the file; the same without receipts; and last that the office took other money. Every one adds up
 * to the difference exactly.
 */
export function explainDifference(question: ExplanationQuestion): readonly Explanation[] {
  const { difference } = question;
  const covers = coversOf(difference);
  const exact = covers.filter(({ restMinor }) => restMinor === 0);
  const found: Explanation[] = exact.map(({ receipts }) => ({
    kind: 'receipts',
    receipts,
    parts: [],
    tax: null,
  }));
  if (difference.direction === 'fall') {
    const rests = covers.filter(({ restMinor }) => restMinor > 0);
    found.push(
      ...rests.flatMap((cover) => withTax(question, cover)),
      ...rests.flatMap((cover) => withCredit(question, cover)),
    );
  }
  // Other money is always offered, and last: the program never decides that money was paid.
  const others = elsewhere(difference, covers);
  return [...found.slice(0, mostExplanations - others.length), ...others];
}

interface PartCover {
  readonly receipts: readonly ReceiptPart[];
  readonly restMinor: number;
}

/** Choices of receipts to start from: the best of all, each alone, and none. */
function coversOf({ candidates, amountMinor }: Difference): readonly PartCover[] {
  const choices = candidates.map((one) => ({ id: one.receiptId, amountsMinor: [one.amountMinor] }));
  const best = bestCover(choices, amountMinor).chosen;
  const alone = choices
    .filter(({ amountsMinor }) => (amountsMinor[0] ?? 0) <= amountMinor)
    .map(({ id, amountsMinor }) => [{ id, amountMinor: amountsMinor[0] ?? 0 }]);
  const seen = new Set<string>();
  return [best, ...alone, []].flatMap((chosen) => {
    const key = chosen.map(({ id }) => id).join('+');
    if (seen.has(key)) return [];
    seen.add(key);
    const sumMinor = chosen.reduce((sum, one) => sum + one.amountMinor, 0);
    const receipts = chosen.map(({ id, amountMinor: partMinor }) => ({
      receiptId: id,
      amountMinor: partMinor,
    }));
    return [{ receipts, restMinor: amountMinor - sumMinor }];
  });
}

function withTax(
  { difference, claims, rates }: ExplanationQuestion,
  cover: PartCover,
): readonly Explanation[] {
  const fallen = new Set(difference.claims.map(({ itemId }) => itemId));
  return claims
    .filter(({ itemId }) => fallen.has(itemId))
    .flatMap((claim) => {
      const [tax] = taxReadings(rates, cover.restMinor, claim);
      if (tax === undefined) return [];
      const part = {
        reason: 'taxDeducted' as const,
        itemId: claim.itemId,
        amountMinor: cover.restMinor,
        reference: tax.section,
      };
      const kind = cover.receipts.length > 0 ? ('receiptsAndTax' as const) : ('tax' as const);
      return [{ kind, receipts: cover.receipts, parts: [part], tax }];
    });
}

function withCredit({ credits }: ExplanationQuestion, cover: PartCover): readonly Explanation[] {
  return credits
    .filter(({ amountMinor, usedMinor }) => amountMinor === cover.restMinor || usedMinor === cover.restMinor)
    .map(({ number }) => ({
      kind: cover.receipts.length > 0 ? ('receiptsAndCredit' as const) : ('credit' as const),
      receipts: cover.receipts,
      parts: [
        {
          reason: 'creditNote' as const,
          itemId: null,
          amountMinor: cover.restMinor,
          reference: number.slice(0, 80),
        },
      ],
      tax: null,
    }));
}

/** What nothing else explains was told by the office: its own money, or a correction. */
function elsewhere(difference: Difference, covers: readonly PartCover[]): readonly Explanation[] {
  const reason = difference.direction === 'fall' ? ('paidElsewhere' as const) : ('correction' as const);
  const of = ({ receipts, restMinor }: PartCover, kind: Explanation['kind']): Explanation => ({
    kind,
    receipts,
    parts: [{ reason, itemId: null, amountMinor: restMinor, reference: null }],
    tax: null,
  });
  const best = covers.find(({ receipts, restMinor }) => receipts.length > 0 && restMinor > 0);
  const none = covers.find(({ receipts }) => receipts.length === 0);
  return [
    ...(best === undefined ? [] : [of(best, 'receiptsAndOffice')]),
    ...(none === undefined ? [] : [of(none, 'office')]),
  ];
}
