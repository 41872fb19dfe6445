/** What one head stands at, by "month head currency" and at the end; exact, as whole minor units. */
export interface AddedJournal {
  readonly entries: number;
  readonly lines: number;
  /** By month (`2026-04`), then by account of the journal, then by currency: what was posted in that month. */
  readonly movedByMonth: ReadonlyMap<string, ReadonlyMap<string, bigint>>;
  /** Entries whose lines do not come to nothing, by their first line. */
  readonly unbalanced: readonly string[];
}

const headPattern = /^(\d{4}-\d{2}-\d{2}) \* (?:\(([^)]*)\) )?(.+?)(?: {2}; event: (\S+))?$/;
const linePattern = /^ {4}(\S+) {2}(-?\d+)(?:\.(\d+))? ([A-Z]{3})$/;

/**
 * Adds a plain-text journal up again, from its text alone: none of Bahi's own code is used, so that an error in writing
 * cannot hide itself in reading. A line it cannot read is an error.
 */
export function addJournal(text: string): AddedJournal {
  const movedByMonth = new Map<string, Map<string, bigint>>();
  const unbalanced: string[] = [];
  let entries = 0;
  let lines = 0;
  const body = text.replace(/^;.*\n/gm, '').replace(/^commodity .*\n(?: {4}.*\n)*/gm, '');
  for (const block of body.split(/\n\n+/).filter((one) => one.trim() !== '')) {
    const [head = '', ...postings] = block.trim().split('\n');
    const month = headPattern.exec(head)?.[1]?.slice(0, 7);
    if (month === undefined) throw new Error(`not the head of an entry: ${head}`);
    entries += 1;
    const sums = new Map<string, bigint>();
    const moved = movedByMonth.get(month) ?? new Map<string, bigint>();
    movedByMonth.set(month, moved);
    for (const [at, posting] of postings.entries()) {
      const found = linePattern.exec(at === 0 ? `    ${posting.trim()}` : posting);
      if (found === null) throw new Error(`not a line of an entry: ${posting}`);
      const [, account = '', whole = '', fraction = '', currency = ''] = found;
      const minor = BigInt(`${whole}${fraction}`);
      lines += 1;
      sums.set(currency, (sums.get(currency) ?? 0n) + minor);
      const key = `${account} ${currency}`;
      moved.set(key, (moved.get(key) ?? 0n) + minor);
    }
    if ([...sums.values()].some((sum) => sum !== 0n)) unbalanced.push(head);
  }
  return { entries, lines, movedByMonth, unbalanced };
}

/** What stood on every account of the journal at the end of each of its months; what stands at nothing is left out. */
export function balancesByMonth({ movedByMonth }: AddedJournal): ReadonlyMap<string, Record<string, bigint>> {
  const standing = new Map<string, bigint>();
  const balances = new Map<string, Record<string, bigint>>();
  for (const month of [...movedByMonth.keys()].sort()) {
    for (const [key, minor] of movedByMonth.get(month) ?? []) {
      standing.set(key, (standing.get(key) ?? 0n) + minor);
    }
    balances.set(month, Object.fromEntries([...standing].filter(([, minor]) => minor !== 0n)));
  }
  return balances;
}
