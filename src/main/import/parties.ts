import type { ImportContact, ImportParty, ImportRow } from './import-row.ts';
import { noContact } from './row-contact.ts';

type Gathering = {
  readonly countsByKey: Map<string, number>;
  readonly countsByName: Map<string, number>;
  rows: number;
  contact: ImportContact;
};

/** What the parties of a file are, and how unevenly it writes them. */
export type GatheredParties = {
  readonly parties: readonly ImportParty[];
  /** Different spellings of numbers, and the parties they come down to. */
  readonly spellings: number;
  readonly withSeveralNames: number;
};

/** Puts rows together into parties, in the order of the file; the first filled contact detail of each kind counts. */
export function gatherParties(rows: readonly ImportRow[]): GatheredParties {
  const gatheringsByKey = new Map<string, Gathering>();
  for (const row of rows) {
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
  const parties = [...gatheringsByKey].map(([partyKey, gathering]): ImportParty => {
    spellings += gathering.countsByKey.size;
    if (gathering.countsByName.size > 1) withSeveralNames += 1;
    return {
      partyKey,
      partyKeyAsWritten: mostFrequent(gathering.countsByKey),
      partyName: mostFrequent(gathering.countsByName),
      rows: gathering.rows,
      contact: gathering.contact,
    };
  });
  return { parties, spellings, withSeveralNames };
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
