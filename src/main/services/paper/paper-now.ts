import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { type Language, languages } from '../../../shared/domain/language.ts';
import { buildStatement } from '../../../shared/domain/paper/build-statement.ts';
import type { PaperDress } from '../../../shared/domain/paper/dress.ts';
import type { PaperHead, PaperModel } from '../../../shared/domain/paper/model.ts';
import { type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectAccountOfConcession } from '../../db/queries/concessions.ts';
import { accountOf } from '../account/account-of.ts';
import { readClaimSheet } from '../charges/read-claim-sheet.ts';
import { accountsOf, bookTitle } from '../party/party-glance.ts';
import { shownParty } from '../party/shown-party.ts';
import { planProposal, planView } from '../plan/plan-view.ts';
import { readReceipt } from '../receipt/read-receipt.ts';
import { refuse, type ServiceContext } from '../service.ts';
import { accountStatement } from './account-story.ts';
import { claimSheetModel } from './claim-sheet-model.ts';
import { letterModel } from './letter-model.ts';
import { planModel, planStanding } from './plan-model.ts';
import { receiptModel } from './receipt-model.ts';

/** What a paper is asked for. */
export type PaperQuestion = Pick<ParsedInputOf<'readPaper'>, 'paper' | 'subjectId' | 'from' | 'asOf'>;

/** A paper as the ledger tells it now, with whose accounts it is about. */
export interface PaperNow {
  readonly model: PaperModel;
  readonly standing: PaperDress['standing'];
  readonly accountIds: readonly string[];
  readonly language: Language | null;
}

type Refused = Refusal<RefusalCodeOf<'readPaper'>>;

/** What stands on a paper as the ledger tells it now; refused where there is no such receipt, account or party. */
export async function paperNow(
  context: ServiceContext,
  question: PaperQuestion,
): Promise<Result<PaperNow, Refused>> {
  const { from } = question;
  const asOf = question.asOf ?? context.today;
  if (from !== null && from > asOf) return refuse('periodBackwards');
  switch (question.paper) {
    case 'receipt':
      return receiptNow(context, question.subjectId);
    case 'statement':
      return statementNow(context, question.subjectId, { from, asOf });
    case 'partyStatement':
      return partyStatementNow(context, question.subjectId, { from, asOf });
    case 'claimSheet':
      return claimSheetNow(context, question.subjectId, asOf);
    case 'planSchedule':
      return planNow(context, question.subjectId);
    case 'letter':
      return letterNow(context, question.subjectId);
  }
}

type Period = Parameters<typeof accountStatement>[2];

async function receiptNow(context: ServiceContext, receiptId: string): Promise<Result<PaperNow, Refused>> {
  const view = await readReceipt(context, { receiptId });
  if (!view.ok) return refuse('unknownReceipt');
  const { accountId, voidState } = view.value;
  const partyId = accountOf(context, accountId);
  return ok({
    model: receiptModel(view.value, context.session.zone),
    standing: voidState === 'approved' ? 'cancelled' : voidState === 'pending' ? 'voidAsked' : 'stands',
    accountIds: [accountId],
    language: partyId.ok ? languageOf(shownParty(context, partyId.value.opened.partyId).state) : null,
  });
}

async function statementNow(
  context: ServiceContext,
  accountId: string,
  period: Period,
): Promise<Result<PaperNow, Refused>> {
  const account = accountOf(context, accountId);
  if (!account.ok) return account;
  const { partyId, bookId } = account.value.opened;
  const { state } = shownParty(context, partyId);
  const head = { ...headOf(context, state), creditor: bookTitle(context, bookId) };
  const model = buildStatement({ paper: 'statement', ...head, ...period }, [
    await accountStatement(context, accountId, period),
  ]);
  return ok({ model, standing: 'stands', accountIds: [accountId], language: languageOf(state) });
}

async function partyStatementNow(
  context: ServiceContext,
  partyId: string,
  period: Period,
): Promise<Result<PaperNow, Refused>> {
  const party = shownParty(context, partyId);
  if (party.state.registered === null) return refuse('unknownParty');
  const accountIds = accountsOf(context, party).map(({ accountId }) => accountId);
  const model = buildStatement(
    { paper: 'partyStatement', ...headOf(context, party.state), ...period },
    await Promise.all(accountIds.map((accountId) => accountStatement(context, accountId, period))),
  );
  return ok({ model, standing: 'stands', accountIds, language: languageOf(party.state) });
}

async function claimSheetNow(
  context: ServiceContext,
  accountId: string,
  asOf: PlainDate,
): Promise<Result<PaperNow, Refused>> {
  const account = accountOf(context, accountId);
  if (!account.ok) return account;
  const view = await readClaimSheet(context, { accountId, asOf });
  if (!view.ok) return refuse('nothingToClaim');
  const { partyId, bookId } = account.value.opened;
  const { state } = shownParty(context, partyId);
  const head = { ...headOf(context, state), creditor: bookTitle(context, bookId) };
  return ok({
    model: claimSheetModel(head, view.value),
    standing: 'stands',
    accountIds: [accountId],
    language: languageOf(state),
  });
}

/** What was written last is what is to be signed: a plan that waits for a second person comes before the one in force. */
async function planNow(context: ServiceContext, accountId: string): Promise<Result<PaperNow, Refused>> {
  const account = accountOf(context, accountId);
  if (!account.ok) return account;
  const { partyId, bookId } = account.value.opened;
  const accountState = context.ledger.states.account(accountId);
  const plan = planProposal(accountState, context.today) ?? planView(accountState, context.today);
  if (plan === null) return refuse('noPlan');
  const { state } = shownParty(context, partyId);
  const head = { ...headOf(context, state), creditor: bookTitle(context, bookId) };
  const partyNative = state.fields.get('nativeName')?.value ?? null;
  const { accountKey } = account.value.opened;
  return ok({
    model: planModel(head, plan, { account: accountKey, partyNative, today: context.today }),
    standing: planStanding(plan),
    accountIds: [accountId],
    language: languageOf(state),
  });
}

function letterNow(context: ServiceContext, subjectId: string): Result<PaperNow, Refused> {
  const accountId = selectAccountOfConcession(context.read, subjectId);
  const account = accountId === null ? null : accountOf(context, accountId);
  if (accountId === null || account?.ok !== true) return refuse('noLetter');
  const { partyId, bookId, accountKey } = account.value.opened;
  const { state } = shownParty(context, partyId);
  const partyNative = state.fields.get('nativeName')?.value ?? null;
  const creditor = bookTitle(context, bookId);
  const head = { ...headOf(context, state), creditor, account: accountKey, partyNative };
  const model = letterModel(head, account.value.state, subjectId, context.today);
  if (model === null) return refuse('noLetter');
  return ok({ model, standing: 'stands', accountIds: [accountId], language: languageOf(state) });
}

function headOf(context: ServiceContext, party: PartyState): PaperHead {
  const team = context.ledger.states.team(context.session.teamId);
  return {
    version: 1,
    practice: context.session.practice,
    house: team.founded?.personal?.name ?? '',
    creditor: '',
    party: partyName(party) ?? '',
  };
}

function languageOf(party: PartyState): Language | null {
  const told = party.fields.get('language')?.value ?? null;
  return languages.find((known) => known === told) ?? null;
}
