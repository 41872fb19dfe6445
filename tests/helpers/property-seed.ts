import fc from 'fast-check';

/**
 * Before every test file: laws are tried on the same cases at every run, so that what is red today was not green by luck
 * yesterday, and what lands is judged by what was changed. New cases are what `npm run test:fuzz` is for: it says in
 * BAHI_FRESH_CASES how many each law gets, from a seed that nobody has seen; a law that fails prints the seed.
 */
const freshCases = process.env['BAHI_FRESH_CASES'];
fc.configureGlobal(freshCases === undefined ? { seed: 20_261_122 } : { numRuns: Number(freshCases) });
