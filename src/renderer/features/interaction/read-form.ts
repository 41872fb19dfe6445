import type { InputOf } from '../../../shared/contract/contract.ts';
import { type DateBias, parseDateWords } from '../../../shared/domain/date-words.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import {
  type DispositionMatrix,
  type Outcome,
  type OutcomeField,
  outcomeOf,
} from '../../../shared/domain/disposition/disposition-matrix.ts';
import { type CapturedFields, missingFields } from '../../../shared/domain/disposition/validate-outcome.ts';
import { formatMoney } from '../../../shared/domain/money-format.ts';
import { parseMoneyInput } from '../../../shared/domain/money-parse.ts';
import { type AppointmentTime, readAppointmentTime } from './appointment-time.ts';
import { isThirdPartySafe, type OutcomeForm } from './outcome-form.ts';

/** What a form is read against. */
export interface FormContext {
  readonly matrix: DispositionMatrix;
  readonly currency: string;
  readonly today: PlainDate;
  readonly salaryDay: number | null;
}

/** One field as it reads: nothing there, a value, or words that cannot be read. */
type Read<Value> = { readonly value: Value | null; readonly problem: string | null };

/** What the form means now. */
export interface FormReading {
  readonly outcome: Outcome | null;
  readonly amountMinor: number | null;
  readonly dueOn: PlainDate | null;
  /** Fields whose words cannot be read, with the code of the sentence to show. */
  readonly problems: Readonly<Partial<Record<OutcomeField, string>>>;
  readonly missing: readonly (OutcomeField | readonly OutcomeField[])[];
  /** What `logInteraction` would be asked; null while something is missing or cannot be read. */
  readonly input: InputOf<'logInteraction'> | null;
}

interface ReadFields {
  readonly amount: Read<number>;
  readonly dueOn: Read<PlainDate>;
  readonly until: Read<PlainDate>;
  readonly eventOn: Read<PlainDate>;
  readonly at: Read<AppointmentTime>;
}

/** The fields an outcome asks for or takes, in the order of the form: required ones first. A note is always taken. */
export function fieldsOf(outcome: Outcome): readonly OutcomeField[] {
  return [...new Set<OutcomeField>([...outcome.requires.flat(), ...outcome.optional, 'note'])];
}

/** Reads the form: by the words of dates and amounts as the domain reads them, and by what its outcome asks for. */
export function readForm(form: OutcomeForm, context: FormContext): FormReading {
  const outcome = form.outcome === null ? null : (outcomeOf(context.matrix, form.outcome) ?? null);
  if (outcome === null) {
    return { outcome, amountMinor: null, dueOn: null, problems: {}, missing: [], input: null };
  }
  const asked = fieldsOf(outcome);
  const read = readFields(askedTexts(form, asked), context);
  const problems = problemsOf(read);
  const missing = missingFields(outcome, capturedOf(form, outcome, read));
  const isReadable = Object.keys(problems).length === 0;
  return {
    outcome,
    amountMinor: read.amount.value,
    dueOn: read.dueOn.value,
    problems,
    missing,
    input: isReadable && missing.length === 0 ? inputOf(form, outcome, read, context) : null,
  };
}

type Texts = OutcomeForm['texts'];

/** Only what this outcome asks for counts; words typed for another outcome stay in the form unread. */
function askedTexts(form: OutcomeForm, asked: readonly OutcomeField[]): Texts {
  const named = asked.map((field) => [field, form.texts[field]?.trim()] as const);
  return Object.fromEntries(named.filter(([, text]) => text !== undefined && text !== ''));
}

function readFields(texts: Texts, context: FormContext): ReadFields {
  return {
    amount: readAmount(texts.amount, context.currency),
    dueOn: readDay(texts.dueOn, 'future', context),
    until: readDay(texts.until, 'future', context),
    eventOn: readDay(texts.eventOn, 'past', context),
    at: readMoment(texts.at, context.today),
  };
}

function readAmount(text: string | undefined, currency: string): Read<number> {
  if (text === undefined) return { value: null, problem: null };
  const parsed = parseMoneyInput(text, currency);
  if (!parsed.ok) return { value: null, problem: parsed.refusal.code };
  const { amountMinor } = parsed.value;
  return amountMinor > 0
    ? { value: amountMinor, problem: null }
    : { value: null, problem: 'amountNotPositive' };
}

function readDay(text: string | undefined, bias: DateBias, context: FormContext): Read<PlainDate> {
  if (text === undefined) return { value: null, problem: null };
  const salaryDay = context.salaryDay ?? undefined;
  const parsed = parseDateWords(text, { today: context.today, bias, salaryDay });
  return parsed.ok
    ? { value: parsed.value.date, problem: null }
    : { value: null, problem: parsed.refusal.code };
}

function readMoment(text: string | undefined, today: PlainDate): Read<AppointmentTime> {
  if (text === undefined) return { value: null, problem: null };
  const time = readAppointmentTime(text, today);
  return time === undefined ? { value: null, problem: 'notUnderstood' } : { value: time, problem: null };
}

function problemsOf(read: ReadFields): FormReading['problems'] {
  const named = Object.entries(read).flatMap(([field, { problem }]: [string, Read<unknown>]) =>
    problem === null ? [] : [[field, problem] as const],
  );
  return Object.fromEntries(named);
}

