import { teamStream, walletStream } from '../../shared/domain/events/envelope.ts';
import type { BahiEvent, EventDraft } from '../../shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import type { Random } from '../../shared/lib/random.ts';
import { ok } from '../../shared/lib/result.ts';
import { append } from '../ledger/append.ts';
import { nextReceiptNumber, readSelf } from '../ledger/device-self.ts';
import { changeLedger, type Ledger } from '../ledger/ledger.ts';
import { accountDrafts, assignDraft, openAccountDrafts } from './act-drafts.ts';
import { handOverDrafts, takeCashDrafts } from './cash-drafts.ts';
import type { Hand } from './hand.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** An account that somebody opened in the world. */
export interface KnownAccount {
  readonly accountId: string;
  readonly partyId: string;
}

/** What a person who is about to act knows of the world around the device. */
export interface Surrounding {
  readonly nowMs: number;
  readonly random: Random;
  readonly accounts: readonly KnownAccount[];
  readonly agents: readonly string[];
  readonly office: readonly string[];
  readonly newId: () => string;
}

/** What a person did: the events that the program called saved, and the account that was opened by it. */
export interface Deed {
  readonly events: readonly BahiEvent[];
  readonly opened: KnownAccount | null;
}

const nothing: Deed = { events: [], opened: null };
const zone = 'Asia/Kolkata';

/** A machine with a ledger and the people who sit at it: a simulated one, or a real file of the kill tests. */
export type Desk = Pick<SimulatedDevice, 'ledger' | 'people'>;

/** A person does something on a device. Nothing is done where nothing fits, or where the disk is full. */
export function actOnDevice(device: Desk, around: Surrounding): Deed {
  const { random } = around;
  const userId = random.pick(device.people);
  const isOffice = around.office.includes(userId);
  let opened: KnownAccount | null = null;
  let events: readonly BahiEvent[] = [];
  const written = changeLedger(device.ledger, () => {
    const hand = handOf(device, around, userId, isOffice);
    const plan = planDeed(device.ledger, hand, around);
    if (!isKnownHere(device.ledger, plan.drafts)) return ok(undefined);
    opened = plan.opened;
    events = plan.drafts.length === 0 ? [] : appendAs(device.ledger, hand, around.nowMs, plan.drafts);
    return ok(undefined);
  });
  return written.ok ? { events, opened } : nothing;
}

/** Whether the program on this device has what it takes: an older one lacks the screens for kinds it does not know. */
function isKnownHere({ catalogue }: Ledger, drafts: readonly EventDraft[]): boolean {
  return drafts.every(({ kind }) => catalogue.has(kind));
}

function handOf(device: Desk, around: Surrounding, userId: string, isOffice: boolean): Hand {
  return {
    userId,
    isOffice,
    on: plainDateInZone(around.nowMs, zone),
    random: around.random,
    newId: around.newId,
    nextReceiptNumber: () => nextReceiptNumber(device.ledger.write),
    colleagues: around.agents,
  };
}

function appendAs(
  ledger: Ledger,
  hand: Hand,
  nowMs: number,
  drafts: readonly EventDraft[],
): readonly BahiEvent[] {
  const [first] = drafts;
  const freshId = hand.newId();
  // As in the app: a receipt has the id of its command, and so has its event.
  const commandId = first?.kind === 'receipt.recorded' ? first.data.receiptId : freshId;
  return append(ledger, { commandId, userId: hand.userId, businessDate: hand.on, nowMs }, drafts);
}

/** Writes drafts as somebody on a device, outside of any chance: how a world is set up. */
export function writeAs(
  device: Pick<Desk, 'ledger'>,
  as: { readonly userId: string; readonly nowMs: number; readonly commandId: string },
  drafts: readonly EventDraft[],
): readonly BahiEvent[] {
  let events: readonly BahiEvent[] = [];
  const { userId, nowMs, commandId } = as;
  changeLedger(device.ledger, () => {
    const businessDate = plainDateInZone(nowMs, zone);
    events = append(device.ledger, { commandId, userId, businessDate, nowMs }, drafts);
    return ok(undefined);
  });
  return events;
}

interface DeedPlan {
  readonly drafts: readonly EventDraft[];
  readonly opened: KnownAccount | null;
}

function planDeed(ledger: Ledger, hand: Hand, around: Surrounding): DeedPlan {
  const { random } = hand;
  const here = around.accounts.filter(({ accountId }) => isWorkedBy(ledger, hand, accountId));
  if (hand.isOffice && (here.length === 0 || random.chance(20))) {
    const ids = { accountId: `a-${hand.newId()}`, partyId: `p-${hand.newId()}` };
    return { drafts: openAccountDrafts(hand, ids, random.pick(around.agents)), opened: ids };
  }
  if (!hand.isOffice && random.chance(15)) return { drafts: cashDrafts(ledger, hand), opened: null };
  if (here.length === 0) return { drafts: [], opened: null };
  const ids = random.pick(here);
  if (hand.isOffice && random.chance(35)) {
    return { drafts: [assignDraft(ids.accountId, random.pick([...around.agents, null]))], opened: null };
  }
  return { drafts: accountDrafts(hand, ledger.states.account(ids.accountId), ids), opened: null };
}

/** What the screen would show: the office sees every account, an agent the assigned ones. */
function isWorkedBy(ledger: Ledger, hand: Hand, accountId: string): boolean {
  const { opened, assignedTo } = ledger.states.account(accountId);
  return opened !== null && (hand.isOffice || assignedTo === hand.userId);
}

function cashDrafts(ledger: Ledger, hand: Hand): readonly EventDraft[] {
  for (const giver of hand.colleagues) {
    const { handovers } = ledger.states.wallet(giver);
    for (const [handoverId, { offered, answers, withdrawn }] of handovers) {
      if (offered?.kind !== 'cash.handedOver' || answers.length > 0 || withdrawn !== null) continue;
      if (offered.data.toUserId !== hand.userId) continue;
      return takeCashDrafts(hand, { handoverId, fromUserId: giver, amountMinor: offered.data.amountMinor });
    }
  }
  return handOverDrafts(hand);
}

/** The streams of a world's people and team, for comparing what two devices hold. */
export const streamsOfWorld = (ledger: Ledger, people: readonly string[]): readonly string[] => [
  teamStream(readSelf(ledger.write).team),
  ...people.map((userId) => walletStream(userId)),
];
