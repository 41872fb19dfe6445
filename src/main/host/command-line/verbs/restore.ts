import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { BackupContents } from '../../../../shared/contract/safekeeping.ts';
import { ok, type Result, refused } from '../../../../shared/lib/result.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { done, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { announcePlace } from '../place.ts';
import { call, readSecret, unlockFor, type Verb, type VerbHouse, type WireRefusalLike } from '../verb.ts';

/** `bahi restore FOLDER`, or with `--from-export` an export into an empty profile. */
export const restoreVerb: Verb = async (house, typed) => {
  const fromExport = textOption(typed, 'from-export');
  if (fromExport !== undefined) return takeExportIn(house, typed, fromExport);
  const [folder] = typed.operands;
  if (folder === undefined) {
    return usedWrongly('From where? bahi restore FOLDER, or bahi restore --from-export FOLDER');
  }
  const source = await sourceOf(house, typed, folder);
  if (!source.ok) return refusedOutcome(source.refusal);
  const contents = await call(house, 'inspectBackup', source.value);
  if (!contents.ok) return refusedOutcome(contents.refusal);
  process.stderr.write(`${wordsOf(contents.value)}\n`);
  const person = personOf(contents.value.people, textOption(typed, 'user'));
  if (!person.ok) return refusedOutcome(person.refusal);
  const newSecret = contents.value.needsNewSecret ? await readSecret() : null;
  if (contents.value.needsNewSecret && newSecret === null) return refusedOutcome({ code: 'secretMissing' });
  const restored = await call(house, 'restoreBackup', {
    ...source.value,
    userId: person.value,
    ...(newSecret === null ? {} : { newSecret }),
    ...missingOf(typed),
  });
  if (!restored.ok) return refusedOutcome(restored.refusal);
  const { brought, leftAside, keptAside } = restored.value;
  const { standing, events } = contents.value;
  return done(
    { ...restored.value, standing, events },
    `Restored: ${events} events, ${brought} brought over, ${leftAside} left aside.${keptAside === null ? '' : ` The former ledger lies in aside/${keptAside}.`}`,
  );
};

type Source = InputOf<'inspectBackup'>;

/** What proves the right to open it: the printed code from the environment, else the own secret on this machine. */
async function sourceOf(
  house: VerbHouse,
  typed: TypedCommand,
  folder: string,
): Promise<Result<Source, WireRefusalLike>> {
  const name = textOption(typed, 'backup');
  const place = { place: announcePlace(house, folder), ...(name === undefined ? {} : { name }) };
  const recoveryCode = process.env['BAHI_RECOVERY_CODE'];
  if (recoveryCode !== undefined && recoveryCode !== '') {
    return ok({ ...place, proof: { kind: 'code', recoveryCode } });
  }
  const unlocked = await unlockFor(house, typed);
  if (unlocked.ok) return ok({ ...place, proof: { kind: 'open' } });
  const isDamaged = unlocked.refusal.code === 'damagedLedger' || unlocked.refusal.code === 'wrongKey';
  if (!isDamaged) {
    return refused(unlocked.refusal.code === 'noLedger' ? { code: 'recoveryCodeMissing' } : unlocked.refusal);
  }
  const profile = await call(house, 'describeProfile', {});
  const secret = await readSecret();
  if (!profile.ok || secret === null) return unlocked;
  const person = personOf(
    profile.value.users.map(({ userId, label }) => ({ userId, name: label })),
    textOption(typed, 'user'),
  );
  return person.ok ? ok({ ...place, proof: { kind: 'secret', userId: person.value, secret } }) : person;
}

function missingOf(typed: TypedCommand): { readonly missing?: 'bring' | 'leaveAside' } {
  if (typed.options['bring'] === true) return { missing: 'bring' };
  return typed.options['leave-aside'] === true ? { missing: 'leaveAside' } : {};
}

/** The person named by `--user`; without it the first of the team, who founded it. */
function personOf(
  people: readonly { readonly userId: string; readonly name: string }[],
  named: string | undefined,
): Result<string, WireRefusalLike> {
  const found =
    named === undefined ? people[0] : people.find(({ name, userId }) => name === named || userId === named);
  return found === undefined ? refused({ code: 'unknownUser' }) : ok(found.userId);
}

function wordsOf(contents: BackupContents): string {
  const { team, events, accounts, receipts, standing, missing } = contents;
  const lost =
    missing === null || missing.events === 0 ? '' : `, and lacks ${missing.events} events of the present one`;
  return `It holds ${team}: ${events} events, ${accounts} accounts, ${receipts} receipts (${standing}${lost}).`;
}

async function takeExportIn(house: VerbHouse, typed: TypedCommand, source: string): Promise<Outcome> {
  const secret = await readSecret();
  if (secret === null) return refusedOutcome({ code: 'secretMissing' });
  const place = announcePlace(house, source);
  const contents = await call(house, 'inspectExport', { place });
  if (!contents.ok) return refusedOutcome(contents.refusal);
  const person = personOf(contents.value.people, textOption(typed, 'user'));
  if (!person.ok) return refusedOutcome(person.refusal);
  const taken = await call(house, 'importExport', { place, userId: person.value, secret });
  if (!taken.ok) return refusedOutcome(taken.refusal);
  const { events, stateHash, recoveryCode, user } = taken.value;
  return done(
    { events, stateHash, recoveryCode, userId: user.userId, name: user.name },
    `Taken in: ${events} events, state ${stateHash}.\nRecovery code (print it, keep it apart from this machine):\n\n  ${recoveryCode}\n`,
  );
}
