import { type ChargeTerms, type InterestTerms, percentField } from '../../../shared/domain/charges/terms.ts';
import type { Rung } from '../../../shared/domain/concession/early-payment.ts';
import { amountFieldText, readAmount } from '../../components/read-amount.ts';

/** How interest is fixed, in the words of the terms. */
export type Regime = InterestTerms['regime'];
type Contract = Extract<InterestTerms, { regime: 'contract' }>;
type LateFee = NonNullable<ChargeTerms['lateFee']>;

/** One row of two typed figures: days and an amount, or days and a share. */
export interface TypedStep {
  readonly daysText: string;
  readonly figureText: string;
}

/** What a form of terms holds, exactly as typed. */
export interface TermsForm {
  readonly regime: Regime | null;
  readonly rests: Extract<InterestTerms, { regime: 'msmed' }>['rests'];
  /** Days agreed under the MSMED Act, as the terms had them: the form leaves them as they are. */
  readonly agreedDays: number | null;
  readonly fixing: Extract<InterestTerms, { regime: 'euLatePayment' }>['fixing'];
  readonly marginPercent: string;
  readonly ratePercent: string;
  readonly compounding: Contract['compounding'];
  readonly dayCount: Contract['dayCount'];
  readonly penalPercent: string;
  readonly penalDayCount: Contract['dayCount'];
  readonly feeKind: LateFee['rule']['kind'] | 'none';
  readonly feeAmountText: string;
  readonly feePercent: string;
  readonly slabs: readonly TypedStep[];
  readonly graceText: string;
  readonly capText: string;
  /** Goods tax in the fee, in per cent; empty where there is none. */
  readonly gstPercent: string;
  /** Where the goods or services go: half central and half state tax, or integrated tax. */
  readonly gstSupply: NonNullable<LateFee['gstSupply']>;
  readonly clause: string;
}

/** Rows a form offers for slabs and steps where fewer are set. */
const leastRows = 3;
const blankStep: TypedStep = { daysText: '', figureText: '' };

function withBlanks(steps: readonly TypedStep[]): readonly TypedStep[] {
  const missing = Math.max(0, leastRows - steps.length);
  return [...steps, ...Array.from({ length: missing }, () => blankStep)];
}

/** A form in which nothing is chosen yet. */
export const blankTerms: TermsForm = {
  regime: null,
  rests: 'appointedDay',
  agreedDays: null,
  fixing: 'float',
  marginPercent: '8',
  ratePercent: '',
  compounding: 'none',
  dayCount: 'actual/365F',
  penalPercent: '',
  penalDayCount: 'actual/365F',
  feeKind: 'none',
  feeAmountText: '',
  feePercent: '',
  slabs: withBlanks([]),
  graceText: '',
  capText: '',
  gstPercent: '',
  gstSupply: 'withinState',
  clause: '',
};

/** The form as it opens on terms that are in force: read back unchanged it means the same terms. */
export function formOfTerms({ interest, penal, lateFee, clause }: ChargeTerms, currency: string): TermsForm {
  const { regime, ...words } = interest;
  return {
    ...blankTerms,
    ...words,
    regime,
    ...(penal === null ? {} : { penalPercent: penal.ratePercent, penalDayCount: penal.dayCount }),
    ...(lateFee === null ? {} : feeForm(lateFee, currency)),
    clause,
  };
}

function feeForm(lateFee: LateFee, currency: string): Partial<TermsForm> {
  const { rule, graceDays, capMinor, gstPercent, gstSupply = 'withinState' } = lateFee;
  const textOf = (amountMinor: number): string => amountFieldText({ amountMinor, currency });
  return {
    feeKind: rule.kind,
    ...(rule.kind === 'flat' ? { feeAmountText: textOf(rule.amountMinor) } : {}),
    ...(rule.kind === 'percent' ? { feePercent: rule.percent } : {}),
    ...(rule.kind === 'slabs'
      ? {
          slabs: withBlanks(
            rule.slabs.map(({ fromDay, amountMinor }) => ({
              daysText: String(fromDay),
              figureText: textOf(amountMinor),
            })),
          ),
        }
      : {}),
    graceText: graceDays === 0 ? '' : String(graceDays),
    capText: capMinor === null ? '' : textOf(capMinor),
    gstPercent: gstPercent ?? '',
    gstSupply,
  };
}

/** Whether a text is a rate as terms take it: `18`, `20.25`. */
export function isPercent(text: string): boolean {
  return percentField.safeParse(text).success;
}

/** Days as a form takes them, 0 to 999; null where the text is none. */
export function readDays(text: string): number | null {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : null;
}

