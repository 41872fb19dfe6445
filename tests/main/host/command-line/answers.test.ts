import { beforeAll, describe, expect } from 'vitest';
import { dailyDescribe, dailyTest, restTest } from '../../../helpers/lane-tests.ts';
import {
  bahi,
  bahiJson,
  freshFolder,
  freshLedgerFolder,
  passphrase,
  removeFoldersAtTheEnd,
} from './bahi-process.ts';

removeFoldersAtTheEnd();

interface Term {
  readonly name: string;
  readonly points: number;
  readonly because: object;
}

interface Row {
  readonly rank: number | null;
  readonly lane: number | null;
  readonly score: number;
  readonly terms: readonly Term[];
  readonly suppressed: { reason: string; until: string } | null;
}

describe('answers that other programs rely on', { timeout: 120_000 }, () => {
  let data = '';

  beforeAll(async () => {
    data = freshFolder();
    const counts = await bahiJson<object>(['sample', '--accounts', '60', '--seed', '7'], { data });
    expect(counts).toEqual({
      parties: expect.any(Number),
      accounts: 60,
      events: expect.any(Number),
      currency: 'INR',
    });
  }, 120_000);

  restTest(
    'sample makes the same book from the same seed, in a fresh folder or an empty ledger',
    async () => {
      const first = freshFolder();
      const empty = await freshLedgerFolder();
      const words = ['sample', '--accounts', '30', '--seed', '5'];
      const inFolder = await bahiJson<object>(words, { data: first });
      expect(await bahiJson<object>(words, { data: empty })).toEqual(inFolder);
      const twice = await bahi(words, { data: empty });
      expect([twice.status, twice.stdout, twice.stderr]).toEqual([
        1,
        '',
        'This ledger holds a book already; the sample book goes only into an empty one.\n',
      ]);
    },
  );

  dailyTest('worklist: ranked rows with terms that add up, then suppressed ones with a date', async () => {
    const rows = await bahiJson<readonly Row[]>(['worklist'], { data });
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(
        ['account', 'accountId', 'lane', 'party', 'rank', 'score', 'suppressed', 'terms'].sort(),
      );
    }
    const ranked = rows.filter((row) => row.suppressed === null);
    const suppressed = rows.filter((row) => row.suppressed !== null);
    expect(rows).toEqual([...ranked, ...suppressed]);
    expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, at) => at + 1));
    const lanes = ranked.map(({ lane }) => lane ?? -1);
    expect(lanes).toEqual([...lanes].sort((one, other) => one - other));
    expect(lanes.every((lane) => lane >= 0 && lane <= 6)).toBe(true);
    for (const { score, terms } of ranked) {
      if (terms.length > 0) expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      for (const term of terms) expect(Object.keys(term).sort()).toEqual(['because', 'name', 'points']);
    }
    for (const { rank, lane, suppressed: hidden } of suppressed) {
      expect([rank, lane]).toEqual([null, null]);
      expect(hidden).toEqual({
        reason: expect.any(String),
        until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
    }
  });

  restTest('worklist by the classic policy has the same accounts', async () => {
    const idsOf = (rows: readonly { accountId: string }[]): string[] =>
      rows.map((row) => row.accountId).sort();
    type Rows = readonly (Row & { accountId: string })[];
    const balanced = await bahiJson<Rows>(['worklist'], { data });
    const classic = await bahiJson<Rows>(['worklist', '--policy', 'classic'], { data });
    expect(idsOf(classic)).toEqual(idsOf(balanced));
  });

  dailyTest('verify is sound, and a rebuild changes nothing', async () => {
    const before = await bahiJson<{ events: number; streams: number }>(['verify'], { data });
    expect(before).toMatchObject({
      trialBalance: { INR: 0 },
      rebuiltEqual: true,
      chain: { ok: true, firstBad: null },
    });
    const rebuilt = await bahiJson<object>(['rebuild'], { data });
    expect(rebuilt).toEqual({ events: before.events, streams: before.streams });
    expect(await bahiJson<object>(['verify'], { data })).toEqual(before);
  });

  restTest('says the same in words without --json', async () => {
    const verified = await bahi(['verify'], { data });
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    expect(verified.stdout).toMatch(/^Sound: \d+ events in \d+ streams; chain whole, books balance/);
    const listed = await bahi(['worklist'], { data });
    expect([listed.status, listed.stderr]).toEqual([0, '']);
    expect(listed.stdout).toMatch(/^ +1 {2}\S.*\n/);
    const aging = await bahi(['report', 'aging', '--as-of', '2026-11-22'], { data });
    expect(aging.stdout).toMatch(/^INR {2}₹\s?[\d,]+\.\d\d\n {2}current/);
    const { members } = await bahiJson<{ members: { userId: string; name: string }[] }>(['listTeam'], {
      data,
    });
    const dayEnd = ['report', 'day-end', '--as-of', '2026-11-22'];
    const day = await bahi(dayEnd, { data });
    const { people } = await bahiJson<{ people: { userId: string }[] }>(dayEnd, { data });
    const named = people.map(({ userId }) => members.find((member) => member.userId === userId)?.name ?? '');
    expect(named.length).toBeGreaterThan(0);
    expect(day.stdout.split('\n').filter((line) => line !== '' && !line.startsWith(' '))).toEqual([
      ...named,
      'everybody',
    ]);
  });

  dailyTest('runs any procedure of the contract, and a command of one id has one effect', async () => {
    const [row] = await bahiJson<readonly { accountId: string }[]>(['worklist'], { data });
    const commandId = '01a05bfc-d5af-7ac7-8236-000000000001';
    const note = 'मराठी note with "quotes"';
    const input = { commandId, accountId: row?.accountId, channel: 'inbound', outcome: 'HUP', note };
    const words = ['logInteraction', '--input', JSON.stringify(input)];
    const first = await bahiJson<object>(words, { data });
    const { events } = await bahiJson<{ events: number }>(['verify'], { data });
    expect(await bahiJson<object>(words, { data })).toEqual(first);
    expect((await bahiJson<{ events: number }>(['verify'], { data })).events).toBe(events);
    const other = JSON.stringify({ ...input, note: 'another' });
    const reused = await bahi(['logInteraction', '--input', other], { data });
    expect([reused.status, reused.stderr]).toEqual([
      1,
      'This command id was used before for something else. Give a new one.\n',
    ]);
  });
});

