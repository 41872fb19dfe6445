import type {
  ContactChannel,
  ContactClass,
  Outcome,
  OutcomeField,
} from '../../../shared/domain/disposition/disposition-matrix.ts';

/** A file that is already kept as evidence. */
export interface KeptFile {
  readonly attachmentId: string;
  readonly fileName: string;
}

/** Where a visit was, as the device said it: ten-millionths of a degree and metres. */
export interface Fix {
  readonly latitudeE7: number;
  readonly longitudeE7: number;
  readonly accuracyMeters: number;
}

/**
 * A contact while it is being written down, exactly as typed and tapped. It is kept as the draft's body, byte for byte,
 * so nothing in here is parsed or corrected.
 */
export interface OutcomeForm {
  readonly commandId: string;
  readonly accountId: string;
  readonly channel: ContactChannel;
  /** When the panel was opened: the instant of the contact that the law is asked about. */
  readonly openedAtMs: number;
  readonly outcome: string | null;
  readonly contactClass: ContactClass | null;
  /** Somebody else is on the line or at the door: no balance may be seen. */
  readonly thirdParty: boolean;
  readonly phoneId: string | null;
  readonly addressId: string | null;
  /** What was typed or chosen, by the name under which outcomes ask for it. */
  readonly texts: Readonly<Partial<Record<OutcomeField, string>>>;
  readonly phrases: readonly string[];
  readonly said: readonly string[];
  readonly personMet: string;
  readonly files: readonly KeptFile[];
  readonly fix: Fix | null;
  readonly overrideReason: string | null;
  /** Other accounts of the customer that this contact is about as well. */
  readonly alsoAbout: readonly string[];
}

/** What starts a form. */
export interface FormStart {
  readonly commandId: string;
  readonly accountId: string;
  readonly channel: ContactChannel;
  readonly openedAtMs: number;
  readonly phoneId: string | null;
  readonly addressId: string | null;
}

/** What can happen to a form. */
export type FormAct =
  | { readonly type: 'open'; readonly form: OutcomeForm }
  | { readonly type: 'outcome'; readonly outcome: Outcome; readonly usualMode: string }
  | { readonly type: 'text'; readonly field: OutcomeField; readonly text: string }
  | { readonly type: 'phrase'; readonly code: string }
  | { readonly type: 'said'; readonly code: string }
  /** `keepsOutcome` is false where the outcome chosen before cannot be told by somebody else. */
  | { readonly type: 'thirdParty'; readonly isOn: boolean; readonly keepsOutcome: boolean }
  | { readonly type: 'file'; readonly file: KeptFile }
  | { readonly type: 'alsoAbout'; readonly accountId: string }
  | {
      readonly type: 'change';
      readonly changed: Partial<
        Pick<
          OutcomeForm,
          'phoneId' | 'addressId' | 'contactClass' | 'personMet' | 'fix' | 'overrideReason' | 'openedAtMs'
        >
      >;
    };

/** A form in which nothing is said yet. */
export function blankForm(start: FormStart): OutcomeForm {
  return {
    ...start,
    outcome: null,
    contactClass: null,
    thirdParty: false,
    texts: {},
    phrases: [],
    said: [],
    personMet: '',
    files: [],
    fix: null,
    overrideReason: null,
    alsoAbout: [],
  };
}

/** The form after something happened to it. Choosing another outcome keeps what was typed: people press the wrong key. */
export function changeForm(form: OutcomeForm, act: FormAct): OutcomeForm {
  switch (act.type) {
    case 'open':
      return act.form;
    case 'outcome':
      return withOutcome(form, act.outcome, act.usualMode);
    case 'text':
      return { ...form, texts: { ...form.texts, [act.field]: act.text } };
    case 'phrase':
      return { ...form, phrases: toggled(form.phrases, act.code) };
    case 'said':
      return { ...form, said: toggled(form.said, act.code) };
    case 'thirdParty':
      return {
        ...form,
        thirdParty: act.isOn,
        contactClass: null,
        outcome: act.keepsOutcome ? form.outcome : null,
      };
    case 'file':
      return { ...form, files: [...form.files, act.file] };
    case 'alsoAbout':
      return { ...form, alsoAbout: toggled(form.alsoAbout, act.accountId) };
    case 'change':
      return { ...form, ...act.changed };
  }
}

/** Whether anything is worth keeping: a form that was only opened leaves no draft behind. */
export function isWorthKeeping(form: OutcomeForm): boolean {
  const hasText = Object.entries(form.texts).some(([field, text]) => text !== '' && field !== 'noFixReason');
  const marks = [form.phrases, form.said, form.files, form.alsoAbout];
  const hasMarks = marks.some(({ length }) => length > 0);
  return form.outcome !== null || hasText || hasMarks || form.personMet !== '' || form.thirdParty;
}

/** The form in a draft's body, or null where the body is none of ours. */
export function formOfDraft(body: string): OutcomeForm | null {
  try {
    const kept: unknown = JSON.parse(body);
    // A draft of an older version knows of one account only.
    return isForm(kept) ? { ...kept, alsoAbout: 'alsoAbout' in kept ? kept.alsoAbout : [] } : null;
  } catch {
    return null;
  }
}

function isForm(value: unknown): value is OutcomeForm {
  if (typeof value !== 'object' || value === null) return false;
  return 'commandId' in value && 'channel' in value && 'texts' in value && 'phrases' in value;
}

function withOutcome(form: OutcomeForm, outcome: Outcome, usualMode: string): OutcomeForm {
  const asked: readonly OutcomeField[] = [...outcome.requires.flat(), ...outcome.optional];
  const mode = asked.includes('mode') && !form.texts.mode ? { mode: usualMode } : {};
  return {
    ...form,
    outcome: outcome.code,
    contactClass: classOf(outcome, form.thirdParty),
    texts: { ...form.texts, ...mode },
  };
}

/**
 * Whether no amount owed may be seen: somebody else is there, because the person said so or because the outcome can
 * only be told by somebody else.
 */
export function isThirdPartySafe(form: OutcomeForm, outcome: Outcome | null): boolean {
  return form.thirdParty || form.contactClass === 'TPC' || outcome?.contactClasses[0] === 'TPC';
}

/** Whether an outcome may be chosen while somebody else is there: one that names the right person may not. */
export function isOpenToThirdParty(outcome: Outcome): boolean {
  return outcome.contactClasses.some((reached) => reached !== 'RPC');
}

/** Null leaves the class to the outcome; it is said only where the outcome leaves it open. */
function classOf(outcome: Outcome, thirdParty: boolean): ContactClass | null {
  if (outcome.contactClasses.length < 2) return null;
  return thirdParty && outcome.contactClasses.includes('TPC') ? 'TPC' : (outcome.contactClasses[0] ?? null);
}

function toggled(codes: readonly string[], code: string): readonly string[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
}
