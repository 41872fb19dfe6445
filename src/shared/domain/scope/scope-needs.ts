import { streamSubject, teamStream, walletStream } from '../events/envelope.ts';
import type { TravelledEvent } from './travelled-event.ts';

/** What must be known to say of events whether they count and what they change in who may see what. */
export interface NeededScope {
  readonly devices: Set<string>;
  readonly accounts: Set<string>;
  readonly parties: Set<string>;
  readonly merges: Set<string>;
  readonly shelves: Set<string>;
  readonly invitations: Set<string>;
}

/** Nothing is asked yet. */
export function noNeeds(): NeededScope {
  return {
    devices: new Set(),
    accounts: new Set(),
    parties: new Set(),
    merges: new Set(),
    shelves: new Set(),
    invitations: new Set(),
  };
}

/** Kinds of an account's stream that change who has it. */
const accountKinds: ReadonlySet<string> = new Set([
  'account.opened',
  'account.assigned',
  'account.moved',
  'account.moveUndone',
]);

/** Kinds of a party's stream that do. */
const mergeKinds: ReadonlySet<string> = new Set(['party.merged', 'party.split']);

/** Whether an event of this kind may change who may see what. */
export function changesScope({ kind }: Pick<TravelledEvent, 'kind'>): boolean {
  return (
    accountKinds.has(kind) || mergeKinds.has(kind) || kind.startsWith('user.') || kind.startsWith('device.')
  );
}

/** Adds what one event asks for. Total: a member that is no text asks for nothing. */
export function addNeeds(needs: NeededScope, event: TravelledEvent, shelf: string, teamId: string): void {
  const data = membersOf(event.data);
  needs.devices.add(event.device);
  needs.shelves.add(shelf);
  if (shelf.startsWith('account:')) needs.accounts.add(streamSubject(shelf as `account:${string}`));
  if (shelf.startsWith('party:')) needs.parties.add(streamSubject(shelf as `party:${string}`));
  if (accountKinds.has(event.kind)) {
    addText(needs.parties, data['partyId'], data['fromPartyId'], data['toPartyId']);
  } else if (mergeKinds.has(event.kind)) {
    addText(needs.merges, data['mergeId']);
    addText(needs.parties, data['intoId']);
  } else if (event.kind.startsWith('user.')) {
    needs.shelves.add(teamStream(teamId));
    if (typeof data['userId'] === 'string') needs.shelves.add(walletStream(data['userId']));
  } else if (event.kind.startsWith('device.')) {
    addText(needs.devices, data['device']);
    addText(needs.invitations, data['invitationId']);
  }
}

function addText(into: Set<string>, ...values: readonly unknown[]): void {
  for (const value of values) if (typeof value === 'string' && value !== '') into.add(value);
}

function membersOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>) : {};
}
