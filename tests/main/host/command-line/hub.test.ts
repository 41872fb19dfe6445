import { describe, expect, it } from 'vitest';
import { bahi, bahiJson, freshFolder, freshLedgerFolder, removeFoldersAtTheEnd } from './bahi-process.ts';
import { inviteRavi, officeAt, startHub } from './hub-process.ts';

removeFoldersAtTheEnd();

describe('bahi hub, join and sync', { timeout: 120_000 }, () => {
  it('a team comes to a hub on a server, a second machine joins, and both meet it', async () => {
    const hub = await startHub(freshFolder());
    expect(hub.offer).toMatch(/^BAHI-HUB( [0-9A-HJKMNP-TV-Z]{1,5})+$/);
    const office = await officeAt(hub);
    const view = await inviteRavi(office);
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
