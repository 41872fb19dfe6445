import type { GivenBack, Reconciliation } from '../reconciliation/values.ts';
import type { AccountState, ReceiptState } from './state.ts';
import { claimedMinorOf, isPlain, partsBetween, standingMinor } from './tender-standing.ts';

/** The source of what may be our own money told back, while nobody has decided. */
const undecided = 'difference';

/**
 * Takes out of what is given back to claims the money that is only claimed here (decision 0028). A receipt that reduces
 * nothing cannot count twice: what the office's figure holds of it counts once, there, on whichever claim the office set
 * it against. Of a receipt that counts in part, only what the office holds beyond that part is taken out.
 */
export function withoutClaimed(state: AccountState, reconciliation: Reconciliation): Reconciliation {
  const pools = claimedPools(state, reconciliation);
  if (pools.length === 0) return reconciliation;
  const given = new Map(
    [...reconciliation.givenBackByItem].map(([itemId, movements]) => [itemId, movements]),
  );
  const heldMinorByItem = new Map<string, number>();
  const take = (itemId: string, source: string, mostMinor: number): number => {
    const taken = takeFrom(given.get(itemId) ?? [], source, mostMinor);
    given.set(itemId, taken.left);
    if (taken.minor > 0) heldMinorByItem.set(itemId, (heldMinorByItem.get(itemId) ?? 0) + taken.minor);
    return taken.minor;
  };
  // First on the claims that the receipts themselves lie on; what the office set against others comes from those.
  const restBySource = new Map<string, number>();
  for (const { source, parts, amountMinor } of pools) {
    let leftMinor = amountMinor;
    for (const part of parts) leftMinor -= take(part.itemId, source, Math.min(leftMinor, part.amountMinor));
    restBySource.set(source, (restBySource.get(source) ?? 0) + leftMinor);
  }
  for (const [source, restMinor] of restBySource) {
    let leftMinor = restMinor;
    for (const itemId of given.keys()) leftMinor -= take(itemId, source, leftMinor);
  }
  return {
    ...reconciliation,
    givenBackByItem: new Map([...given].filter(([, movements]) => movements.length > 0)),
    claimedHeldMinorByItem: heldMinorByItem,
  };
}

interface ClaimedPool {
  /** The receipt, once somebody decided; before that the difference itself. */
  readonly source: string;
  readonly parts: readonly { readonly itemId: string; readonly amountMinor: number }[];
  readonly amountMinor: number;
}

/** What the office's figures hold, or may hold, of each receipt beyond what of it counts here. */
function claimedPools(state: AccountState, reconciliation: Reconciliation): readonly ClaimedPool[] {
  if (reconciliation.givenBackByItem.size === 0) return [];
  return [...state.receipts.values()].flatMap((receipt) => {
    const claimedMinor = isPlain(state, receipt) ? 0 : claimedMinorOf(state, receipt);
    if (claimedMinor === 0) return [];
    const { receiptId } = receipt.event.data;
    const countedMinor = standingMinor(state, receipt);
    const knownMinor = reconciliation.knownMinorByReceipt.get(receiptId) ?? 0;
    const heldMinor = knownMinor + supposedMinor(reconciliation, receiptId);
    const decidedMinor = Math.min(claimedMinor, Math.max(0, knownMinor - countedMinor));
    const allMinor = Math.min(claimedMinor, Math.max(0, heldMinor - countedMinor));
    const parts = claimParts(receipt, countedMinor, countedMinor + claimedMinor);
    return [
      { source: receiptId, parts, amountMinor: decidedMinor },
      { source: undecided, parts, amountMinor: allMinor - decidedMinor },
    ].filter(({ amountMinor }) => amountMinor > 0);
  });
}

function supposedMinor({ differencesByImport }: Reconciliation, receiptId: string): number {
  return [...differencesByImport.values()]
    .filter(({ decided, direction }) => !decided && direction === 'fall')
    .flatMap(({ supposed }) => supposed)
    .reduce((sum, part) => (part.receiptId === receiptId ? sum + part.amountMinor : sum), 0);
}

function claimParts(receipt: ReceiptState, from: number, to: number): ClaimedPool['parts'] {
  return partsBetween(receipt, from, to).flatMap(({ itemId, chargeId, amountMinor }) =>
    itemId === null || chargeId !== undefined ? [] : [{ itemId, amountMinor }],
  );
}

/** Takes up to an amount out of what one source gives back to a claim. */
function takeFrom(
  movements: readonly GivenBack[],
  source: string,
  mostMinor: number,
): { readonly minor: number; readonly left: readonly GivenBack[] } {
  let leftMinor = mostMinor;
  const left = movements.flatMap((movement) => {
    const minor = movement.source === source ? Math.min(leftMinor, Math.max(0, -movement.amountMinor)) : 0;
    leftMinor -= minor;
    const amountMinor = movement.amountMinor + minor;
    return amountMinor === 0 ? [] : [{ ...movement, amountMinor }];
  });
  return { minor: mostMinor - leftMinor, left };
}
