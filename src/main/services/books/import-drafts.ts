import type { AccountState } from '../../../shared/domain/account/state.ts';
import { accountStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { ImportRow } from '../../import/import-row.ts';
import type { ServiceContext } from '../service.ts';
import { claimOfRow, knownClaim } from './claim-drafts.ts';
import type { ImportComparison } from './compare-import.ts';
import { rowIds } from './import-ids.ts';
import { unansweredQuestions } from './import-outcome.ts';
import { knownParties, newPartyDrafts, partyNewsDrafts } from './party-drafts.ts';
import type { ImportTerms, ReadForImport } from './read-for-import.ts';

/** An import that was decided. */
export interface DecidedImport {
  readonly terms: ImportTerms;
  readonly read: ReadForImport;
  readonly run: ImportComparison;
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

/** Drafts by whom they are about, made as they are asked for: those of 100,000 customers would fill the memory at once. */
export interface DraftsBySubject {
  readonly subjects: number;
  readonly drafts: Iterable<readonly EventDraft[]>;
}

/** Everything the rows say: accounts that are new, and the claims that are new, changed or back again. */
export function rowDrafts(context: ServiceContext, decided: DecidedImport): DraftsBySubject {
  const { read, run } = decided;
  const rows = [...run.created, ...run.updated.map((update) => update.row), ...run.returning];
  const rowsByAccount = Map.groupBy(rows, (row) => rowIds(read.bookId, row).accountId);
  const drafts = function* (): Generator<readonly EventDraft[]> {
    for (const [accountId, accountRows] of rowsByAccount) {
      yield draftsOfAccount(context, decided, accountId, accountRows);
    }
  };
  return { subjects: rowsByAccount.size, drafts: drafts() };
}

function draftsOfAccount(
  context: ServiceContext,
  decided: DecidedImport,
  accountId: string,
  rows: readonly ImportRow[],
): EventDraft[] {
  const row = present(rows[0], 'a row of the account');
  const { partyId } = rowIds(decided.read.bookId, row);
  const { opened, items } = context.ledger.states.account(accountId);
  return [
    ...(opened === null ? [accountDraft(decided, { accountId, partyId, row })] : []),
    {
      kind: 'items.imported',
      stream: accountStream(accountId),
      data: {
        importId: decided.importId,
        items: rows.map((claim) => itemOf(context, decided, items, claim)),
      },
      personal: null,
    },
  ];
}

/** Parties that the file names for the first time, and news of those that are known. */
export function partyDrafts(context: ServiceContext, decided: DecidedImport): DraftsBySubject {
  const { read, importId } = decided;
  const known = knownParties(context, read.bookId);
  const partyKind = lawOf(decided.terms, read).debtors === 'business' ? 'business' : 'person';
  const idsByKey = new Map(
    read.reading.imported.rows.map((row) => [row.partyKey, rowIds(read.bookId, row).partyId]),
  );
  const { parties } = read.reading.imported;
  const drafts = function* (): Generator<readonly EventDraft[]> {
    for (const party of parties) {
      const partyId = present(idsByKey.get(party.partyKey), 'a row of the party');
      const of = { partyId, bookId: read.bookId, importId, partyKind, party } as const;
      const before = known.get(partyId);
      yield before === undefined ? newPartyDrafts(of) : partyNewsDrafts(context, of, before);
    }
  };
  return { subjects: parties.length, drafts: drafts() };
}

function itemOf(
  context: ServiceContext,
  decided: DecidedImport,
  items: AccountState['items'],
  row: ImportRow,
): DataOf<'items.imported'>['items'][number] {
  const { itemId } = rowIds(decided.read.bookId, row);
  return claimOfRow({
    itemId,
    row,
    states: decided.read.reading.imported.states,
    on: context.today,
    before: knownClaim(items, itemId),
  });
}

function accountDraft(
  decided: DecidedImport,
  account: { readonly accountId: string; readonly partyId: string; readonly row: ImportRow },
): EventDraft {
  const { accountId, partyId, row } = account;
  return {
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
  };
}
