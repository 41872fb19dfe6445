import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bahi, bahiJson, freshFolder, freshLedgerFolder, removeFoldersAtTheEnd } from './bahi-process.ts';
import { inviteId, inviteRavi, officeAt, startHub } from './hub-process.ts';

removeFoldersAtTheEnd();

const hourMs = 3_600_000;

/** What a person who types an address and a code is told. */
async function typed(address: string, code: string, data = freshFolder()) {
  const { status, stdout, stderr } = await bahi(['join', '--hub', address, '--code', code], { data });
  return { status, stdout, stderr: stderr.trim() };
}

const refused = (stderr: string) => ({ status: 1, stdout: '', stderr });

describe('bahi join --code', { timeout: 240_000 }, () => {
  it('brings a machine into the team by sixteen letters; used, the code is worth nothing any more', async () => {
    const hub = await startHub(freshFolder());
    const office = await officeAt(hub);
    const { short } = await inviteRavi(office);
    const field = freshFolder();
    const joined = await typed(hub.address, short.code.toLowerCase().replaceAll('-', ' '), field);
    expect([joined.status, joined.stderr]).toEqual([0, '']);
    expect(joined.stdout).toMatch(/^Ravi has joined the team; .*\nRecovery code \(print it/s);
    expect(await bahiJson(['sync'], { data: field })).toMatchObject({ sent: 0, problem: null });
    expect(await typed(hub.address, short.code)).toEqual(
      refused('This invitation was used already. Ask for a new one.'),
    );
  });

  it('says of each code and address that is wrong what is wrong with it, and leaves nothing behind', async () => {
    const folder = freshFolder();
    const hub = await startHub(folder);
    const office = await officeAt(hub);
    const invited = await inviteRavi(office);
    const { code } = invited.short;
    const field = freshFolder();
    const slip = `${code.startsWith('A') ? 'B' : 'A'}${code.slice(1)}`;
    const answers = await Promise.all([
      typed(hub.address, code.slice(0, 9), field),
      typed(hub.address, slip, freshFolder()),
      typed('https://office', code, freshFolder()),
      typed('127.0.0.1:1', code, freshFolder()),
    ]);
    expect(answers).toEqual(
      [
        'The code has sixteen letters and digits. Some are missing.',
        'There is a slip in the code. Compare it with the invitation.',
        'This is no address of a hub. It looks like 192.168.1.20:8743.',
        'The hub does not answer. Is the address right, its program open, and this machine in the same network?',
      ].map(refused),
    );
    expect(await typed(hub.address, '0000-0000-0000-0000', field)).toEqual(
      refused('The hub does not know this invitation or code. Ask for a new one.'),
    );
    const asJson = ['join', '--hub', hub.address, '--code', '0000-0000-0000-0000', '--json'];
    const told = await bahi(asJson, { data: field });
    expect([told.status, told.stdout]).toEqual([1, '{"refused":"invitationWrong","params":{}}\n']);
    const half = await bahi(['join', '--code', code], { data: field });
    expect([half.status, half.stderr]).toEqual([
      2,
      'bahi join wants the text of an invitation, or --hub HOST:PORT --code CODE.\n',
    ]);
    const unsaid = await bahi(['join', '--hub', hub.address, '--code', code], { data: field, pin: null });
    expect([unsaid.status, unsaid.stderr]).toEqual([
      1,
      'A new ledger needs a passphrase. Give it in BAHI_PIN, or type it at a terminal.\n',
    ]);
    const alone = await bahi(['join', invited.text], { data: await freshLedgerFolder() });
    expect([alone.status, alone.stderr]).toEqual([
      1,
      'There is a ledger in this folder already; nothing was changed. Name another folder with --data.\n',
    ]);
    await hub.end();
    const later = await startHub(folder, { aheadMs: hourMs });
    expect(await typed(later.address, code, field)).toEqual(
      refused('This invitation is older than fifteen minutes. Ask for a new one.'),
    );
    expect(await bahiJson(['describeProfile'], { data: field })).toMatchObject({ state: 'absent' });
  });

  it('brings a machine back that the hub forgot, with everything it wrote', async () => {
    const folder = freshFolder();
    const first = await startHub(folder);
    const office = await officeAt(first);
    const { text } = await inviteRavi(office);
    const copy = freshFolder();
    await first.end();
    cpSync(folder, copy, { recursive: true });
    const lost = await startHub(folder, { listen: first.address });
    const field = freshFolder();
    expect((await bahi(['join', text], { data: field })).status).toBe(0);
    await lost.end();
    await startHub(copy, { listen: first.address });
    const strange = await bahi(['sync'], { data: field });
    expect([strange.status, strange.stdout]).toEqual([
      3,
      'The hub does not know this device: it went back to a backup of before. Nothing is lost. Ask for a new invitation, then bahi join TEXT with this folder.\n',
    ]);
    const again = await inviteRavi(office, inviteId.replace('c0de', 'c0df'));
    const back = await bahi(['join', again.text], { data: field });
    expect([back.status, back.stderr]).toEqual([0, '']);
    expect(back.stdout).toMatch(/^The hub knows this device again. Sent 2, received \d+, held 0.\n$/);
    expect(await bahiJson(['sync'], { data: field })).toMatchObject({ sent: 0, problem: null });
  });
});
