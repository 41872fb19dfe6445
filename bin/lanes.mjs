// Which tests run when. The lane is told by BAHI_LANE: `daily` is `npm test`, `rest` is what `.ci/run` runs after it,
// `long` and `fuzz` are run by hand. Whoever starts vitest or Playwright by themselves names no lane and has the first two at once.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { listFilesUnder } from './files.mjs';

/** @typedef {'daily' | 'rest' | 'long' | 'fuzz'} Lane */

/** @type {readonly Lane[]} */
const lanes = ['daily', 'rest', 'long', 'fuzz'];

/**
 * The lane of this run; null where none is named.
 * @returns {Lane | null}
 */
export function laneOfRun() {
  const named = process.env.BAHI_LANE;
  return lanes.find((lane) => lane === named) ?? null;
}

/**
 * Files of the lane `rest`: each takes long and has a shorter relative in the daily lane, which finds the same mistakes
 * most of the time.
 */
export const restTests = [
  // The first quarter is tests/simulate/first-worlds.test.ts.
  'tests/simulate/second-worlds.test.ts',
  // Frozen worlds with photos: tests/simulate/frozen-worlds.test.ts. Their exchange: tests/main/sync/blobs.
  'tests/simulate/photos.test.ts',
  // It speaks of the simulator alone.
  'tests/simulate/memory.test.ts',
  // By the services: tests/main/services/safekeeping. By hand: tests/e2e/safekeeping.spec.ts.
  'tests/main/host/command-line/safekeeping.test.ts',
  // Every device and the hub die: tests/kills/sync-kills.test.ts. A migration dies: tests/main/db/migrate-kills.test.ts.
  'tests/kills/safekeeping-kills.test.ts',
  'tests/kills/kills.test.ts',
  'tests/kills/sync-stick-kills.test.ts',
  // The store: tests/main/hub. The verb: tests/main/host/command-line/hub.test.ts.
  'tests/main/host/command-line/hub-postgres.test.ts',
  // By the services: tests/main/services/hub/joining.test.ts, short-code.test.ts, coming-back.test.ts. By hand:
  // tests/e2e/joining.spec.ts. Its verb: tests/main/host/command-line/hub.test.ts.
  'tests/main/host/command-line/join.test.ts',
  // By the services: tests/main/services/writeback.test.ts and journal.test.ts, with the same files.
  'tests/main/host/command-line/writeback.test.ts',
  'tests/main/host/command-line/journal.test.ts',
  // Every figure of it by vectors: tests/main/host/command-line/vectors.
  'tests/main/host/command-line/quote.test.ts',
  // Every key of every screen, each on a page of its own. The keys of the day: tests/e2e/keystrokes.spec.ts,
  // keyboard-only.spec.ts, inscript.spec.ts; the sheet of keys: tests/renderer/commands/manual-keys.test.ts.
  'tests/renderer/commands/keys.test.ts',
  // Measured in pixels. Its colour against every ground: tests/renderer/theme/contrast.test.ts. Where it goes:
  // tests/renderer/focus.test.ts.
  'tests/renderer/theme/focus-ring.test.ts',
  // Made-up books: tests/main/export/round-trip.test.ts.
  'tests/main/export/round-trip.property.test.ts',
  // Every act in every state, through the procedures. The tables: tests/shared/domain/promise/transitions.test.ts,
  // plan/decide.test.ts. The acts: tests/main/services/commitments.test.ts, plans.test.ts.
  'tests/main/services/promise-transitions.test.ts',
  // A hundred misspelt names. How names are found: tests/main/services/search/search.test.ts, tests/shared/domain/names.
  'tests/main/services/search/spellings.test.ts',
  // Another laptop becomes the hub: tests/main/services/hub/drills.test.ts. A move: services/safekeeping/move.test.ts.
  'tests/main/services/hub/hub-move.test.ts',
  // Twenty devices at once. The same page by few: tests/main/services/day-end/day-end.test.ts.
  'tests/main/services/day-end/twenty-agents.test.ts',
  // A queue of few: tests/main/services/sync/sync.test.ts.
  'tests/main/services/sync/long-queue.test.ts',
  // What a package is made of is looked at whenever one is made: bin/package.mjs.
  'tests/packaging/package.test.ts',
];