dailyDescribe('exit statuses', { timeout: 60_000 }, () => {
  dailyTest('0 with the help, which names every command', async () => {
    const help = await bahi(['--help'], { data: freshFolder(), pin: null });
    expect([help.status, help.stderr]).toEqual([0, '']);
    for (const verb of [
      'init',
      'import',
      'worklist',
      'report aging',
      'sample',
      'verify',
      'rebuild',
      'serve',
    ]) {
      expect(help.stdout).toContain(`bahi ${verb}`);
    }
  });

  dailyTest.each([
    [['invent'], 'There is no command "invent". See bahi --help.\n'],
    [['constructor'], 'There is no command "constructor". See bahi --help.\n'],
    [
      ['report'],
      'Which report? bahi report aging --as-of DATE, bahi report classification --as-of DATE, or bahi report day-end --as-of DATE\n',
    ],
    [['report', 'aging'], '--as-of wants a date, YYYY-MM-DD.\n'],
    [['report', 'aging', '--as-of', '2026-02-30'], '--as-of wants a date, YYYY-MM-DD.\n'],
    [['report', 'aging', '--as-of', '2026-02-20', '--known-at', 'x'], '--known-at wants a whole number.\n'],
    [['worklist', '--on', 'tomorrow'], '--on wants a date, YYYY-MM-DD.\n'],
    [['sample', '--accounts', 'many'], '--accounts wants a whole number.\n'],
    [['serve', '--port', '70000'], '--port goes up to 65535.\n'],
    [['readAccount', '--input', '{"accountId":'], '--input wants JSON, or @FILE with JSON in it.\n'],
    [['readAccount', '--input', '@/nowhere.json'], '--input wants JSON, or @FILE with JSON in it.\n'],
  ])('2 for %j', async (words, sentence) => {
    const ran = await bahi(words, { data: freshFolder() });
    expect(ran).toEqual({ status: 2, stdout: '', stderr: sentence });
  });

  dailyTest('2 for an option nobody knows, by its name', async () => {
    const ran = await bahi(['verify', '--quickly'], { data: freshFolder() });
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('--quickly');
  });

  dailyTest('1 where there is no ledger, the person is unknown, or the input is wrong', async () => {
    const nowhere = await bahi(['verify'], { data: freshFolder() });
    expect([nowhere.status, nowhere.stderr]).toEqual([
      1,
      'There is no ledger in this folder. Start one with bahi init, or name another folder with --data.\n',
    ]);
    const data = await freshLedgerFolder();
    const stranger = await bahi(['verify', '--user', 'Ravi'], { data });
    expect([stranger.status, stranger.stderr]).toEqual([
      1,
      'Nobody of that name has a key on this device. Name somebody else with --user.\n',
    ]);
    const wrong = await bahi(['readAccount', '--input', '{"accountId":7}'], { data });
    expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([
      1,
      '',
      'This was not understood: accountId. Look at it again; nothing was changed.\n',
    ]);
  });

  dailyTest('1 for a wrong passphrase or none, and for the wait after five wrong ones', async () => {
    const data = await freshLedgerFolder();
    const none = await bahi(['verify'], { data, pin: null });
    expect([none.status, none.stderr]).toEqual([
      1,
      'The ledger is locked. Give the PIN or passphrase in BAHI_PIN, or type it at a terminal.\n',
    ]);
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const wrong = await bahi(['verify'], { data, pin: 'not the right words' });
      expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([
        1,
        '',
        'The PIN or passphrase is wrong.\n',
      ]);
    }
    const fifth = await bahi(['verify'], { data, pin: 'not the right words' });
    expect(fifth.stderr).toBe('The PIN or passphrase is wrong. Wait 30 seconds, then try again.\n');
    const right = await bahi(['verify'], { data, pin: passphrase });
    expect(right.status).toBe(1);
    expect(right.stderr).toMatch(/^Too many wrong tries\. Wait \d+ seconds, then try again\.\n$/);
  });
});
