import type { InputOf, OutputOf, ProcedureName, Refusal, ResultOf } from '../../shared/contract/contract.ts';
import type { WireResult } from '../../shared/contract/messages.ts';
import type { ShellResult } from '../../shared/contract/shell-bridge.ts';
import { door } from '../doors/open-door.ts';
import { noteAnswer } from './reach.ts';

/** Asks one procedure. The answer is a value or a typed refusal; this never throws. */
export async function call<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
): Promise<ResultOf<Name>> {
  const answer = await door
    .call(name, input)
    .catch((): WireResult => ({ ok: false, refusal: { code: 'hostStopped' } }));
  noteAnswer(answer);
  return answer as ResultOf<Name>;
}

/** Hands a file in by its bytes; an import or an attachment takes it by the handle in the answer. */
export async function uploadFile(file: File): Promise<ShellResult<'upload'>> {
  return door.upload(file.name, new Uint8Array(await file.arrayBuffer()));
}

/** A refusal on its way through the query client, which knows errors only. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The value of a procedure, or a `RefusedError`. */
export async function callOrThrow<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const result = await call(name, input);
  if (result.ok) return result.value;
  throw new RefusedError(result.refusal);
}
