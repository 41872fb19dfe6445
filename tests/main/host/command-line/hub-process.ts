import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { bahi, bahiJson, freshLedgerFolder, startBahi } from './bahi-process.ts';

const shiftedClock = path.resolve(import.meta.dirname, '../../../helpers/e2e/shifted-clock.cjs');

/** A running `bahi hub`. */
export interface HubProcess {
  /** The text with which an admin brings a team to it. */
  readonly offer: string;
  /** Where it listens, as a person types it. */
  readonly address: string;
  /** Ends it as Ctrl+C does; twice is once. */
  end(): Promise<void>;
}

/** Starts `bahi hub` on a folder, with a clock that is so much ahead, at a free port unless one is named; it ends with the test. */
export async function startHub(
  data: string,
  { aheadMs = 0, listen = '127.0.0.1:0' } = {},
): Promise<HubProcess> {
  const env = {
    NODE_OPTIONS: `--require ${JSON.stringify(shiftedClock)}`,
    TEST_CLOCK_OFFSET_MS: String(aheadMs),
  };
  const child = startBahi(['hub', '--listen', listen], { data, pin: null, env });
  const closed = once(child, 'close');
  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => {
    ended ??= (async () => {
      child.kill('SIGTERM');
      expect(await closed).toEqual([0, null]);
    })();
    return ended;
  };
  onTestFinished(end);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let offer = '';
  child.stdout?.setEncoding('utf8');
  for await (const chunk of child.stdout as AsyncIterable<string>) {
    offer += chunk;
    if (offer.endsWith('\n')) break;
  }
  const [, address = ''] = /listens at ([^,]+?)\. /u.exec(said) ?? [];
  return { offer: offer.trim(), address, end };
}

/** The id of the first invitation, and so of the person whom it adds. */
export const inviteId = '00000000-0000-7000-8000-00000000c0de';

/** The input of a procedure as it is typed. */
export const input = (value: object): string[] => ['--input', JSON.stringify(value)];

/** A ledger whose team has come to this hub. */
export async function officeAt(hub: HubProcess): Promise<string> {
  const office = await freshLedgerFolder();
  const commandId = inviteId.replace('c0de', 'aaaa');
  const used = await bahi(['useHub', ...input({ commandId, offer: hub.offer })], { data: office });
  expect(used.stderr).toBe('');
  return office;
}

/** Invites Ravi from there, as new or once more, and answers the invitation once the hub has heard of it. */
export async function inviteRavi(
  office: string,
  invitationId = inviteId,
): Promise<{ readonly text: string; readonly short: { readonly code: string } }> {
  const isNew = invitationId === inviteId;
  const who = isNew ? { name: 'Ravi', roles: ['field'] } : { userId: inviteId };
  const asked = { commandId: invitationId, who };
  await bahiJson(['inviteDevice', ...input(asked)], { data: office });
  expect(await bahiJson(['sync'], { data: office })).toMatchObject({ problem: null, held: 0 });
  const view = await bahiJson<{ standing: string; text: string; short: { code: string } }>(
    ['readInvitation', ...input({ invitationId })],
    { data: office },
  );
  expect(view.standing).toBe('open');
  return view;
}
