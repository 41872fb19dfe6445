import type { Random } from '../../lib/random.ts';
import { derivedId } from '../ids.ts';
import type { LifeSetting, LifeStart } from './account-life.ts';
import type { SampleBookOpening } from './import-desk.ts';
import { type ClaimQuestion, planLoanClaims, planTradeClaims } from './plan-claims.ts';
import { drawProfile, type Profile } from './profile.ts';
import { createParty, type SampleParty } from './sample-party.ts';
import type { Scene } from './scene.ts';

/** One account about to live: how it starts, how its debtor pays, how it will stand in the end. */
export interface CastAccount {
  readonly start: LifeStart;
  readonly profile: Profile;
  readonly scene: Scene;
  readonly random: Random;
}

/** The accounts of one book with their parties: some parties have several, some are in the book twice. */
export class BookCast {
  readonly #book: SampleBookOpening;
  readonly #setting: LifeSetting;
  readonly #random: Random;
  readonly #parties: { readonly party: SampleParty; readonly openedAt: number }[] = [];

  constructor(book: SampleBookOpening, setting: LifeSetting, random: Random) {
    this.#book = book;
    this.#setting = setting;
    this.#random = random;
  }

  /** How many parties the accounts cast so far have. */
  get parties(): number {
    return this.#parties.length;
  }

  /** The account at a place from 0, of so many. */
  cast(place: number, places: number, scene: Scene): CastAccount {
    const random = this.#random.fork('account', place);
    const { bookId, law } = this.#book;
    const earlier = this.#parties.at(-1);
    const sharesParty = earlier !== undefined && random.chance(9);
    const openedAt = Math.max(openingOf(random), sharesParty ? earlier.openedAt : 0);
    const openedOn = this.#setting.calendar.importDays[openedAt] ?? this.#setting.calendar.startOn;
    const party = sharesParty ? earlier.party : this.#newParty(place, openedAt, random);
    const accountKey = accountKeyOf(law.product, place, party.partyKey, sharesParty);
    const accountId: string = derivedId('A', bookId, party.partyKey, accountKey, 'INR');
    const profile = drawProfile(law.debtors === 'business', random);
    const { calendar } = this.#setting;
    const question: ClaimQuestion = {
      accountId,
      accountKey,
      place,
      places,
      openedOn,
      recent: scene.recent,
      profile,
      calendar,
    };
    const planned =
      law.product === 'trade' ? planTradeClaims(question, random) : planLoanClaims(question, random);
    const claims = [...planned, ...(scene.extraClaims?.(question, random) ?? [])];
    const start: LifeStart = {
      accountId,
      accountKey,
      bookId,
      law,
      party,
      introducesParty: !sharesParty,
      openedOn,
      assignedTo: this.#assignee(random),
      claims,
    };
    return { start, profile, scene, random };
  }

  #newParty(place: number, openedAt: number, random: Random): SampleParty {
    const { bookId, law } = this.#book;
    const { calendar, imports, lists } = this.#setting;
    const openedOn = calendar.importDays[openedAt] ?? calendar.startOn;
    const twinOf = this.#parties.length > 0 && random.chance(4) ? random.pick(this.#parties).party : null;
    const party = createParty(
      {
        bookId,
        partyKey: partyKeyOf(law.product, place),
        isBusiness: law.debtors === 'business',
        importId: imports.frameOf(bookId, openedOn).importId,
        // Nobody needs to be reached on one in eight; their scenes then lack the contact.
        reachable: !random.chance(12),
        twinOf,
      },
      lists,
      random,
    );
    this.#parties.push({ party, openedAt });
    return party;
  }

  #assignee(random: Random): string | null {
    const { staff } = this.#setting;
    const lends = this.#book.law.creditor === 'lender';
    return random.weighted<string | null>([
      [staff.field, lends ? 50 : 20],
      [staff.desk, lends ? 20 : 45],
      [staff.admin, 22],
      [null, 10],
    ]);
  }
}

/** Three in four were there from the first file; the others came with one of the next files. */
function openingOf(random: Random): number {
  return random.chance(75) ? 0 : random.between(1, 6);
}

/** Customer numbers as a supplier writes them, with leading zeros; borrowers by their number at the lender. */
function partyKeyOf(product: string, place: number): string {
  return product === 'trade' ? String(100_000 + place * 7).padStart(10, '0') : `C${20_000 + place * 3}`;
}

function accountKeyOf(product: string, place: number, partyKey: string, isSecond: boolean): string {
  if (product !== 'trade') return `SHL${String(510_000 + place * 11)}`;
  return isSecond ? `${partyKey}-SITE${place}` : partyKey;
}
