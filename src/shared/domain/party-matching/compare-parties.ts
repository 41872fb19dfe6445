import { scoreName } from '../names/score-name.ts';
import { isNumber, type NameWord } from '../names/words.ts';
import type { MatchParty, MatchSigns } from './match-party.ts';

/** How sure it is that two parties are the same. */
export const matchGrades = ['certain', 'likely', 'possible'] as const;

/** How sure it is that two parties are the same. */
export type MatchGrade = (typeof matchGrades)[number];

/** One thing two parties have in common, by its code. */
export type MatchReason =
  | 'sameGstin'
  | 'samePan'
  | 'samePhone'
  | 'sameEmail'
  | 'sameAddress'
  | 'samePincode'
  | 'sameName'
  | 'likeName';

/** Why two parties may not be made one, whatever they have in common. */
export type MatchBarrier =
  /** A firm and its owner are two: they are linked. */
  | 'firmAndPerson'
  /** What one lender's book says may not mix with another's (RBI/2006/167, para 5.6.2: no comingling). */
  | 'lendersBooks'
  /** Two PANs are two taxpayers (Income-tax Act 1961, s. 139A). */
  | 'twoTaxpayers';

/** What two parties have in common. */
export interface PartyMatch {
  readonly grade: MatchGrade;
  readonly points: number;
  readonly reasons: readonly MatchReason[];
  /** A firm and a person are to be linked instead of merged. */
  readonly suggests: 'merge' | 'link';
}

const pointsByReason: Readonly<Record<MatchReason, number>> = {
  sameGstin: 100,
  samePan: 100,
  samePhone: 35,
  sameEmail: 35,
  sameAddress: 25,
  samePincode: 10,
  sameName: 40,
  likeName: 20,
};

const leastCertain = 100;
const leastLikely = 60;
const leastPossible = 35;

/** From this likeness on two names are the same, or alike. */
const sameFrom = 0.86;
const alikeFrom = 0.62;
/** Names whose numbers differ are alike at the most. */
const otherNumberLikeness = 0.8;

/** The barrier between two parties; null where a person may make them one. */
export function barrierBetween(one: MatchSigns, other: MatchSigns): MatchBarrier | null {
  if (one.pan !== null && other.pan !== null && one.pan !== other.pan) return 'twoTaxpayers';
  if (one.party.bookId !== other.party.bookId && (one.party.isLenders || other.party.isLenders))
    return 'lendersBooks';
  return one.party.partyKind === other.party.partyKind ? null : 'firmAndPerson';
}

/**
 * What two parties have in common, with a grade; null where it is too little, or a barrier stands between them. A name
 * alone is a reason only where few bear it (`isRareName`).
 */
export function compareParties(one: MatchSigns, other: MatchSigns, isRareName: boolean): PartyMatch | null {
  const barrier = barrierBetween(one, other);
  if (barrier !== null && barrier !== 'firmAndPerson') return null;
  const contacts = commonContacts(one, other);
  // Names are the dear part of it, and alone they would not do.
  if (contacts.length === 0 && !isRareName) return null;
  const reasons = [...contacts, ...commonName(one, other)];
  const points = reasons.reduce((sum, reason) => sum + pointsByReason[reason], 0);
  if (points < leastPossible) return null;
  if (barrier === 'firmAndPerson') return linkOf(reasons, points);
  const grade = points >= leastCertain ? 'certain' : points >= leastLikely ? 'likely' : 'possible';
  return { grade, points, reasons, suggests: 'merge' };
}

/** A firm and a person who share a number or an address belong together; a common name or PIN code says nothing of them. */
function linkOf(reasons: readonly MatchReason[], points: number): PartyMatch | null {
  const shares = reasons.some((reason) => ['samePhone', 'sameEmail', 'samePan'].includes(reason));
  return shares ? { grade: 'possible', points, reasons, suggests: 'link' } : null;
}

function commonContacts(one: MatchSigns, other: MatchSigns): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (one.gstin !== null && one.gstin === other.gstin) reasons.push('sameGstin');
  else if (one.pan !== null && one.pan === other.pan) reasons.push('samePan');
  if (share(one.phones, other.phones)) reasons.push('samePhone');
  if (one.email !== null && one.email === other.email) reasons.push('sameEmail');
  if (share(one.places, other.places)) reasons.push('sameAddress');
  else if (share(one.pincodes, other.pincodes)) reasons.push('samePincode');
  return reasons;
}

function commonName(one: MatchSigns, other: MatchSigns): MatchReason[] {
  const likeness = namesLikeness(one.party, other.party);
  if (likeness >= sameFrom) return ['sameName'];
  return likeness >= alikeFrom ? ['likeName'] : [];
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const member of one) if (other.has(member)) return true;
  return false;
}

/** How alike the names of two parties are at best, from 0 to 1, each asked for by the other. */
export function namesLikeness(one: MatchParty, other: MatchParty): number {
  let best = 0;
  for (const name of one.names) {
    for (const otherName of other.names) best = Math.max(best, likenessOf(name, otherName));
  }
  return best;
}

function likenessOf(one: readonly NameWord[], other: readonly NameWord[]): number {
  const there = scoreName(one, other);
  const likeness = there < alikeFrom ? there : Math.min(there, scoreName(other, one));
  // Shop 1 and Shop 11 are two shops, however alike the rest of their names is.
  return numbersOf(one) === numbersOf(other) ? likeness : Math.min(likeness, otherNumberLikeness);
}

function numbersOf(name: readonly NameWord[]): string {
  return name
    .map(({ letters }) => letters)
    .filter(isNumber)
    .toSorted()
    .join(' ');
}
