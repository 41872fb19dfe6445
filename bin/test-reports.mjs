// What the test runners wrote down of a run: the figures, and which tests failed with what words. A summary that only
// counts leaves whoever reads the end of a long log without the name of the one test that matters.

import { stripVTControlCharacters } from 'node:util';

/**
 * A test that failed: where it stands, what it says of itself, and the beginning of why.
 * @typedef {{ name: string, why: string }} Failure
 */

/**
 * What a report says of its lane; zeros and no failures where there is none.
 * @typedef {{ passed: number, failed: number, skipped: number, failures: readonly Failure[] }} Told
 */

/** @type {Told} */
const nothingTold = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** Of what a test said when it failed, so much stands in the summary; the whole stands further up. */
const longestWhy = 600;

/**
 * What Vitest's JSON report says. A file that fell over before its first test counts none, and is named all the same.
 * @param {any} report the parsed report, or null where there is none
 * @param {string} root paths are told from here on
 * @returns {Told}
 */
export function readVitestReport(report, root) {
  if (report === null) return nothingTold;
  /** @type {readonly any[]} */
  const files = report.testResults ?? [];
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    failures: files.flatMap((file) => failuresOfFile(file, root)),
  };
}

/**
 * @param {any} file
 * @param {string} root
 * @returns {Failure[]}
 */
function failuresOfFile(file, root) {
  const path = fromRoot(file.name, root);
  /** @type {readonly any[]} */
  const tests = file.assertionResults ?? [];
  const failed = tests
    .filter((test) => test.status === 'failed')
    .map((test) => ({
      name: `${path} › ${test.fullName}`,
      why: shorten((test.failureMessages ?? []).join('\n')),
    }));
  if (failed.length > 0 || file.status !== 'failed') return failed;
  return [{ name: path, why: shorten(file.message ?? '') }];
}

/**
 * What Playwright's JSON report says; a test that passed only when it was run again is a failure.
 * @param {any} report the parsed report, or null where there is none
 * @returns {Told}
 */
export function readPlaywrightReport(report) {
  if (report === null) return nothingTold;
  const stats = report.stats ?? {};
  return {
    passed: stats.expected ?? 0,
    failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0),
    skipped: stats.skipped ?? 0,
    failures: [
      ...(report.suites ?? []).flatMap((/** @type {any} */ suite) => failuresOfSuite(suite)),
      ...(report.errors ?? []).map((/** @type {any} */ error) => ({
        name: 'before any test',
        why: shorten(error.message ?? ''),
      })),
    ],
  };
}

/**
 * @param {any} suite
 * @param {string} [within]
 * @returns {Failure[]}
 */
function failuresOfSuite(suite, within = '') {
  const title = within === '' ? suite.title : `${within} › ${suite.title}`;
  /** @type {readonly any[]} */
  const specs = suite.specs ?? [];
  /** @type {readonly any[]} */
  const inner = suite.suites ?? [];
  return [
    ...specs
      .filter((spec) => spec.ok === false)
      .map((spec) => ({ name: `${title} › ${spec.title}`, why: whyOf(spec) })),
    ...inner.flatMap((one) => failuresOfSuite(one, title)),
  ];
}

/** @param {any} spec */
function whyOf(spec) {
  const results = (spec.tests ?? []).flatMap((/** @type {any} */ test) => test.results ?? []);
  const errors = results.flatMap((/** @type {any} */ result) => result.errors ?? []);
  return shorten(errors.map((/** @type {any} */ error) => error.message ?? '').join('\n'));
}

/**
 * @param {string} path
 * @param {string} root
 */
function fromRoot(path, root) {
  return path.startsWith(`${root}/`) || path.startsWith(`${root}\\`) ? path.slice(root.length + 1) : path;
}

/**
 * The words without colours and without where each stood in whose code, and not more than a summary bears.
 * @param {string} words
 */
function shorten(words) {
  const plain = stripVTControlCharacters(words);
  const lines = plain.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  const text = lines.join('\n');
  return text.length <= longestWhy ? text : `${text.slice(0, longestWhy)}…`;
}
