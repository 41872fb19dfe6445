import { join } from 'node:path';
import { forkNodeHost } from '../../../src/main/host/host-process.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../../src/shared/contract/contract.ts';
import { asha, commandLinePath } from './served.ts';
import { clockEnvironment } from './test-clock.ts';

/** Calls one procedure of a ledger that no door holds. */
export type CallLedger = <Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>;

/** Opens a ledger without a door, does some work on it, and closes it: how prepared profiles get their history. */
export async function withLedger<Value>(
  dataDirectory: string,
  work: (call: CallLedger) => Promise<Value>,
): Promise<Value> {
  const host = underTestClock(() =>
    forkNodeHost({ entryPath: join(commandLinePath, '..', 'ledger-host.js'), dataDirectory }),
  );
  const call: CallLedger = async (name, input) => {
    const answer = await host.call(name, input);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.refusal)}`);
    return answer.value as never;
  };
  try {
    const { users } = await call('describeProfile', {});
    const [first] = users;
    if (first === undefined) throw new Error('Nobody has a key in this profile.');
    await call('unlock', { userId: first.userId, secret: asha.secret });
    return await work(call);
  } finally {
    await host.stop();
  }
}

/** A child process takes over the environment at the moment it starts. */
function underTestClock<Value>(start: () => Value): Value {
  const before = { ...process.env };
  Object.assign(process.env, clockEnvironment('morning'));
  try {
    return start();
  } finally {
    for (const name of Object.keys(clockEnvironment('morning'))) {
      const { [name]: value } = before;
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
