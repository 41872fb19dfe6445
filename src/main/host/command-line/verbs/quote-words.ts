import type { ChargesView } from '../../../../shared/contract/charges.ts';
import type { Acceptance } from '../../../../shared/domain/charges/acceptance.ts';
import type { GoodsTaxInFee } from '../../../../shared/domain/charges/goods-tax.ts';
import type { PlainDate } from '../../../../shared/domain/dates.ts';
import { formatMoney } from '../../../../shared/domain/money-format.ts';

/** A charge of a quote, with amounts as decimal texts. */
export interface QuotedCharge {
  readonly head: string;
  readonly ruleId: string;
  readonly citation: string;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  readonly amountMinor: number;
  readonly exact: string;
  readonly isConfirmed: boolean;
  readonly tax: GoodsTaxInFee | null;
  readonly steps: readonly {
    readonly fromOn: PlainDate;
    readonly toOn: PlainDate;
    readonly days: number;
    readonly percent: string;
    readonly source: string;
    readonly isFull: boolean;
    readonly opening: string;
    readonly interest: string;
  }[];
}

const headWords: Readonly<Record<string, string>> = {
  principal: 'Claim',
  interest: 'Interest',
  penalty: 'Penal charge',
  fee: 'Fee',
  cost: 'Cost',
};

const unconfirmed =
  'A rate here is from memory or was carried on: compare it with its source before you claim it.';

/** The tax inside a late fee on one line; nothing where there is none. */
function taxWords(tax: GoodsTaxInFee | null, amount: (amountMinor: number) => string): readonly string[] {
  if (tax === null) return [];
  const parts = tax.parts.map(
    ({ tax: code, percent, amountMinor }) => `${code.toUpperCase()} ${percent}% ${amount(amountMinor)}`,
  );
  const left = tax.roundOffMinor === 0 ? [] : [`round-off ${amount(tax.roundOffMinor)}`];
  return [
    `  in it: taxable value ${amount(tax.taxableMinor)}, ${[...parts, ...left].join(', ')}  (${tax.citation})`,
  ];
}

/** From which day interest under the MSMED Act runs; nothing under everything else. */
function acceptanceWords(acceptance: Acceptance | null): readonly string[] {
  if (acceptance === null) return [];
  const { acceptedOn, lastPayOn, appointedOn, isTold } = acceptance;
  const since = isTold ? `accepted ${acceptedOn}` : `issued ${acceptedOn}, which stands for the acceptance`;
  return [`  ${since}, to pay by ${lastPayOn}, interest from ${appointedOn}`];
}

/** A quote of typed figures, for people: every stretch on a line, as a pocket calculator would do it. */
export function chargeWords(quote: {
  readonly currency: string;
  readonly asOf: PlainDate;
  readonly principalMinor: number;
  readonly charges: readonly QuotedCharge[];
  readonly totalMinor: number;
}): string {
  const amount = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: quote.currency }, { language: 'en', alwaysMinor: true });
  const lines = quote.charges.flatMap((charge) => [
    `${headWords[charge.head]}  ${amount(charge.amountMinor)}  (${charge.ruleId}; ${charge.citation})`,
    ...charge.steps.map(
      ({ fromOn, toOn, opening, percent, isFull, days, interest, source }) =>
        `  ${fromOn} to ${toOn}  ${opening} × ${percent}% × ${isFull ? 'a whole rest' : `${days} days`} = ${interest}  [${source}]`,
    ),
    ...taxWords(charge.tax, amount),
    ...(charge.isConfirmed ? [] : [`  ${unconfirmed}`]),
  ]);
  return [
    `Principal  ${amount(quote.principalMinor)}`,
    ...lines,
    `Owed as of ${quote.asOf}  ${amount(quote.totalMinor)}`,
  ].join('\n');
}

/** What an account owes, for people: the lines of its drawer, and under each charge how it came about. */
export function accountWords(view: ChargesView): string {
  const amount = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: view.currency }, { language: 'en', alwaysMinor: true });
  const lines = view.lines.map(
    (line) =>
      `${(headWords[line.component] ?? line.component).padEnd(13)} ${line.number.padEnd(16)} ${amount(line.amountMinor)}${line.kind === 'frozen' ? '  (written in)' : ''}`,
  );
  const steps = view.charges.flatMap((charge) => [
    `${headWords[charge.head]} on ${charge.number}: ${charge.citation}${charge.clause === '' ? '' : `; ${charge.clause}`}`,
    ...acceptanceWords(charge.acceptance),
    ...charge.steps.map((step) =>
      step.kind === 'interest'
        ? `  ${step.fromOn} to ${step.toOn}  ${amount(step.onMinor)} × ${step.percent}% × ${step.isFullRest ? 'a whole rest' : `${step.days} days`}  [${step.source}]`
        : `  ${step.toOn}  ${step.kind === 'payment' ? 'paid' : 'fee'} ${amount(step.onMinor)}`,
    ),
    ...taxWords(charge.tax, amount),
    ...(charge.isConfirmed ? [] : [`  ${unconfirmed}`]),
  ]);
  return [
    ...lines,
    `Owed as of ${view.asOf}  ${amount(view.totalMinor)}`,
    ...(steps.length === 0 ? [] : ['', ...steps]),
  ].join('\n');
}
