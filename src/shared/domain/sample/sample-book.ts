import { assert } from '../../lib/assert.ts';
import { Random } from '../../lib/random.ts';
import { teamStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import { AccountLife, type LifeSetting } from './account-life.ts';
import { bankActs } from './bank-desk.ts';
import { BookCast, type CastAccount } from './book-cast.ts';
import { cashActs } from './cash-desk.ts';
import { ContactLaw } from './contact-law.ts';
import type { DeskSetting } from './desk-act.ts';
import { liveHistory } from './history.ts';
import { ImportDesk, type SampleBookOpening } from './import-desk.ts';
import { instrumentActs } from './instrument-desk.ts';
import { isUnnumbered } from './life-money.ts';
import type { SampleLists } from './lists.ts';
import { personName } from './names.ts';
import { sceneDays } from './plan-claims.ts';
import type { SampleAct, SampleBook, SampleRequest } from './request.ts';
import { SampleCalendar } from './sample-calendar.ts';
import { sampleCommandId } from './sample-ids.ts';
import { dealScenes } from './scene-deck.ts';
import { yearActs } from './year-desk.ts';

/** Of five accounts so many are in the supplier's book; the others are the lender's. */
const tradeOfFive = 3;

/**
 * A year of two books in Pune, ending on the day before `asOf`: a supplier's dealers and a lender's borrowers, with
 * everything that happens to debts. The same request gives the same acts; nobody in it is real. Every receipt, promise
 * and plan in it was decided by the house's own rules on the account as it stood that day.
 */
export function generateSampleBook(request: SampleRequest): SampleBook {
  assert(request.accounts >= 1, 'a sample book has an account');
  const label = `bahi-sample/1/${request.accounts}/${request.seed}/${request.asOf}`;
  const random = new Random(label);
  const calendar = new SampleCalendar(request.asOf, request.rules.calendar);
  const books = bookOpenings(label);
  const { staff, rules, lists } = request;
  const imports = new ImportDesk(books, { calendar, staff, random });
  const contactLaw = new ContactLaw(rules.rulePacks);
  const setting: LifeSetting = {
    calendar,
    staff,
    rules,
    lists,
    contactLaw,
    imports,
    workload: workloadOf(request.accounts),
  };
  const casts = books.map((book) => new BookCast(book, setting, random.fork('book', book.bookId)));
  const lived = castAll(request.accounts, casts, random).flatMap((cast) => live(cast, setting));
  const bookIds = books.map((book) => book.bookId);
  const acts = [...openingActs(request, books, setting, random), ...imports.acts(request.teamId), ...lived];
  acts.sort(inOrderOfTime);
  workTheDesks(acts, { calendar, staff, teamId: request.teamId, bookIds }, random);
  return {
    bookIds,
    parties: casts.reduce((sum, cast) => sum + cast.parties, 0),
    accounts: request.accounts,
    currency: 'INR',
    acts: numbered(acts, request.nextReceiptNumber),
  };
}

const inOrderOfTime = (one: SampleAct, other: SampleAct): number =>
  one.atMs - other.atMs || (one.commandId < other.commandId ? -1 : 1);

/** What happens beside the accounts, added to their acts: cheques, cash, the year's end, and at last the bank. */
function workTheDesks(acts: SampleAct[], desks: DeskSetting, random: Random): void {
  for (const work of [instrumentActs, cashActs, bankActs]) {
    acts.push(...work(acts, desks, random.fork('desks')));
    acts.sort(inOrderOfTime);
  }
  acts.push(...yearActs(desks, random.fork('desks')));
  acts.sort(inOrderOfTime);
}

/** Three people keep up with some twelve hundred accounts; beyond that each is worked more rarely. */
function workloadOf(accounts: number): number {
  return Math.min(5, Math.max(1, Math.ceil(accounts / 1200)));
}

/** Names of the three people of the sample book, by chance; never one name twice. */
export function sampleStaffNames(
  lists: SampleLists,
  seed: number,
): Readonly<Record<'field' | 'desk' | 'supervisor', string>> {
  const random = new Random(`bahi-sample/1/staff/${seed}`);
  const names = new Set<string>();
  while (names.size < 3) {
    const parts = personName(lists, random).name.split(' ');
    names.add(`${parts.at(0)} ${parts.at(-1)}`);
  }
  const [field = '', desk = '', supervisor = ''] = names;
  return { field, desk, supervisor };
}

function bookOpenings(label: string): readonly [SampleBookOpening, SampleBookOpening] {
  return [
    {
      bookId: derivedId('B', label, 'trade'),
      title: 'Kasba Tiles & Sanitary – dealers',
      law: { creditor: 'trade', debtors: 'business', state: 'IN-MH', product: 'trade' },
      importMinute: 9 * 60 + 5,
    },
    {
      bookId: derivedId('B', label, 'loan'),
      title: 'Sinhagad Household Loans – borrowers',
      law: { creditor: 'lender', debtors: 'consumer', state: 'IN-MH', product: 'loan' },
      importMinute: 9 * 60 + 12,
    },
  ];
}

/** Which account goes where: scenes of one book only are dealt to that book. */
function castAll(accounts: number, [trade, loan]: readonly BookCast[], random: Random): CastAccount[] {
  const scenes = dealScenes(accounts, random.fork('scenes'));
  const isTrade = scenes.map((scene, at) =>
    scene.only === undefined ? at % 5 < tradeOfFive : scene.only === 'trade',
  );
  const placesOfTrade = isTrade.filter(Boolean).length;
  let tradePlace = 0;
  let loanPlace = 0;
  return scenes.flatMap((scene, at) => {
    if (isTrade[at] === true) return trade?.cast(tradePlace++, placesOfTrade, scene) ?? [];
    return loan?.cast(loanPlace++, accounts - placesOfTrade, scene) ?? [];
  });
}

/** One account's whole year: first what happens by itself and by work, then the scene it ends in. */
function live(cast: CastAccount, setting: LifeSetting): readonly SampleAct[] {
  const life = new AccountLife(cast.start, setting, cast.random.fork('life'));
  const { calendar, staff } = setting;
  life.advanceTo(cast.start.openedOn);
  const { party, introducesParty } = cast.start;
  if (introducesParty && party.officeDrafts.length > 0) {
    life.act(staff.desk, () => party.officeDrafts);
  }
  liveHistory(life, cast.profile, calendar.day(-sceneDays));
  cast.scene.play(life, cast.profile);
  life.advanceTo(calendar.day(-1));
  return life.acts;
}

/** Three people join, and two books are opened, in the hour before the first file. */
function openingActs(
  { teamId, staff, lists, seed }: SampleRequest,
  books: readonly SampleBookOpening[],
  { calendar }: LifeSetting,
  random: Random,
): readonly SampleAct[] {
  const stream = teamStream(teamId);
  const names = sampleStaffNames(lists, seed);
  const people: readonly EventDraft[] = (['field', 'desk', 'supervisor'] as const).map((role) => ({
    kind: 'user.added',
    stream,
    data: { userId: staff[role], roles: [role] },
    personal: { name: names[role] },
  }));
  const opened: readonly EventDraft[] = books.map(({ bookId, law, title }) => ({
    kind: 'book.opened',
    stream,
    data: { bookId, ...law, assumed: [] },
    personal: { title },
  }));
  return [...people, ...opened].map((draft, at) => {
    const atMs = calendar.instantMs(calendar.startOn, 8 * 60 + at * 5);
    const commandId = sampleCommandId(atMs, random.fork('opening', at));
    return { atMs, userId: staff.admin, businessDate: calendar.startOn, commandId, drafts: [draft] };
  });
}

/** The acts with their receipts numbered in order of time; a visit that gave one names it by its number. */
function* numbered(acts: readonly SampleAct[], nextReceiptNumber: () => string): Generator<SampleAct> {
  const numbersByReceipt = new Map<string, string>();
  for (const act of acts) {
    const drafts = act.drafts.map((draft): EventDraft => {
      if (draft.kind === 'receipt.recorded' && isUnnumbered(draft.data)) {
        const number = nextReceiptNumber();
        numbersByReceipt.set(draft.data.receiptId, number);
        return { ...draft, data: { ...draft.data, number } };
      }
      if (draft.kind !== 'interaction.logged') return draft;
      const number = numbersByReceipt.get(draft.personal.details['receipt'] ?? '');
      if (number === undefined) return draft;
      const details = { ...draft.personal.details, receipt: number };
      return { ...draft, personal: { ...draft.personal, details } };
    });
    yield { ...act, drafts };
  }
}
