import { accountStream, partyStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { derivedId } from '../../../shared/domain/ids.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { DryRun } from '../../import/dry-run.ts';
import type { ImportParty, ImportRow } from '../../import/import-row.ts';
import type { ServiceContext } from '../service.ts';
import { rowIds } from './import-ids.ts';
import { unansweredQuestions } from './import-outcome.ts';
import type { ImportTerms, ReadForImport } from './read-for-import.ts';

/** An import that was decided. */
export interface DecidedImport {
  readonly terms: ImportTerms;
  readonly read: ReadForImport;
  readonly run: DryRun;
  readonly importId: string;
}

type Law = Pick<DataOf<'book.opened'>, 'creditor' | 'debtors' | 'state' | 'product'>;

/** What nobody said is taken to be trade with businesses, and named as assumed. */
function lawOf(terms: ImportTerms, read: ReadForImport): Law {
  const creditor = terms.creditor ?? read.book?.creditor ?? 'trade';
  return {
    creditor,
    debtors: terms.debtors ?? read.book?.debtors ?? 'business',
    state: terms.state ?? read.book?.state ?? null,
    product: terms.product ?? read.book?.product ?? (creditor === 'lender' ? 'loan' : 'trade'),
  };
}

/** Opening a new book, or correcting the law of one where the person just said otherwise. */
export function bookDrafts(context: ServiceContext, decided: DecidedImport): EventDraft[] {
  const { terms, read } = decided;
  const stream = teamStream(context.session.teamId);
  const law = lawOf(terms, read);
  const drafts: EventDraft[] = [];
  if (read.book === null) {
    const assumed = [...unansweredQuestions(terms, read)];
    const data = { bookId: read.bookId, ...law, assumed };
    drafts.push({ kind: 'book.opened', stream, data, personal: { title: read.bookTitle } });
  } else if (lawDiffers(law, read.book) || answersAssumed(terms, read)) {
    drafts.push({ kind: 'book.changed', stream, data: { bookId: read.bookId, ...law }, personal: null });
  }
  const mapping = JSON.stringify(read.reading.mapping);
  if (read.book?.mapping !== mapping) {
    drafts.push({
      kind: 'mapping.remembered',
      stream,
      data: { bookId: read.bookId, mapping },
      personal: null,
    });
  }
  return drafts;
}

function lawDiffers(law: Law, book: Law): boolean {
  return (['creditor', 'debtors', 'state', 'product'] as const).some((part) => law[part] !== book[part]);
}

function answersAssumed(terms: ImportTerms, read: ReadForImport): boolean {
  const assumed = read.book?.assumed ?? [];
  return assumed.length > 0 && assumed.every((question) => terms[question as 'creditor'] !== undefined);
}

/** Everything the rows say: parties and accounts that are new, and the claims that are new or changed. */
export function rowDrafts(context: ServiceContext, decided: DecidedImport): EventDraft[] {
  const { read, run } = decided;
  const rows = [...run.created, ...run.updated.map((update) => update.row)];
  const partiesByKey = new Map(read.reading.imported.parties.map((party) => [party.partyKey, party]));
  const rowsByAccount = Map.groupBy(rows, (row) => rowIds(read.bookId, row).accountId);
  const drafts: EventDraft[] = [];
  const seenParties = new Set<string>();
  for (const [accountId, accountRows] of rowsByAccount) {
    const first = present(accountRows[0], 'a row of the account');
    const { partyId } = rowIds(read.bookId, first);
    if (!seenParties.has(partyId)) {
      seenParties.add(partyId);
      const party = present(partiesByKey.get(first.partyKey), 'the party of a row');
      drafts.push(...partyDrafts(context, decided, partyId, party));
    }
    drafts.push(...accountDrafts(context, decided, { accountId, partyId, row: first }));
    drafts.push({
      kind: 'items.imported',
      stream: accountStream(accountId),
      data: { importId: decided.importId, items: accountRows.map((row) => itemOf(read.bookId, row)) },
      personal: null,
    });
  }
  return drafts;
}

function itemOf(bookId: string, row: ImportRow): DataOf<'items.imported'>['items'][number] {
  return {
    itemId: rowIds(bookId, row).itemId,
    itemKey: row.itemKey,
    number: (row.documentNumber ?? row.description ?? row.itemKey).slice(0, 120),
    itemKind: row.itemKind,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    amountMinor: row.amountMinor,
    settlements: row.settlements.map(({ on, amountMinor }) => ({ on, amountMinor })),
  };
}

function accountDrafts(
  context: ServiceContext,
  decided: DecidedImport,
  account: { readonly accountId: string; readonly partyId: string; readonly row: ImportRow },
): EventDraft[] {
  const { accountId, partyId, row } = account;
  if (context.ledger.states.account(accountId).opened !== null) return [];
  return [
    {
      kind: 'account.opened',
      stream: accountStream(accountId),
      data: {
        accountId,
        bookId: decided.read.bookId,
        partyId,
        accountKey: row.accountKeyAsWritten ?? row.partyKeyAsWritten,
        currency: row.currency,
        product: lawOf(decided.terms, decided.read).product,
      },
      personal: null,
    },
  ];
}

function partyDrafts(
  context: ServiceContext,
  decided: DecidedImport,
  partyId: string,
  party: ImportParty,
): EventDraft[] {
  if (context.ledger.states.party(partyId).registered !== null) return [];
  const stream = partyStream(partyId);
  const isBusiness = lawOf(decided.terms, decided.read).debtors === 'business';
  const { contact } = party;
  const drafts: EventDraft[] = [
    {
      kind: 'party.registered',
      stream,
      data: {
        partyId,
        bookId: decided.read.bookId,
        partyKey: party.partyKey,
        partyKind: isBusiness ? 'business' : 'person',
        importId: decided.importId,
      },
      personal: { name: party.partyName },
    },
  ];
  for (const number of contact.phones) {
    drafts.push({
      kind: 'phone.added',
      stream,
      data: { phoneId: derivedId('N', partyId, number), role: 'main', source: 'import' },
      personal: { number, contactName: null },
    });
  }
  if (contact.address !== null || contact.city !== null || contact.pincode !== null) {
    drafts.push({
      kind: 'address.added',
      stream,
      data: {
        addressId: derivedId('L', partyId, contact.address ?? '', contact.pincode ?? ''),
        role: 'main',
        source: 'import',
        pincode: contact.pincode,
      },
      personal: { line: contact.address ?? '', locality: null, city: contact.city },
    });
  }
  for (const field of ['gstin', 'email'] as const) {
    const value = contact[field];
    if (value === null) continue;
    drafts.push({ kind: 'party.fieldSet', stream, data: { field }, personal: { value, previous: null } });
  }
  return drafts;
}
