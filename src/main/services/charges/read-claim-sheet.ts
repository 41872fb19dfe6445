import type { ClaimSheetInvoice, ClaimSheetView } from '../../../shared/contract/charges.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { acceptanceOf } from '../../../shared/domain/charges/acceptance.ts';
import { chargedClaims } from '../../../shared/domain/charges/account-charges.ts';
import type { ChargedClaim, ClaimCharge } from '../../../shared/domain/charges/charged-claim.ts';
import { chargesOnClaim } from '../../../shared/domain/charges/claim-charges.ts';
import { netPayments } from '../../../shared/domain/charges/claim-payments.ts';
import { type ChargeTerms, type InterestTerms, termsOn } from '../../../shared/domain/charges/terms.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ChargeRules } from '../../../shared/domain/interest/running-interest.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf, type KnownAccount } from '../account/account-of.ts';
import { partyFields } from '../account/party-view.ts';
import { shownParty } from '../party/shown-party.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { stepViews } from './charge-view.ts';
import { chargeRulesOf, knownTerms } from './charges-of.ts';
import { tableHead } from './read-charges.ts';

/** The claim before the Facilitation Council: every late invoice with its days, rests and both conventions (row L6). */
export const readClaimSheet: WaitingService<'readClaimSheet'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const asOf = input.asOf ?? context.today;
  const sheet = claimSheet(context, account.value, asOf);
  return sheet === null ? refuse('noMsmedTerms') : ok(sheet);
};

type Msmed = Extract<InterestTerms, { regime: 'msmed' }>;

interface Claimed {
  readonly claim: ChargedClaim;
  readonly terms: ChargeTerms & { readonly interest: Msmed };
}

function claimSheet(
  context: ServiceContext,
  { state, opened }: KnownAccount,
  asOf: PlainDate,
): ClaimSheetView | null {
  const rules = chargeRulesOf(context);
  const table = rules.tables.get(rules.statutes.msmed.table);
  const claimed = claimsUnderAct(context, state, opened, asOf);
  const [first] = claimed;
  if (first === undefined || table === undefined) return null;
  const { rests } = first.terms.interest;
  const invoices = claimed.flatMap(({ claim, terms }) => invoiceOf(claim, terms, rules, asOf) ?? []);
  const sumOf = (amountOf: (invoice: ClaimSheetInvoice) => number): number =>
    invoices.reduce((sum, invoice) => sum + amountOf(invoice), 0);
  const byAppointedDay = sumOf((invoice) => invoice.interestByAppointedDayMinor);
  const byCalendarMonth = sumOf((invoice) => invoice.interestByCalendarMonthMinor);
  const isChosen = rests === 'appointedDay';
  const principalMinor = sumOf((invoice) => invoice.openMinor);
  const interestMinor = isChosen ? byAppointedDay : byCalendarMonth;
  return {
    accountId: opened.accountId,
    account: opened.accountKey,
    partyName: partyFields(shownParty(context, opened.partyId).state, opened.partyId).name,
    currency: opened.currency,
    asOf,
    rests,
    citation: rules.statutes.msmed.citation,
    table: tableHead(table),
    rates: table.rates,
    invoices,
    principalMinor,
    interestMinor,
    otherConventionInterestMinor: isChosen ? byCalendarMonth : byAppointedDay,
    totalMinor: principalMinor + interestMinor,
  };
}

function claimsUnderAct(
  context: ServiceContext,
  state: AccountState,
  { bookId, accountId }: KnownAccount['opened'],
  asOf: PlainDate,
): readonly Claimed[] {
  const known = knownTerms(context);
  return chargedClaims(state).flatMap((claim) => {
    const terms = termsOn(known, { bookId, accountId }, claim.dueOn);
    const { interest } = terms;
    return interest.regime === 'msmed' && claim.issuedOn <= asOf
      ? [{ claim, terms: { ...terms, interest } }]
      : [];
  });
}

function invoiceOf(
  claim: ChargedClaim,
  terms: Claimed['terms'],
  rules: ChargeRules,
  asOf: PlainDate,
): ClaimSheetInvoice | null {
  const by = (rests: Msmed['rests']): ClaimCharge | undefined =>
    chargesOnClaim(claim, { ...terms, interest: { ...terms.interest, rests } }, rules, asOf).charges.find(
      ({ head }) => head === 'interest',
    );
  const [appointed, monthly] = [by('appointedDay'), by('calendarMonth')];
  const chosen = terms.interest.rests === 'appointedDay' ? appointed : monthly;
  if (chosen === undefined) return null;
  const acceptance = acceptanceOf(claim, terms.interest.agreedDays, rules.statutes.msmed);
  const paidMinor = netPayments(claim.movements, asOf).reduce((sum, payment) => sum + payment.amountMinor, 0);
  return {
    itemId: claim.itemId,
    number: claim.number,
    acceptedOn: acceptance.acceptedOn,
    isAcceptanceTold: acceptance.isTold,
    lastPayOn: acceptance.lastPayOn,
    appointedOn: acceptance.appointedOn,
    isCapped: acceptance.isCapped,
    amountMinor: claim.amountMinor,
    paidMinor,
    openMinor: Math.max(0, claim.amountMinor - paidMinor),
    interestByAppointedDayMinor: appointed?.amountMinor ?? 0,
    interestByCalendarMonthMinor: monthly?.amountMinor ?? 0,
    steps: stepViews(chosen),
  };
}
