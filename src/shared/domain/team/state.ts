import { assertNever } from '../../lib/assert.ts';
import type { DatedTerms } from '../charges/terms.ts';
import { type Effects, noEffects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { DataOf, EventOf, TeamEvent } from '../events/kinds.ts';
import { countEvent, type Holding, nothingHeld } from '../review/held.ts';
import { applyBankEvent } from './apply-bank.ts';
import { applyTeamDay, type TeamDayState } from './apply-days.ts';
import { applyDeviceEvent } from './apply-devices.ts';
import { applyPeriod, applyReceiptBook, type PeriodState, type ReceiptBookState } from './apply-periods.ts';
import { type BankState, emptyBankState } from './bank-state.ts';
import { type DevicesState, emptyDevicesState } from './devices-state.ts';

/** A role of the house (decided 31). */
export type Role = DataOf<'user.added'>['roles'][number];

/** A person of the team. */
export interface UserState {
  readonly userId: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

/** A book and whose law it stands under; `assumed` names the answers nobody gave. */
export interface BookState {
  readonly bookId: string;
  readonly title: string | null;
  readonly creditor: 'lender' | 'trade';
  readonly debtors: 'business' | 'consumer';
  readonly state: string | null;
  readonly product: 'trade' | 'loan' | 'microfinance';
  readonly assumed: readonly string[];
  readonly mapping: string | null;
}

/** One import with its control figures; undone or standing. */
export interface ImportState {
  readonly event: EventOf<'import.recorded'>;
  readonly withdrawn: boolean;
}

/** Everything the team's events say. Built only by `applyTeamEvent`. */
export interface TeamState extends Holding<TeamEvent> {
  readonly stream: string;
  founded: EventOf<'team.founded'> | null;
  readonly users: Map<string, UserState>;
  readonly devices: Map<string, DataOf<'device.enrolled'>>;
  /** Who works on which device, who was invited, and which are out. */
  readonly seating: DevicesState;
  readonly books: Map<string, BookState>;
  readonly imports: Map<string, ImportState>;
  readonly policies: Map<string, string>;
  /** The house's bank accounts: statements, their lines, what they were matched with. */
  readonly bank: BankState;
  /** By which terms books and accounts charge for late payment, in the order they were set. */
  readonly chargeTerms: Map<string, DatedTerms>;
  /** Receipts files handed to the office, by batch. */
  readonly writebacks: Map<string, EventOf<'writeback.made'>>;
  /** Closed periods of books. */
  readonly periods: Map<string, PeriodState>;
  /** The team's days that were closed, by the id of the close. */
  readonly days: Map<string, TeamDayState>;
  /** Pre-printed receipt books, with what was said of their leaves. */
  readonly receiptBooks: Map<string, ReceiptBookState>;
}

/** A team of which nothing is known yet. */
export function emptyTeamState(stream: string): TeamState {
  return {
    stream,
    founded: null,
    users: new Map(),
    devices: new Map(),
    seating: emptyDevicesState(),
    books: new Map(),
    imports: new Map(),
    policies: new Map(),
    bank: emptyBankState(),
    chargeTerms: new Map(),
    writebacks: new Map(),
    periods: new Map(),
    days: new Map(),
    receiptBooks: new Map(),
    ...nothingHeld<TeamEvent>(),
  };
}

/** Adds one event to the team's state; total. */
export function applyTeamEvent(state: TeamState, event: TeamEvent, effects: Effects): void {
  countEvent(state, event, effects, (counted) => applyCounted(state, counted, effects));
}

/** An event that counts: since its own place, or since the word that released it. */
function applyCounted(
  state: TeamState,
  event: Exclude<TeamEvent, { kind: 'team.reviewResolved' }>,
  effects: Effects,
): void {
  switch (event.kind) {
    case 'team.founded':
      state.founded ??= event;
      touch(effects, 'team', streamSubject(event.stream));
      return;
    case 'user.added':
    case 'user.changed':
      applyUser(state, event, effects);
      return;
    case 'device.enrolled':
      state.devices.set(event.data.device, event.data);
      applyDeviceEvent(state.seating, event);
      touch(effects, 'device', event.data.device);
      return;
    case 'device.invited':
    case 'device.seated':
    case 'device.unseated':
    case 'device.revoked':
      // Who may see what is the hub's to keep (`scope/apply-scope.ts`); this is what the office is shown.
      applyDeviceEvent(state.seating, event);
      return;
    case 'book.opened':
    case 'book.changed':
    case 'mapping.remembered':
      applyBook(state, event, effects);
      return;
    case 'import.recorded':
    case 'import.withdrawn':
      applyImport(state, event, effects);
      return;
    case 'bank.statementImported':
    case 'bank.linesMatched':
    case 'bank.matchUndone':
    case 'bank.lineSetAside':
    case 'bank.lineTakenUp':
      applyBankEvent(state.bank, event, effects);
      return;
    case 'policy.set':
      state.policies.set(event.data.policy, event.data.value);
      touch(effects, 'policy', event.data.policy);
      return;
    case 'charges.termsSet':
      applyChargeTerms(state, event, effects);
      return;
    case 'writeback.made':
      if (state.writebacks.has(event.data.batchId)) return;
      state.writebacks.set(event.data.batchId, event);
      touch(effects, 'writeback', event.data.batchId);
      return;
    case 'period.closed':
    case 'period.reopened':
      applyPeriod(state, event, effects);
      return;
    case 'teamDay.closed':
    case 'teamDay.amended':
      applyTeamDay(state, event, effects);
      return;
    case 'receiptBook.issued':
    case 'receiptBook.leafExplained':
      applyReceiptBook(state, event, effects);
      return;
    default:
      assertNever(event, 'team event');
  }
}

function applyImport(
  state: TeamState,
  event: EventOf<'import.recorded'> | EventOf<'import.withdrawn'>,
  effects: Effects,
): void {
  const { importId } = event.data;
  const known = state.imports.get(importId);
  if (event.kind === 'import.recorded') {
    if (known !== undefined) return;
    state.imports.set(importId, { event, withdrawn: false });
  } else {
    if (known === undefined) return;
    state.imports.set(importId, { ...known, withdrawn: true });
  }
  touch(effects, 'import', importId);
}

function applyChargeTerms(state: TeamState, event: EventOf<'charges.termsSet'>, effects: Effects): void {
  const { termsId } = event.data;
  if (state.chargeTerms.has(termsId)) return;
  state.chargeTerms.set(termsId, {
    ...event.data,
    place: state.chargeTerms.size,
    reason: event.personal?.reason ?? null,
    setBy: event.user,
  });
  touch(effects, 'chargeTerms', termsId);
}

function applyUser(
  state: TeamState,
  event: EventOf<'user.added'> | EventOf<'user.changed'>,
  effects: Effects,
): void {
  const { userId } = event.data;
  const known = state.users.get(userId);
  if (event.kind === 'user.added') {
    if (known !== undefined) return;
    state.users.set(userId, {
      userId,
      name: event.personal?.name ?? null,
      roles: event.data.roles,
      active: true,
    });
  } else {
    if (known === undefined) return;
    state.users.set(userId, { ...known, roles: event.data.roles, active: event.data.active });
  }
  touch(effects, 'user', userId);
}

function applyBook(
  state: TeamState,
  event: EventOf<'book.opened'> | EventOf<'book.changed'> | EventOf<'mapping.remembered'>,
  effects: Effects,
): void {
  const { bookId } = event.data;
  const known = state.books.get(bookId);
  if (event.kind === 'book.opened') {
    if (known !== undefined) return;
    state.books.set(bookId, { ...event.data, title: event.personal?.title ?? null, mapping: null });
  } else if (known !== undefined) {
    state.books.set(
      bookId,
      event.kind === 'book.changed'
        ? { ...known, ...event.data, assumed: [] }
        : { ...known, mapping: event.data.mapping },
    );
  }
  touch(effects, 'book', bookId);
}

/** The team from its events. */
export function foldTeam(
  stream: string,
  events: Iterable<TeamEvent>,
): { readonly state: TeamState; readonly effects: Effects } {
  const state = emptyTeamState(stream);
  const effects = noEffects();
  for (const event of events) applyTeamEvent(state, event, effects);
  return { state, effects };
}
