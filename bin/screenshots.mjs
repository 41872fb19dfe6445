#!/usr/bin/env node
// Takes a picture of every screen, at the desk (1366×768) and in the field (800×1280), into docs/screenshots.
//
//   node bin/screenshots.mjs            all of them
//   node bin/screenshots.mjs today      those whose name begins so

import { join } from 'node:path';
import process from 'node:process';
import { ensureBuiltOrExit } from './build.mjs';
import { projectRoot, runTool } from './node24.mjs';

await ensureBuiltOrExit();
process.exitCode = await runTool(
  join(projectRoot, 'tests/helpers/e2e/take-screenshots.ts'),
  process.argv.slice(2),
  { cwd: projectRoot },
);
