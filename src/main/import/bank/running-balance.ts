import type { BankProblems, ReadBankLine } from './bank-statement.ts';

/** What a table says of its opening balance besides its rows. */
export interface OpeningFacts {
  readonly rowMinor: number | null;
  readonly titleMinor: number | null;
}

/** Lines oldest first, and the balances they stand between; null where the table has none. */
export interface RunningBalances {
  readonly lines: readonly ReadBankLine[];
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
}

/**
 * The balance of each row must follow from the row before it. Some banks write the newest first: the order in which the
 * balances follow is the order of the statement. A row that does not follow is named: a line is missing or was changed there.
 */
export function checkRunning(
  lines: readonly ReadBankLine[],
  opening: OpeningFacts,
  problems: BankProblems,
): RunningBalances {
  const newestFirst = lines.toReversed();
  const asWritten = firstBreak(lines);
  const turned = asWritten === null ? null : firstBreak(newestFirst);
  const isTurned = asWritten !== null && (turned === null || isNewestFirst(lines));
  const inOrder = isTurned ? newestFirst : lines;
  const broken = isTurned ? turned : asWritten;
  if (broken !== null) {
    problems.add(broken.line, 'balanceBroken', broken);
  }
  const first = inOrder[0];
  const last = inOrder.at(-1);
  const derived =
    first === undefined || first.balanceMinor === null ? null : first.balanceMinor - first.amountMinor;
  const stated = opening.rowMinor ?? opening.titleMinor;
  if (broken === null && stated !== null && derived !== null && stated !== derived && first !== undefined) {
    problems.add(first.line, 'balanceBroken', { statedMinor: stated, countedMinor: derived });
  }
  return { lines: inOrder, openingMinor: stated ?? derived, closingMinor: last?.balanceMinor ?? null };
}

function firstBreak(
  lines: readonly ReadBankLine[],
): { readonly line: number; readonly statedMinor: number; readonly countedMinor: number } | null {
  let before: number | null = null;
  for (const { line, amountMinor, balanceMinor } of lines) {
    if (before !== null && balanceMinor !== null && before + amountMinor !== balanceMinor) {
      return { line, statedMinor: balanceMinor, countedMinor: before + amountMinor };
    }
    before = balanceMinor ?? (before === null ? null : before + amountMinor);
  }
  return null;
}

/** By its days alone: the last row is older than the first. */
function isNewestFirst(lines: readonly ReadBankLine[]): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  return first !== undefined && last !== undefined && last.on < first.on;
}
