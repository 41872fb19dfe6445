/**
 * How often each law of the fold is tried: 200 histories in the daily lane, `BAHI_FOLD_RUNS` where somebody asks for more.
 * The long lane asks for 10,000 itself. Nothing else reads the environment.
 */
export const dailyFoldRuns = Number(process.env['BAHI_FOLD_RUNS'] ?? 200);