/** Files of both lanes: they say test by test what is daily (tests/helpers/lane-tests.ts), or cut a list in two. */
export const sharedTests = [
  'tests/simulate/planted-bugs.test.ts',
  'tests/kills/sync-kills.test.ts',
  // Desk and field, each in one theme, are daily.
  'tests/renderer/work-soundness.test.ts',
  'tests/renderer/screens.test.ts',
  // One file of a kind is daily; what the reader says of each: tests/main/import/ugly.
  'tests/main/host/command-line/bad-files.test.ts',
  // A small file is daily; real ones, workbooks and Tally's are read by tests/main/import and tests/e2e/import-formats.spec.ts.
  'tests/main/host/command-line/import.test.ts',
  // One book of three.
  'tests/main/export/round-trip.test.ts',
  // A small book is daily, the year of a hundred accounts is not.
  'tests/main/services/journal.test.ts',
  // What fits on a stick is daily, twenty-four megabytes are not.
  'tests/main/services/bundle/photos-by-stick.test.ts',
  // What programs rely on is daily; the sample book itself: tests/main/services/sample.
  'tests/main/host/command-line/answers.test.ts',
  // Refusals are daily; a full disk is by the ledger (tests/main/db/transaction.test.ts), a host that closes in order by the
  // desktop app (tests/e2e/shell/life.spec.ts).
  'tests/main/host/command-line/doors.test.ts',
  // Ten thousand of each are daily, a hundred thousand are not.
  'tests/shared/domain/plan/schedule.test.ts',
  'tests/shared/domain/party-matching/find-duplicates.test.ts',
];

/**
 * Files with a figure that has a bar in milliseconds (tests/helpers/told-time.ts): the lane `long` runs them as well and
 * fails for it; in the others they prove what the work answers.
 */
export const timedTests = [
  'tests/main/import/{large-file,steps}.test.ts',
  'tests/main/services/day-end/twenty-agents.test.ts',
  'tests/main/services/sync/long-queue.test.ts',
  'tests/main/sync/bundle-many.test.ts',
  'tests/renderer/features/plan/plan-form.test.ts',
  'tests/renderer/features/sync-centre/sync-centre.test.ts',
  'tests/shared/domain/party-matching/find-duplicates.test.ts',
  'tests/shared/domain/reconciliation/best-cover.test.ts',
];

/**
 * End-to-end specs of the lane `rest`, by their names in tests/e2e. Single tests of other specs have the tag `restTag`:
 * they are a journey's second form, whose first one is daily in the same file, or its refusals.
 */
export const restSpecs = [
  // Keys alone: keyboard-only.spec.ts, keystrokes.spec.ts.
  'sixty-calls.spec.ts',
  // Ten thousand accounts and a slow processor: the same screens as everywhere, measured.
  'long-list.spec.ts',
  'old-laptop.spec.ts',
  // The same rules for the same screens on answers made up: tests/renderer/screens.test.ts, work-soundness.test.ts.
  'axe.spec.ts',
  // The same day with the pointer disabled: keyboard-only.spec.ts.
  'day.spec.ts',
  // The desktop app: shell/life.spec.ts, paper.spec.ts, walls.spec.ts.
  'shell/day.spec.ts',
  // Other files of other programs: import-formats.spec.ts. The same file by its reader: tests/main/import/round-trips.test.ts.
  'sap-file.spec.ts',
  // Joining: joining.spec.ts. With work, by the services: tests/main/services/hub/bringing.test.ts.
  'joining-with-work.spec.ts',
  // Out of reach of the hub: two-devices.spec.ts. Nothing is ever loaded from the network: shell/walls.spec.ts.
  'offline.spec.ts',
];

/** What a single end-to-end test of the lane `rest` is tagged with. */
export const restTag = '@rest';

/**
 * A share of a long list: the daily lane has every `nth` of it, the lane `rest` all others, everybody else all.
 * @template Each
 * @param {readonly Each[]} all
 * @param {number} nth
 * @returns {readonly Each[]}
 */
export function shareOfLane(all, nth) {
  const lane = laneOfRun();
  if (lane !== 'daily' && lane !== 'rest') return all;
  return all.filter((_, at) => (at % nth === 0) === (lane === 'daily'));
}

/**
 * The test files that try a law on cases which fast-check draws: the lane `fuzz` gives each law many that nobody has seen
 * (decision 0058).
 * @param {string} root the project's folder
 * @returns {string[]} paths from there
 */
export function lawTests(root) {
  return listFilesUnder(join(root, 'tests'))
    .filter((path) => /\.test\.tsx?$/.test(path) && readFileSync(path, 'utf8').includes("from 'fast-check'"))
    .map((path) => relative(root, path));
}
