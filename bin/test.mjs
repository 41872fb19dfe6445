#!/usr/bin/env node
// `npm test`: builds, then runs every test, and ends by saying what passed and what could not run here.
//
//   npm test                       unit and service tests (vitest), then end to end in a real Chromium (Playwright)
//   npm run test:rest              what `npm test` leaves out because it takes long; `.ci/run` runs both
//   npm run test:kills             the long lane: hundreds of kills of a scripted day, and whatever takes as long
//   npm run test:fuzz              laws on cases that nobody has seen, a thousand each (BAHI_FRESH_CASES=5000)
//   npm run test:electron          the Electron specs on the real Electron of this machine

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { ensureBuiltOrExit } from './build.mjs';
import { whyNoElectron } from './electron.mjs';
import { listFilesUnder } from './files.mjs';
import { restSpecs, restTests, sharedTests } from './lanes.mjs';
import { projectRoot, requireNode, runTool } from './node24.mjs';
import { whyNoPostgres } from './postgres.mjs';
import { readPlaywrightReport, readVitestReport } from './test-reports.mjs';
import { summariseLanes } from './test-summary.mjs';

/** @typedef {import('./test-summary.mjs').LaneResult} LaneResult */
/** @typedef {import('./lanes.mjs').Lane} Lane */

const reports = join(projectRoot, '.cache', 'test-reports');
/** Hundreds of processes of a run read the same bundles: only the first compiles them. */
const compiled = { NODE_COMPILE_CACHE: join(projectRoot, '.cache', 'compiled') };
/** @type {Readonly<Record<Lane, string>>} */
const titlesByLane = {
  daily: 'Unit and service tests',
  rest: 'The rest of the unit and service tests',
  long: 'The long lane',
  fuzz: 'Laws on fresh cases',
};
const startedAtMs = Date.now();

requireNode();
await ensureBuiltOrExit();
await requireBrowser();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const asked = process.argv[2];
const results =
  asked === '--long'
    ? [await runUnits('long')]
    : asked === '--fuzz'
      ? [await runUnits('fuzz')]
      : asked === '--electron'
        ? [await runRealElectron()]
        : asked === '--rest'
          ? [await runUnits('rest'), await runEndToEnd('The rest, end to end', [], 'stand-in', 'rest')]
          : await runAll();
summarise(results);

async function runAll() {
  const lanes = [await runUnits('daily')];
  if (endToEndSpecs().length > 0) lanes.push(await runEndToEnd('End to end in Chromium', [], 'stand-in'));
  if (electronSpecs().length > 0 && whyNoElectron() === null) lanes.push(await runRealElectron());
  return lanes;
}

/** The suite must not skip in silence what needs a browser: it fails here, in one sentence that names the packages. */
async function requireBrowser() {
  const status = await runTool(join(projectRoot, 'tests/helpers/browser-check.ts'), [], { cwd: projectRoot });
  if (status !== 0) process.exit(1);
}

/**
 * @param {Lane} lane
 * @returns {Promise<LaneResult>}
 */
async function runUnits(lane) {
  const report = join(reports, 'vitest.json');
  const status = await runTool(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: projectRoot, env: { ...compiled, ...freshCases(lane), BAHI_LANE: lane } },
  );
  const told = readReport(report);
  return {
    title: titlesByLane[lane],
    ...readVitestReport(told, projectRoot),
    status,
    reported: told !== null,
  };
}

/**
 * How many cases each law gets, where they are to be new ones.
 * @param {Lane} lane
 */
function freshCases(lane) {
  return lane === 'fuzz' ? { BAHI_FRESH_CASES: process.env.BAHI_FRESH_CASES ?? '1000' } : {};
}

/**
 * @param {string} title
 * @param {readonly string[]} args
 * @param {'stand-in' | 'real'} electron what the Electron specs run on
 * @param {Lane | null} [lane] null for every test there is
 * @returns {Promise<LaneResult>}
 */
async function runEndToEnd(title, args, electron, lane = 'daily') {
  const report = join(reports, `playwright-${electron}.json`);
  const status = await runTool('playwright', ['test', '--reporter=line,json', ...args], {
    cwd: projectRoot,
    env: { ...compiled, BAHI_LANE: lane ?? '', BAHI_ELECTRON: electron, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const told = readReport(report);
  return { title, ...readPlaywrightReport(told), status, reported: told !== null };
}

/** @returns {Promise<LaneResult>} */
async function runRealElectron() {
  const title = 'End to end in real Electron';
  const reason = whyNoElectron();
  if (reason === null) return runEndToEnd(title, ['--project=electron'], 'real', null);
  process.stderr.write(`The Electron specs cannot run on real Electron, because ${reason}.\n`);
  return { title, ...readPlaywrightReport(null), status: 1, reported: true };
}

function endToEndSpecs() {
  return listFilesUnder(join(projectRoot, 'tests/e2e')).filter((path) => path.endsWith('.spec.ts'));
}

function electronSpecs() {
  return endToEndSpecs().filter((path) => path.startsWith(join(projectRoot, 'tests/e2e/shell')));
}

/**
 * @param {string} path
 * @returns {any} null where the lane ended before it could write its report, or in the middle of it
 */
function readReport(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {readonly LaneResult[]} lanes */
function summarise(lanes) {
  const seconds = Math.round((Date.now() - startedAtMs) / 1000);
  const remarks = asked === undefined ? notRun(lanes) : [];
  const { lines, failed } = summariseLanes(lanes, { seconds, remarks });
  process.stdout.write(`\n${lines.join('\n')}\n`);
  process.exitCode = failed ? 1 : 0;
}

/**
 * What a person must not believe was tested.
 * @param {readonly LaneResult[]} lanes
 */
function notRun(lanes) {
  const lines = [];
  if (endToEndSpecs().length === 0) lines.push('end to end: not run, there are no specs in tests/e2e yet');
  const reason = whyNoElectron();
  if (reason !== null) {
    lines.push(
      `real Electron: not run here, because ${reason}; to run it, as an ordinary user with a display: ` +
        'npx install-electron && npm run test:electron',
    );
  } else if (electronSpecs().length === 0) {
    lines.push('real Electron: not run here (there are no Electron specs in tests/e2e yet)');
  }
  const noPostgres = whyNoPostgres();
  if (noPostgres !== null) lines.push(`hub on PostgreSQL: not run here, because ${noPostgres}`);
  lines.push(
    `left to .ci/run and npm run test:rest: ${namesOf([...restTests, ...restSpecs])}`,
    `the long forms of ${namesOf(sharedTests)} too, and second forms of journeys`,
    'left to npm run test:kills: hundreds of kills, long histories',
  );
  const skipped = lanes.reduce((sum, lane) => sum + lane.skipped, 0);
  if (skipped > 0 && !existsSync(join(projectRoot, '..', 'shared'))) {
    lines.push(
      `tests on real files: of the ${skipped} skipped, those that read ../shared, because it is absent`,
    );
  }
  return lines;
}

/**
 * Files of tests by their short names.
 * @param {readonly string[]} paths
 */
function namesOf(paths) {
  return paths.map((path) => basename(path).replace(/\.(test|spec)\.ts$/, '')).join(', ');
}
