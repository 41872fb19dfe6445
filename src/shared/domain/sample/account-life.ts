import type { Random } from '../../lib/random.ts';
import { applyAccountEvent } from '../account/apply.ts';
import { payableItems } from '../account/settlements.ts';
import { type AccountState, emptyAccountState } from '../account/state.ts';
import { addDays, type PlainDate } from '../dates.ts';
import { noEffects } from '../events/effects.ts';
import { accountStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import type { BookLaw, ContactLaw } from './contact-law.ts';
import type { ImportDesk } from './import-desk.ts';
import type { SampleLists } from './lists.ts';
import { OfficeBooks, type OfficeNews } from './office-books.ts';
import type { ClaimSettlement, ClaimValue, PlannedClaim } from './planned-claim.ts';
import type { SampleAct, SampleRules, SampleStaff } from './request.ts';
import type { SampleCalendar } from './sample-calendar.ts';
import { asAccountEvent, type DraftFrame } from './sample-events.ts';
import { sampleCommandId } from './sample-ids.ts';
import { foldIntoParty, type SampleParty } from './sample-party.ts';

/** What all accounts of a sample book share. */
export interface LifeSetting {
  readonly calendar: SampleCalendar;
  readonly staff: SampleStaff;
  readonly rules: SampleRules;
  readonly lists: SampleLists;
  readonly contactLaw: ContactLaw;
  readonly imports: ImportDesk;
  /** How much rarer each account is worked than in a book that three people can keep up with; 1 for such a book. */
  readonly workload: number;
}

/** One account before anything happened to it. */
export interface LifeStart {
  readonly accountId: string;
  readonly accountKey: string;
  readonly bookId: string;
  readonly law: BookLaw;
  readonly party: SampleParty;
  /** Whether this account's file is the first to name the party. */
  readonly introducesParty: boolean;
  readonly openedOn: PlainDate;
  readonly assignedTo: string | null;
  readonly claims: readonly PlannedClaim[];
}

const firstMinutes = [9 * 60 + 40, 16 * 60 + 30] as const;
const minuteMs = 60_000;

/**
 * One account living through the year: its own clock, its own fold, and the acts it wrote. Whatever happens is decided
 * on the folded state, as the product would decide it on that day.
 */
export class AccountLife {
  readonly start: LifeStart;
  readonly setting: LifeSetting;
  readonly random: Random;
  readonly state: AccountState;
  readonly acts: SampleAct[] = [];
  #today: PlainDate;
  #lastAtMs = 0;
  #lastActOn: PlainDate | null = null;
  readonly #plannedByDay = new Map<PlainDate, (() => void)[]>();
  readonly #unlisted: PlannedClaim[];
  readonly #settledByItem = new Map<string, ClaimSettlement[]>();
  readonly #news = new Set<PlannedClaim>();
  readonly #office = new OfficeBooks();
  /** What the last file told of payments past Bahi. */
  readonly #toldByItem = new Map<string, readonly ClaimSettlement[]>();

  constructor(start: LifeStart, setting: LifeSetting, random: Random) {
    this.start = start;
    this.setting = setting;
    this.random = random;
    this.state = emptyAccountState(accountStream(start.accountId));
    this.#today = addDays(start.openedOn, -1);
    this.#unlisted = [...start.claims];
    for (const claim of start.claims) this.#planHabit(claim);
  }

  /** The last day that was lived through. */
  get today(): PlainDate {
    return this.#today;
  }

  /** Something that will happen on a day, before anybody works; a day that is over is taken as the next one. */
  later(on: PlainDate, happens: () => void): void {
    const day = on > this.#today ? on : addDays(this.#today, 1);
    this.#plannedByDay.set(day, [...(this.#plannedByDay.get(day) ?? []), happens]);
  }

  /** Lives through every day up to and including `on`: files come in, planned things happen. */
  advanceTo(on: PlainDate): void {
    while (this.#today < on) {
      this.#today = addDays(this.#today, 1);
      if (this.setting.calendar.importDays.includes(this.#today)) this.#takeFile(this.#today);
      for (const happens of this.#plannedByDay.get(this.#today) ?? []) happens();
    }
  }

  /** Writes one act of a person on the day that is lived; answers its command's id, or null where nothing came of it. */
  act(userId: string, decide: (frame: DraftFrame) => readonly EventDraft[] | null): string | null {
    const atMs = this.#nextInstantMs();
    const frame = { atMs, userId, businessDate: this.#today, commandId: sampleCommandId(atMs, this.random) };
    const drafts = decide(frame);
    if (drafts === null || drafts.length === 0) return null;
    this.#lastAtMs = atMs;
    this.#lastActOn = this.#today;
    this.#fold(drafts, frame);
    this.acts.push({ ...frame, drafts });
    return frame.commandId;
  }

  /** All that is open today, and the part of it that is past due, in minor units. */
  open(): { readonly totalMinor: number; readonly overdueMinor: number } {
    const items = payableItems(this.state, this.#today);
    const overdue = items.filter((item) => item.dueOn < this.#today);
    const sum = (list: typeof items): number => list.reduce((total, item) => total + item.openMinor, 0);
    return { totalMinor: sum(items), overdueMinor: sum(overdue) };
  }

  /** What is open on one claim today, in minor units. */
  openMinorOf(itemId: string): number {
    return payableItems(this.state, this.#today).find((item) => item.itemId === itemId)?.openMinor ?? 0;
  }

  #nextInstantMs(): number {
    const { calendar } = this.setting;
    if (this.#lastActOn === this.#today) {
      return this.#lastAtMs + this.random.between(3, 12) * minuteMs + this.random.between(0, 59_999);
    }
    const minute = this.random.between(firstMinutes[0], firstMinutes[1]);
    return calendar.instantMs(this.#today, minute) + this.random.between(0, 59_999);
  }

  #fold(drafts: readonly EventDraft[], frame: DraftFrame): void {
    for (const [at, draft] of drafts.entries()) {
      if (draft.stream === this.state.stream)
        applyAccountEvent(this.state, asAccountEvent(draft, frame, at), noEffects());
    }
    foldIntoParty(this.start.party, drafts, frame);
  }

  /** What a file says on a day: the account once, claims that are new to it, and payments it has heard of. */
  #takeFile(on: PlainDate): void {
    const { imports } = this.setting;
    const listed = this.#unlisted.filter((claim) => claim.listedOn <= on);
    for (const claim of listed) {
      this.#unlisted.splice(this.#unlisted.indexOf(claim), 1);
      this.#news.add(claim);
    }
    const posted = this.#office.learn(this.state);
    const concerned = this.start.claims.filter(({ value }) => posted.itemIds.has(value.itemId));
    const elsewhere = [...this.#news].filter(({ value }) => this.#settledByItem.has(value.itemId));
    for (const claim of elsewhere) this.#tellElsewhere(claim.value.itemId, claim.value.amountMinor);
    for (const claim of concerned) this.#news.add(claim);
    if (this.#news.size === 0) return;
    const { accountId, bookId, assignedTo } = this.start;
    const frame = imports.frameOf(bookId, on);
    const isNew = this.state.opened === null;
    const updated = [...this.#news].filter((claim) => this.state.items.has(claim.value.itemId)).length;
    const drafts: EventDraft[] = isNew ? this.#openingDrafts() : [];
    drafts.push({
      kind: 'items.imported',
      stream: accountStream(accountId),
      data: { importId: frame.importId, items: [...this.#news].map((claim) => this.#valueOf(claim)) },
      personal: null,
    });
    drafts.push(...this.#decisionDrafts(frame.importId, posted, on));
    imports.file(on, { bookId, drafts, created: this.#news.size - updated, updated });
    if (isNew && assignedTo !== null) imports.assign(this.start, assignedTo, on);
    this.#news.clear();
    this.#fold(drafts, frame);
  }

  #openingDrafts(): EventDraft[] {
    const { accountId, accountKey, bookId, party, introducesParty, law, assignedTo } = this.start;
    this.state.assignedTo = assignedTo;
    const { product } = law;
    return [
      ...(introducesParty ? party.importDrafts : []),
      {
        kind: 'account.opened',
        stream: accountStream(accountId),
        data: { accountId, bookId, partyId: party.partyId, accountKey, currency: 'INR', product },
        personal: null,
      },
    ];
  }

  /** A receipt may have come in since: what was paid past Bahi is never more than what is still open here. */
  #tellElsewhere(itemId: string, amountMinor: number): void {
    const mostMinor = this.state.items.has(itemId) ? this.openMinorOf(itemId) : amountMinor;
    const told = (this.#settledByItem.get(itemId) ?? []).map((settlement) => ({
      ...settlement,
      amountMinor: Math.min(settlement.amountMinor, mostMinor),
    }));
    this.#settledByItem.delete(itemId);
    this.#toldByItem.set(itemId, [
      ...(this.#toldByItem.get(itemId) ?? []),
      ...told.filter((settlement) => settlement.amountMinor > 0),
    ]);
  }

  #valueOf(claim: PlannedClaim): ClaimValue {
    const { itemId } = claim.value;
    const told = this.#toldByItem.get(itemId) ?? [];
    return { ...claim.value, settlements: [...told, ...this.#office.settlementsOn(itemId)] };
  }

  /**
   * The office says which receipts its figures hold, so that nobody is asked. In the newest file of one account in eight
   * it has not yet: those wait for a person.
   */
  #decisionDrafts(importId: string, { receipts, reversals }: OfficeNews, on: PlainDate): EventDraft[] {
    if (receipts.length + reversals.length === 0) return [];
    const { importDays } = this.setting.calendar;
    const waits = importDays.at(-1) === on && (this.start.accountId.codePointAt(2) ?? 0) % 8 === 0;
    if (waits) return [];
    return [
      {
        kind: 'difference.decided',
        stream: accountStream(this.start.accountId),
        data: { importId, receipts: [...receipts], reversals: [...reversals], parts: [], by: 'reference' },
        personal: null,
      },
    ];
  }

  /** A payment past Bahi takes what was open on its day; Bahi hears of it with the next file. */
  #planHabit(claim: PlannedClaim): void {
    if (claim.habit !== 'elsewhere' || claim.paidOn === null) return;
    const paidOn = claim.paidOn;
    this.later(paidOn, () => {
      const { itemId } = claim.value;
      const amountMinor = this.state.items.has(itemId) ? this.openMinorOf(itemId) : claim.value.amountMinor;
      if (amountMinor <= 0) return;
      this.#settledByItem.set(itemId, [{ on: paidOn, amountMinor }]);
      this.#news.add(claim);
    });
  }
}
