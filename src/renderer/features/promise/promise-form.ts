import type { InputOf } from '../../../shared/contract/contract.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { parseMoneyInput } from '../../../shared/domain/money-parse.ts';

/** A promise taken outside a logged contact, exactly as typed: it is kept as the draft's body. */
export interface PromiseForm {
  readonly commandId: string;
  readonly accountId: string;
  readonly amountText: string;
  readonly dueText: string;
  readonly mode: string;
  readonly promisedBy: string;
  /** The promise it renews; null for a new one. */
  readonly replaces: string | null;
  readonly overrideReason: string | null;
}

/** A change of some of its fields. */
export type PromiseAct = Partial<Omit<PromiseForm, 'commandId' | 'accountId'>>;

/** What the form means now; `terms` is null until an amount and a day can be read. */
export interface PromiseReading {
  readonly amountMinor: number | null;
  readonly dueOn: PlainDate | null;
  readonly terms: InputOf<'makePromise'>['terms'] | null;
}

/** A promise in which nothing is said yet but how it is usually paid. */
export function blankPromise(start: {
  readonly commandId: string;
  readonly accountId: string;
  readonly mode: string;
  readonly replaces: string | null;
}): PromiseForm {
  return { ...start, amountText: '', dueText: '', promisedBy: '', overrideReason: null };
}

/** The form after a change. */
export function changePromise(form: PromiseForm, changed: PromiseAct): PromiseForm {
  return { ...form, ...changed };
}

/** Whether anything is worth keeping: a form that was only opened leaves no draft behind. */
export function isPromiseWorthKeeping(form: PromiseForm): boolean {
  return form.amountText !== '' || form.dueText !== '' || form.promisedBy !== '';
}

/** Reads amount and day as the domain reads them. */
export function readPromise(
  form: PromiseForm,
  context: { readonly currency: string; readonly today: PlainDate; readonly salaryDay: number | null },
): PromiseReading {
  const amount = parseMoneyInput(form.amountText, context.currency);
  const due = parseDateWords(form.dueText, {
    today: context.today,
    bias: 'future',
    salaryDay: context.salaryDay ?? undefined,
  });
  const amountMinor = amount.ok && amount.value.amountMinor > 0 ? amount.value.amountMinor : null;
  const dueOn = due.ok ? due.value.date : null;
  if (amountMinor === null || dueOn === null) return { amountMinor, dueOn, terms: null };
  const promisedBy = form.promisedBy.trim();
  return {
    amountMinor,
    dueOn,
    terms: {
      amountMinor,
      dueOn,
      mode: form.mode,
      promisedBy: promisedBy === '' ? null : promisedBy,
      replaces: form.replaces,
      overrideReason: form.overrideReason,
    },
  };
}

/** The form in a draft's body, or null where the body is none of ours. */
export function promiseOfDraft(body: string): PromiseForm | null {
  try {
    const kept: unknown = JSON.parse(body);
    return isPromiseForm(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isPromiseForm(value: unknown): value is PromiseForm {
  return typeof value === 'object' && value !== null && 'commandId' in value && 'dueText' in value;
}
