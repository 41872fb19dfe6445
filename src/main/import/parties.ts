import type { ImportContact, ImportParty, ImportRow } from './import-row.ts';
import { noContact } from './row-contact.ts';
import type { Steps } from './steps.ts';

type Gathering = {
  readonly countsByKey: Map<string, number>;
  readonly countsByName: Map<string, number>;
  rows: number;
  contact: ImportContact;
};

/** One customer whose number the file writes in several ways; the first is the one that is shown. */
export type MergedNumber = { readonly partyName: string; readonly spellings: readonly string[] };

/** What the parties of a file are, and how unevenly it writes them. */
export type GatheredParties = {
  readonly parties: readonly ImportParty[];
  /** Different spellings of numbers, and the parties they come down to. */
  readonly spellings: number;
  readonly withSeveralNames: number;
  readonly mergedNumbers: readonly MergedNumber[];
};

/** Puts rows together into parties, in the order of the file; the first filled contact detail of each kind counts. */
export function* gatherParties(rows: readonly ImportRow[]): Steps<GatheredParties> {
  const gatheringsByKey = new Map<string, Gathering>();
  for (const [at, row] of rows.entries()) {
    if (at % 1_000 === 0) yield { part: 'rows', done: rows.length, of: rows.length };
    const gathering = gatheringsByKey.get(row.partyKey) ?? {
      countsByKey: new Map<string, number>(),
      countsByName: new Map<string, number>(),
      rows: 0,
      contact: noContact,
    };
    countIn(gathering.countsByKey, row.partyKeyAsWritten);
    countIn(gathering.countsByName, row.partyName);
    gathering.rows += 1;
    if (row.contact !== noContact) gathering.contact = mergeContacts(gathering.contact, row.contact);
    gatheringsByKey.set(row.partyKey, gathering);
  }
  let spellings = 0;
  let withSeveralNames = 0;
  const mergedNumbers: MergedNumber[] = [];
  const parties = [...gatheringsByKey].map(([partyKey, gathering]): ImportParty => {
    spellings += gathering.countsByKey.size;
    if (gathering.countsByName.size > 1) withSeveralNames += 1;
    const partyKeyAsWritten = mostFrequent(gathering.countsByKey);
    const partyName = mostFrequent(gathering.countsByName);
    // What is known by name only is written in capitals and small letters; that is no other number.
    if (gathering.countsByKey.size > 1 && !partyKey.startsWith('name:')) {
      const others = [...gathering.countsByKey.keys()].filter((spelling) => spelling !== partyKeyAsWritten);
      mergedNumbers.push({ partyName, spellings: [partyKeyAsWritten, ...others.toSorted()] });
    }
    return {
      partyKey,
      partyKeyAsWritten,
      partyName,
      rows: gathering.rows,
      contact: gathering.contact,
    };
  });
  return { parties, spellings, withSeveralNames, mergedNumbers };
}

function countIn(counts: Map<string, number>, text: string): void {
  counts.set(text, (counts.get(text) ?? 0) + 1);
}

/** By count, then length, then alphabet, so that the order of rows never decides. */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const ranked = [...counts].toSorted(
    ([one, oneCount], [other, otherCount]) =>
      otherCount - oneCount || other.length - one.length || (one < other ? -1 : 1),
  );
  return ranked[0]?.[0] ?? '';
}

function mergeContacts(first: ImportContact, second: ImportContact): ImportContact {
  return {
    phones: [...new Set([...first.phones, ...second.phones])],
    email: first.email ?? second.email,
    address: first.address ?? second.address,
    city: first.city ?? second.city,
    pincode: first.pincode ?? second.pincode,
    gstin: first.gstin ?? second.gstin,
  };
}
