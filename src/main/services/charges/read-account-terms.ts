import type {
  AccountChargeTerms,
  AccountLadder,
  TermsSource,
} from '../../../shared/contract/account-terms.ts';
import { goodsTaxRatesOn } from '../../../shared/domain/charges/goods-tax.ts';
import { type DatedTerms, datedTermsOn, noCharges } from '../../../shared/domain/charges/terms.ts';
import { type Ladder, ladderFor } from '../../../shared/domain/concession/early-payment.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { partyFields } from '../account/party-view.ts';
import { laddersOf } from '../concession/ladders.ts';
import { shownParty } from '../party/shown-party.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { knownTerms } from './charges-of.ts';

/** The terms an account stands under today: by which it is charged, what it earns early, since when and by whose word. */
export const readAccountTerms: WaitingService<'readAccountTerms'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { opened } = account.value;
  const { today, resources, session, ledger } = context;
  const { accountId, bookId, partyId, accountKey, currency } = opened;
  const book = present(ledger.states.team(session.teamId).books.get(bookId), 'the book of an account');
  const known = knownTerms(context);
  const ladders = laddersOf(context);
  const isLater = (one: { readonly accountId: string | null; readonly fromOn: string }): boolean =>
    one.accountId === accountId && one.fromOn > today;
  return ok({
    accountId,
    account: accountKey,
    partyName: partyFields(shownParty(context, partyId).state, partyId).name,
    bookId,
    bookTitle: book.title ?? '',
    currency,
    creditor: book.creditor,
    debtors: book.debtors,
    today,
    charges: chargesView(context, datedTermsOn(known, opened, today)),
    ladder: ladderView(ladderFor(ladders, opened, today)),
    later: [
      ...known.filter(isLater).map((one) => chargesView(context, one)),
      ...ladders.filter(isLater).map(ladderView),
    ].toSorted((one, other) => ((one.fromOn ?? '') < (other.fromOn ?? '') ? -1 : 1)),
    taxPercents: book.creditor === 'trade' ? goodsTaxRatesOn(resources.chargeStatutes.goodsTax, today) : [],
    caps: resources.settlementPolicy.ladder,
  });
};

const nobodys: TermsSource = { source: 'none', fromOn: null, reason: null, setByName: null };

function chargesView({ ledger, session }: ServiceContext, dated: DatedTerms | null): AccountChargeTerms {
  if (dated === null) return { ...nobodys, terms: noCharges };
  const { terms, fromOn, accountId, reason = null, setBy = '' } = dated;
  const setByName = ledger.states.team(session.teamId).users.get(setBy)?.name ?? null;
  return { source: accountId === null ? 'book' : 'account', fromOn, reason, setByName, terms };
}

function ladderView(ladder: Ladder | null): AccountLadder {
  if (ladder === null) return { ...nobodys, rungs: [] };
  const { accountId, fromOn, reason, rungs } = ladder;
  return {
    source: accountId === null ? 'book' : 'account',
    fromOn: plainDate(fromOn),
    reason: reason === '' ? null : reason,
    setByName: null,
    rungs,
  };
}
