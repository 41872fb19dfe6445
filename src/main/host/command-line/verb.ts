import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { InputOf, OutputOf, ProcedureName } from '../../../shared/contract/contract.ts';
import type { ProfileDescription } from '../../../shared/contract/session.ts';
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
export async function unlockFor(
  house: VerbHouse,
  typed: TypedCommand,
): Promise<Result<null, WireRefusalLike>> {
  const profile = await call(house, 'describeProfile', {});
  if (!profile.ok) return profile;
  if (profile.value.state === 'absent') return refused({ code: whyAbsent(house.dataDirectory) });
  const user = userOf(profile.value, textOption(typed, 'user'));
  if (!user.ok) return user;
  const secret = await readSecret();
  if (secret === null) return refused({ code: 'locked' });
  const unlocked = await call(house, 'unlock', { userId: user.value, secret });
  return unlocked.ok ? ok(null) : unlocked;
}

/** A ledger without its key file is no empty folder: whoever started a new one there would believe the old one gone. */
function whyAbsent(dataDirectory: string): 'keysMissing' | 'noLedger' {
  return existsSync(path.join(dataDirectory, 'ledger.db')) ? 'keysMissing' : 'noLedger';
}

function userOf(profile: ProfileDescription, named: string | undefined): Result<string, WireRefusalLike> {
  const { users } = profile;
  // A key file that cannot be read lists nobody: unlocking says what is wrong with it.
  if (users.length === 0) return ok('nobody');
  if (named === undefined && users.length > 1) {
    return refused({ code: 'severalUsers', params: { names: users.map((user) => user.label) } });
  }
  const found =
    named === undefined ? users[0] : users.find(({ label, userId }) => label === named || userId === named);
  return found === undefined ? refused({ code: 'unknownUser' }) : ok(found.userId);
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
