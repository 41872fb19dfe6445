#!/usr/bin/env node
// The command line from a checkout: `npm run -s bahi -- import FILE --json`.
// Standard output carries the answer and nothing else; whatever the build says goes to standard error.

import { join } from 'node:path';
import process from 'node:process';
import { ensureBuiltOrExit } from './build.mjs';
import { projectRoot, runTool } from './node24.mjs';

await ensureBuiltOrExit();

// npm runs its scripts in the checkout: the files a person names are meant from where they typed the command.
const typedIn = process.env.npm_lifecycle_event === 'bahi' ? process.env.INIT_CWD : undefined;
process.exitCode = await runTool(join(projectRoot, 'out/main/cli.js'), process.argv.slice(2), {
  cwd: typedIn ?? process.cwd(),
  // `serve` must not go on holding the ledger where nobody can stop it any more.
  tethered: true,
});
