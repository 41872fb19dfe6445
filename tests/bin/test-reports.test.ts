import { describe, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestReport } from '../../bin/test-reports.mjs';

/** As Vitest 5.1 wrote it of two files: one fell over on import, one failed one of its two tests. */
const vitestReport = {
  numPassedTests: 1,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { name: '/project/tests/broken.test.ts', status: 'failed', message: 'fell over', assertionResults: [] },
    {
      name: '/project/tests/sample.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        {
          fullName: 'group bad',
          status: 'failed',
          failureMessages: [
            'AssertionError: expected { a: 1 } to deeply equal { a: 2 }\n    at /project/tests/sample.test.ts:2:62',
          ],
        },
        { fullName: 'group good', status: 'passed', failureMessages: [] },
      ],
    },
  ],
};

/** As Playwright 1.65 wrote it: a file, a group in it, and a test of the group that failed. */
const playwrightReport = {
  stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 },
  errors: [],
  suites: [
    {
      title: 'day.spec.ts',
      specs: [{ title: 'opens', ok: true, tests: [{ results: [{ errors: [] }] }] }],
      suites: [
        {
          title: 'the evening',
          specs: [
            {
              title: 'is counted',
              ok: false,
              tests: [
                {
                  results: [
                    {
                      errors: [
                        { message: 'Error: \u001b[31mtoBeVisible\u001b[39m failed\n\n    at x.ts:1:1' },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

describe('what the runners wrote down', () => {
  test('of unit tests: the figures, and each failure by its file, its name and the first words of why', () => {
    expect(readVitestReport(vitestReport, '/project')).toEqual({
      passed: 1,
      failed: 1,
      skipped: 3,
      failures: [
        { name: 'tests/broken.test.ts', why: 'fell over' },
        {
          name: 'tests/sample.test.ts › group bad',
          why: 'AssertionError: expected { a: 1 } to deeply equal { a: 2 }',
        },
      ],
    });
  });

  test('of end-to-end tests: what passed only the second time has failed, and colours are left out', () => {
    expect(readPlaywrightReport(playwrightReport)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 4,
      failures: [{ name: 'day.spec.ts › the evening › is counted', why: 'Error: toBeVisible failed' }],
    });
  });

  test('nothing is told of a lane that left no report', () => {
    const nothing = { passed: 0, failed: 0, skipped: 0, failures: [] };
    expect([readVitestReport(null, '/project'), readPlaywrightReport(null)]).toEqual([nothing, nothing]);
  });

  test('a long complaint is cut, so that the end of the log holds all of them', () => {
    const file = {
      name: '/project/a.test.ts',
      status: 'failed',
      message: 'x'.repeat(5000),
      assertionResults: [],
    };
    expect(readVitestReport({ testResults: [file] }, '/project').failures[0]?.why).toHaveLength(601);
  });
});
