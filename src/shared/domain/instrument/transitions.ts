import type { InstrumentAct, InstrumentStanding } from './record.ts';

type Moves = Readonly<Record<InstrumentAct, InstrumentStanding | null>>;

const none: Moves = { present: null, clear: null, bounce: null, giveBack: null, replace: null };

/**
 * The whole table (row L9): what each act makes of an instrument that stands so, or null where the act is not allowed.
 * A bounced cheque may be presented again while it is valid; one that cleared can still be sent back by the bank.
 * Whoever decides on an act reads it; the fold never refuses.
 */
export const instrumentTransitions: Readonly<Record<InstrumentStanding, Moves>> = {
  held: { ...none, present: 'presented', giveBack: 'returned', replace: 'replaced' },
  presented: { ...none, clear: 'cleared', bounce: 'bounced' },
  cleared: { ...none, bounce: 'bounced' },
  bounced: { ...none, present: 'presented', giveBack: 'returned', replace: 'replaced' },
  returned: none,
  replaced: none,
};
