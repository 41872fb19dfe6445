import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  bahi,
  bahiJson,
  freshFolder,
  freshLedgerFolder,
  removeFoldersAtTheEnd,
  startBahi,
} from './bahi-process.ts';

removeFoldersAtTheEnd();

/** A running `bahi hub` and the text that it printed; ended with the test. */
async function startHub(data: string): Promise<string> {
  const child = startBahi(['hub', '--listen', '127.0.0.1:0'], { data, pin: null });
  onTestFinished(async () => {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
  });
  let text = '';
  child.stdout?.setEncoding('utf8');
  for await (const chunk of child.stdout as AsyncIterable<string>) {
    text += chunk;
    if (text.endsWith('\n')) break;
  }
  return text.trim();
}

const inviteId = '00000000-0000-7000-8000-00000000c0de';
const input = (value: object): string[] => ['--input', JSON.stringify(value)];

describe('bahi hub, join and sync', { timeout: 120_000 }, () => {
  it('a team comes to a hub on a server, a second machine joins, and both meet it', async () => {
    const offer = await startHub(freshFolder());
    expect(offer).toMatch(/^BAHI-HUB( [0-9A-HJKMNP-TV-Z]{1,5})+$/);
    const office = await freshLedgerFolder();
    const used = await bahi(['useHub', ...input({ commandId: inviteId.replace('c0de', 'aaaa'), offer })], {
      data: office,
    });
    expect(used.stderr).toBe('');
    const asked = { commandId: inviteId, who: { name: 'Ravi', roles: ['field'] } };
    await bahiJson(['inviteDevice', ...input(asked)], { data: office });
    expect(await bahiJson(['sync'], { data: office })).toMatchObject({ problem: null, held: 0 });
    const view = await bahiJson<{ standing: string; text: string }>(
      ['readInvitation', ...input({ invitationId: inviteId })],
      { data: office },
    );
    expect(view.standing).toBe('open');
    const field = freshFolder();
    const joined = await bahi(['join', ...view.text.split(' ')], { data: field });
    expect([joined.status, joined.stderr]).toEqual([0, '']);
    expect(joined.stdout).toMatch(/^Ravi has joined the team/);
    const again = await bahi(['join', view.text], { data: freshFolder() });
    expect([again.status, again.stderr]).toEqual([
      1,
      'This invitation was used already. Ask for a new one.\n',
    ]);
    expect(await bahiJson(['sync'], { data: field })).toMatchObject({ sent: 0, problem: null });
    const { members } = await bahiJson<{ members: { name: string }[] }>(['listTeam'], { data: field });
    expect(members.map(({ name }) => name)).toEqual(['Asha', 'Ravi']);
  });

  it('says in a sentence why there is nobody to meet', async () => {
    const alone = await bahi(['sync'], { data: await freshLedgerFolder() });
    expect([alone.status, alone.stderr]).toEqual([
      1,
      'This ledger works alone: there is no hub to meet. Join a team with bahi join.\n',
    ]);
    const nothing = await bahi(['join', 'hello'], { data: freshFolder() });
    expect([nothing.status, nothing.stderr]).toEqual([
      1,
      'This is no invitation. Copy the whole text, from BAHI-JOIN on.\n',
    ]);
  });
});