/** The terms a form stands for; null while something of them is missing or cannot be read. */
export function termsOfForm(form: TermsForm, currency: string): ChargeTerms | null {
  const interest = interestOf(form);
  const lateFee = form.feeKind === 'none' ? null : lateFeeOf(form, currency);
  const { penalPercent, penalDayCount } = form;
  const isPenal = penalPercent !== '';
  if (interest === null || lateFee === undefined || (isPenal && !isPercent(penalPercent))) return null;
  return {
    interest,
    penal: isPenal ? { ratePercent: penalPercent, dayCount: penalDayCount } : null,
    lateFee,
    clause: form.clause.trim(),
  };
}

function interestOf(form: TermsForm): InterestTerms | null {
  const { regime, ratePercent, dayCount, compounding, marginPercent } = form;
  switch (regime) {
    case null:
      return null;
    case 'none':
    case 'ukLatePayment':
      return { regime };
    case 'msmed':
      return { regime, rests: form.rests, agreedDays: form.agreedDays };
    case 'euLatePayment':
      return { regime, fixing: form.fixing, marginPercent };
    case 'contract':
      return isPercent(ratePercent) ? { regime, ratePercent, dayCount, compounding } : null;
  }
}

/** Undefined where something of the fee cannot be read. */
function lateFeeOf(form: TermsForm, currency: string): LateFee | undefined {
  const rule = feeRuleOf(form, currency);
  const graceDays = form.graceText.trim() === '' ? 0 : readDays(form.graceText);
  const capMinor = form.capText.trim() === '' ? null : positiveMinor(form.capText, currency);
  if (rule === null || graceDays === null || graceDays > 365 || capMinor === undefined) return undefined;
  const { gstSupply } = form;
  const gstPercent = form.gstPercent === '' ? null : form.gstPercent;
  const isAcross = gstPercent !== null && gstSupply === 'acrossStates';
  return { rule, graceDays, capMinor, gstPercent, ...(isAcross ? { gstSupply } : {}) };
}

function feeRuleOf(form: TermsForm, currency: string): LateFee['rule'] | null {
  switch (form.feeKind) {
    case 'none':
      return null;
    case 'flat': {
      const amountMinor = positiveMinor(form.feeAmountText, currency);
      return amountMinor === undefined ? null : { kind: 'flat', amountMinor };
    }
    case 'percent':
      return isPercent(form.feePercent) ? { kind: 'percent', percent: form.feePercent } : null;
    case 'slabs': {
      const slabs = readSteps(form.slabs, (text) => positiveMinor(text, currency));
      if (slabs === null || slabs.length === 0 || slabs.some(({ days }) => days === 0)) return null;
      return {
        kind: 'slabs',
        slabs: slabs.map(({ days, figure }) => ({ fromDay: days, amountMinor: figure })),
      };
    }
  }
}

/** Rows that are typed, in their order; null where one of them is half typed or cannot be read. */
function readSteps(
  steps: readonly TypedStep[],
  figureOf: (text: string) => number | undefined,
): readonly { readonly days: number; readonly figure: number }[] | null {
  const typed = steps.filter(
    ({ daysText, figureText }) => daysText.trim() !== '' || figureText.trim() !== '',
  );
  const read = typed.flatMap(({ daysText, figureText }) => {
    const days = readDays(daysText);
    const figure = figureOf(figureText);
    return days === null || figure === undefined ? [] : [{ days, figure }];
  });
  return read.length === typed.length ? read : null;
}

function positiveMinor(text: string, currency: string): number | undefined {
  const read = readAmount(text, currency);
  return read.ok && read.value.amountMinor > 0 ? read.value.amountMinor : undefined;
}

/** A ladder as a form shows it, in days and per cent. */
export function formOfRungs(rungs: readonly Rung[]): readonly TypedStep[] {
  return withBlanks(
    rungs.map(({ withinDays, basisPoints }) => ({
      daysText: String(withinDays),
      figureText: String(basisPoints / 100),
    })),
  );
}

/** The steps a form stands for, none where nothing is typed; null while one cannot be read. */
export function rungsOfForm(steps: readonly TypedStep[]): readonly Rung[] | null {
  const read = readSteps(steps, basisPointsOf);
  return read === null ? null : read.map(({ days, figure }) => ({ withinDays: days, basisPoints: figure }));
}

/** Hundredths of a per cent; undefined for what is none of 0.01 to 100 with at most two decimals. */
function basisPointsOf(text: string): number | undefined {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (whole === '') return undefined;
  const basisPoints = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return basisPoints > 0 && basisPoints <= 10_000 ? basisPoints : undefined;
}
