import { createInterface } from 'node:readline/promises';
import type { ProfileDescription } from '../../../shared/contract/session.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../../shared/contract/contract.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import type { LedgerHost } from '../host-process.ts';
import { type TypedCommand, textOption } from './arguments.ts';
import type { Outcome } from './outcome.ts';

/** What a verb works with: a ledger host of its own on the profile. */
export interface VerbHouse {
  readonly host: LedgerHost;
  readonly dataDirectory: string;
  readonly rendererDirectory: string;
}

/** One command of the command line. */
export type Verb = (house: VerbHouse, typed: TypedCommand) => Promise<Outcome>;

/** A refusal as it came over the wire. */
export interface WireRefusalLike {
  readonly code: string;
  readonly params?: object | undefined;
}

/** Calls a procedure of the contract through the host. */
export async function call<Name extends ProcedureName>(
  house: VerbHouse,
  name: Name,
  input: InputOf<Name>,
): Promise<Result<OutputOf<Name>, WireRefusalLike>> {
  const result = await house.host.call(name, input);
  return result.ok ? ok(result.value as OutputOf<Name>) : refused(result.refusal);
}

/** Opens the ledger for the person named by `--user`, or the only one who has a key here. */
export async function unlockFor(house: VerbHouse, typed: TypedCommand): Promise<Result<null, WireRefusalLike>> {
  const profile = await call(house, 'describeProfile', {});
  if (!profile.ok) return profile;
  if (profile.value.state === 'absent') return refused({ code: 'noLedger' });
  const user = userOf(profile.value, textOption(typed, 'user'));
  if (user === null) return refused({ code: 'unknownUser' });
  const secret = await readSecret();
  if (secret === null) return refused({ code: 'locked' });
  const unlocked = await call(house, 'unlock', { userId: user, secret });
  return unlocked.ok ? ok(null) : unlocked;
}

function userOf(profile: ProfileDescription, named: string | undefined): string | null {
  const found =
    named === undefined
      ? profile.users[0]
      : profile.users.find((user) => user.label === named || user.userId === named);
  return found?.userId ?? null;
}

/** The PIN or passphrase: from `BAHI_PIN`, or asked on a terminal without showing it; null where there is neither. */
export async function readSecret(): Promise<string | null> {
  const given = process.env['BAHI_PIN'];
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) return null;
  const asking = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  try {
    process.stderr.write('PIN or passphrase: ');
    // Muted output: what is typed is not echoed.
    (asking as unknown as { _writeToOutput: (text: string) => void })._writeToOutput = () => {};
    return await asking.question('');
  } finally {
    asking.close();
    process.stderr.write('\n');
  }
}
