import type { DayStep } from './scripted-day.ts';

/** A line of the child: what it asked, what it was answered. */
export type DayLine =
  | { readonly kind: 'booted' }
  | { readonly kind: 'ready'; readonly accounts: number }
  | ({ readonly kind: 'asked' } & DayStep)
  | { readonly kind: 'answered'; readonly digest: string }
  | { readonly kind: 'refused'; readonly code: string };

/** A command that was answered, and so must be in the ledger for ever. */
export interface AnsweredCommand {
  readonly step: DayStep;
  readonly digest: string;
}

/** Everything a profile was told, over all its lives: what must be found in it and what may be. */
export interface DayRecord {
  readonly answeredById: Map<string, AnsweredCommand>;
  /** What may stand under a draft's id; null is no draft. One body alone means that it was acknowledged. */
  readonly draftBodiesById: Map<string, readonly (string | null)[]>;
  readonly refusalsByCode: Map<string, number>;
  /** Events found when the profile was looked at last. */
  events: number;
}

export function emptyRecord(events: number): DayRecord {
  return { answeredById: new Map(), draftBodiesById: new Map(), refusalsByCode: new Map(), events };
}

/** One life of the child, as it came out of its pipe. */
export interface Life {
  readonly answered: readonly AnsweredCommand[];
  readonly acknowledged: number;
  /** Asked and not answered when the kill came. */
  readonly inFlight: DayStep | null;
}

export function parseLines(output: string): DayLine[] {
  // The kill may come in the middle of a line; what has no end was not said.
  const whole = output.slice(0, output.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DayLine);
}

/** Adds a life to the record. */
export function recordLife(record: DayRecord, lines: readonly DayLine[]): Life {
  const answered: AnsweredCommand[] = [];
  let acknowledged = 0;
  let asked: DayStep | null = null;
  for (const line of lines) {
    if (line.kind === 'asked') asked = line;
    if (line.kind === 'refused') {
      record.refusalsByCode.set(line.code, (record.refusalsByCode.get(line.code) ?? 0) + 1);
      asked = null;
    }
    if (line.kind !== 'answered' || asked === null) continue;
    acknowledged += 1;
    recordDraft(record, asked, true);
    const id = commandIdOf(asked);
    if (id !== null) {
      const command = { step: asked, digest: line.digest };
      answered.push(command);
      record.answeredById.set(id, command);
    }
    asked = null;
  }
  if (asked !== null) recordDraft(record, asked, false);
  return { answered, acknowledged, inFlight: asked };
}

export function commandIdOf(step: DayStep): string | null {
  const id = step.input['commandId'];
  return typeof id === 'string' ? id : null;
}

/** What a call means for the draft under its id: kept, thrown away, or saved for good. */
function recordDraft({ draftBodiesById }: DayRecord, step: DayStep, acknowledged: boolean): void {
  const { draftId, body } = step.input;
  const id = typeof draftId === 'string' ? draftId : commandIdOf(step);
  if (id === null) return;
  const after = step.procedure === 'saveDraft' && typeof body === 'string' ? body : null;
  const before = draftBodiesById.get(id) ?? [null];
  draftBodiesById.set(id, acknowledged ? [after] : [...before, after]);
}