/** The answers under the names by which outcomes ask for them, as main will see them. */
function capturedOf(form: OutcomeForm, outcome: Outcome, read: ReadFields): CapturedFields {
  const texts = askedTexts(form, fieldsOf(outcome));
  const hasFile = form.files.length > 0;
  return {
    ...texts,
    amount: read.amount.value,
    dueOn: read.dueOn.value,
    until: read.until.value,
    eventOn: read.eventOn.value,
    at: read.at.value?.on,
    location: form.fix,
    photo: hasFile ? 'kept' : null,
    proof: hasFile ? 'kept' : (texts.proof ?? texts.reference),
  };
}

function inputOf(
  form: OutcomeForm,
  outcome: Outcome,
  read: ReadFields,
  context: FormContext,
): InputOf<'logInteraction'> {
  const texts = askedTexts(form, fieldsOf(outcome));
  return {
    commandId: form.commandId,
    accountId: form.accountId,
    channel: form.channel,
    outcome: outcome.code,
    phoneId: form.channel === 'visit' ? null : form.phoneId,
    addressId: form.channel === 'visit' ? form.addressId : null,
    contactedAtMs: form.openedAtMs,
    ...(form.contactClass === null ? {} : { contactClass: form.contactClass }),
    thirdPartySafe: isThirdPartySafe(form, outcome),
    details: detailsOf(texts, outcome, read, context),
    note: noteOf(form),
    personMet: form.personMet.trim() === '' ? null : form.personMet.trim(),
    reference: texts.reference ?? null,
    reason: texts.reason ?? null,
    relation: texts.relation ?? null,
    language: texts.language ?? null,
    phrases: [...form.phrases],
    said: [...form.said],
    ...consequencesOf(form, texts, outcome, read),
    location: form.channel === 'visit' ? form.fix : null,
    noFixReason: form.channel === 'visit' && form.fix === null ? (texts.noFixReason ?? null) : null,
    attachmentIds: form.files.map((file) => file.attachmentId),
    ...(form.alsoAbout.length === 0 ? {} : { alsoAbout: [...form.alsoAbout] }),
  };
}

/** The note as it was written: only what is blank as a whole becomes nothing. */
function noteOf(form: OutcomeForm): string | null {
  const note = form.texts.note ?? '';
  return note.trim() === '' ? null : note;
}

type Input = InputOf<'logInteraction'>;

/** What follows from the outcome: a promise, a dispute, an appointment, a hold. */
function consequencesOf(
  form: OutcomeForm,
  texts: Texts,
  outcome: Outcome,
  read: ReadFields,
): Pick<Input, 'promise' | 'dispute' | 'appointment' | 'hold'> {
  const action = outcome.nextStep?.action;
  const { amount, dueOn, until, at } = read;
  const isPromise = action === 'openPromise' && amount.value !== null && dueOn.value !== null;
  return {
    promise: isPromise
      ? {
          amountMinor: amount.value,
          dueOn: dueOn.value,
          mode: texts.mode ?? 'cash',
          overrideReason: form.overrideReason,
        }
      : null,
    dispute:
      action === 'openDispute'
        ? { itemId: itemOf(texts.invoice), amountMinor: amount.value, statement: noteOf(form) }
        : null,
    appointment:
      action === 'setAppointment' && at.value !== null
        ? { channel: form.channel === 'visit' ? 'visit' : 'call', ...at.value }
        : null,
    hold: (outcome.nextStep?.hold ?? null) === null ? null : { until: until.value },
  };
}

/** `all` disputes the account as a whole. */
function itemOf(invoice: string | undefined): string | null {
  return invoice === undefined || invoice === 'all' ? null : invoice;
}

/** Fields that have a place of their own in the command; the rest travels as details by name. */
const placedFields: readonly OutcomeField[] = [
  'reason',
  'relation',
  'language',
  'reference',
  'note',
  'location',
  'noFixReason',
  'photo',
];

function detailsOf(
  texts: Texts,
  outcome: Outcome,
  read: ReadFields,
  context: FormContext,
): NonNullable<Input['details']> {
  const action = outcome.nextStep?.action;
  const spoken: readonly OutcomeField[] = [
    ...placedFields,
    ...(action === 'openPromise' ? (['amount', 'dueOn', 'mode'] as const) : []),
    ...(action === 'openDispute' ? (['amount', 'invoice'] as const) : []),
    ...(action === 'setAppointment' ? (['at'] as const) : []),
    ...((outcome.nextStep?.hold ?? null) === null ? [] : (['until'] as const)),
  ];
  const written: Texts = {
    ...texts,
    ...(read.amount.value === null
      ? {}
      : {
          amount: formatMoney(
            { amountMinor: read.amount.value, currency: context.currency },
            { language: 'en' },
          ),
        }),
    ...(read.dueOn.value === null ? {} : { dueOn: read.dueOn.value }),
    ...(read.until.value === null ? {} : { until: read.until.value }),
    ...(read.eventOn.value === null ? {} : { eventOn: read.eventOn.value }),
  };
  return Object.fromEntries(
    Object.entries(written).filter(([field]) => !spoken.includes(field as OutcomeField)),
  );
}
