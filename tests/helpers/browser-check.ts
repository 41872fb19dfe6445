import { whyNoBrowser } from './browser.ts';

/** Started by `bin/test.mjs` before any test: without a browser the suite fails in one sentence, it never skips. */
const reason = await whyNoBrowser();
if (reason !== null) {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
