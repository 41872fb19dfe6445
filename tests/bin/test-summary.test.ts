import { describe, expect, test } from 'vitest';
import { summariseLanes } from '../../bin/test-summary.mjs';

const units = {
  title: 'Unit and service tests',
  passed: 40,
  failed: 0,
  skipped: 0,
  failures: [],
  status: 0,
  reported: true,
};
const endToEnd = { ...units, title: 'End to end in Chromium', passed: 12, skipped: 2 };
/** What the runner knows of a lane that the system killed: no report, and 128 + the number of the signal. */
const killed = { ...endToEnd, passed: 0, skipped: 0, status: 137, reported: false };

describe('the summary of a test run', () => {
  test('adds the lanes up and says that all passed', () => {
    expect(
      summariseLanes([units, endToEnd], { seconds: 9, remarks: ['real Electron: not run here'] }),
    ).toEqual({
      lines: [
        'Unit and service tests: 40 passed',
        'End to end in Chromium: 12 passed, 2 skipped',
        'real Electron: not run here',
        'Tests: 52 passed, 0 failed, 2 skipped',
        'All tests passed (9 s).',
      ],
      failed: false,
    });
  });

  test('says plainly that a killed lane did not finish, and fails', () => {
    expect(summariseLanes([units, killed], { seconds: 9, remarks: [] })).toEqual({
      lines: [
        'Unit and service tests: 40 passed',
        'End to end in Chromium: this lane did not finish (signal SIGKILL)',
        'Tests: 40 passed, 0 failed, 0 skipped, in the lanes that finished',
        'Tests FAILED (9 s).',
      ],
      failed: true,
    });
  });

  test.each([
    ['was interrupted and wrote half a report', { status: 130, reported: true }, 'signal SIGINT'],
    ['was asked to end', { status: 143, reported: false }, 'signal SIGTERM'],
    ['fell over before its report', { status: 1, reported: false }, 'status 1, no report'],
    ['left without a word', { status: 0, reported: false }, 'status 0, no report'],
  ])('a lane that %s did not finish', (_, ended, why) => {
    const { lines, failed } = summariseLanes([{ ...units, ...ended }], { seconds: 1, remarks: [] });
    expect([lines[0], failed]).toEqual([`Unit and service tests: this lane did not finish (${why})`, true]);
    expect(lines.join('\n')).not.toContain('40 passed');
  });

  test('names what failed and why just before the verdict, and stops counting names at twenty', () => {
    const failures = Array.from({ length: 22 }, (_, index) => ({
      name: `a.test.ts › one ${index}`,
      why: 'expected 1\nto be 2',
    }));
    const { lines } = summariseLanes([{ ...units, failed: 22, failures }], {
      seconds: 1,
      remarks: ['a remark'],
    });
    expect(lines.slice(0, 3)).toEqual([
      'Unit and service tests: 40 passed, 22 failed',
      'a remark',
      'FAILED a.test.ts › one 0\n    expected 1\n    to be 2',
    ]);
    expect(lines.slice(-4)).toEqual([
      'FAILED a.test.ts › one 19\n    expected 1\n    to be 2',
      'and 2 more',
      'Tests: 40 passed, 22 failed, 0 skipped',
      'Tests FAILED (1 s).',
    ]);
  });

  test('fails on a failed test, on a status alone, and where nothing ran', () => {
    const failing = { ...units, passed: 39, failed: 1, status: 1 };
    const strange = { ...units, status: 1 };
    const said = [[failing], [strange], []].map((lanes) =>
      summariseLanes(lanes, { seconds: 1, remarks: [] }),
    );
    expect(said.map(({ failed }) => failed)).toEqual([true, true, true]);
    expect(said.map(({ lines }) => lines[0])).toEqual([
      'Unit and service tests: 39 passed, 1 failed',
      'Unit and service tests: 40 passed, ended with status 1',
      'Tests: 0 passed, 0 failed, 0 skipped',
    ]);
  });
});
