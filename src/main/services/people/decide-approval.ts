import { reallocationDrafts, restorationDrafts } from '../../../shared/domain/account/reallocation.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { type ApproverObjection, objectionToApprover } from '../../../shared/domain/concession/authority.ts';
import type {
  CompromiseRecord,
  WaiverRecord,
  WriteOffRecord,
} from '../../../shared/domain/concession/records.ts';
import { accountStream, walletStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { pendingTweak } from '../../../shared/domain/plan/pending-tweak.ts';
import { decidePlanTransition } from '../../../shared/domain/plan/transitions.ts';
import { decidePromiseTransition } from '../../../shared/domain/promise/transitions.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { plansOn, promisesOn } from '../account/account-of.ts';
import { ownLevel } from '../concession/account-dues.ts';
import { chargeWaivers } from '../concession/charge-waivers.ts';
import { deductionDecision } from '../deduction/decide-deduction.ts';
import { dayInBook } from '../periods/account-today.ts';
import { accountPolicy } from '../receipt/account-policy.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';

type Decision = Parameters<WritingService<'decideApproval'>>[1];

/** The second person's word on what waits. Maker and checker are never the same person. */
export const decideApproval: WritingService<'decideApproval'> = (context, input) => {
  const state = context.ledger.states.account(input.accountId);
  if (state.opened === null) return refuse('unknownAccount');
  const dated = dayInBook(context, state.opened.data.bookId);
  if (!dated.ok) return dated;
  const objection = objectionTo(context, state, input);
  if (objection !== null) return refuse(objection);
  if (input.decision === 'rejected' && input.reason === '') return refuse('reasonNeeded');
  context.append(decisionDrafts(context, state, input));
  return ok({});
};

type Objection = 'nothingPending' | 'newerAppNeeded' | ApproverObjection;

/** Why this person's word cannot stand, by the tables of promises and plans; null where it can. */
function objectionTo(context: ServiceContext, state: AccountState, input: Decision): Objection | null {
  const { targetId } = input;
  const by = context.user.userId;
  const act = input.decision === 'approved' ? 'approve' : 'reject';
  switch (input.kind) {
    case 'promise': {
      const found = promisesOn(state, context.today).find(({ promise }) => promise.promiseId === targetId);
      if (found === undefined) return 'nothingPending';
      const { status, promise } = found;
      return objectionOf(decidePromiseTransition({ act, status, madeBy: promise.madeBy, by }));
    }
    case 'plan': {
      const found = plansOn(state, context.today).find(({ plan }) => plan.planId === targetId);
      if (found === undefined) return 'nothingPending';
      const { status } = found.view;
      return objectionOf(decidePlanTransition({ act, status, proposedBy: found.plan.proposedBy, by }));
    }
    case 'planTweak': {
      const tweak = pendingTweak(state, targetId)?.tweak;
      if (tweak === undefined) return 'nothingPending';
      return tweak.tweakedBy === by ? 'makerIsChecker' : null;
    }
    case 'settlement':
    case 'waiver':
    case 'writeOff': {
      const asked = waitingConcession(context, state, targetId);
      if (asked === null) return 'nothingPending';
      const { proposedBy, data } = asked;
      return objectionToApprover({ ...data, proposedBy }, { userId: by, level: ownLevel(context) });
    }
    case 'receiptVoid': {
      const asked = state.receipts.get(targetId)?.void;
      if (asked?.state !== 'pending') return 'nothingPending';
      return asked.requestedBy === by ? 'makerIsChecker' : null;
    }
    case 'deduction': {
      const asked = state.deductions.deductions.get(targetId);
      if (asked === undefined || asked.decided !== null) return 'nothingPending';
      if (state.parked > 0) return 'newerAppNeeded';
      return asked.event.user === by ? 'makerIsChecker' : null;
    }
  }
}

/** A settlement that has not lapsed, a waiver or a write-off that waits for a word; null where none does. */
function waitingConcession(
  { today }: ServiceContext,
  { concessions }: AccountState,
  concessionId: string,
): CompromiseRecord | WaiverRecord | WriteOffRecord | null {
  const { compromises, waivers, writeOffs } = concessions;
  const compromise = compromises.get(concessionId);
  if (compromise !== undefined && today > compromise.data.validUntil) return null;
  const known = compromise ?? waivers.get(concessionId) ?? writeOffs.get(concessionId);
  return known?.authored === 'pendingApproval' ? known : null;
}

function objectionOf(
  decided: ReturnType<typeof decidePromiseTransition> | ReturnType<typeof decidePlanTransition>,
): Objection | null {
  if (decided.ok) return null;
  return decided.refusal.code === 'makerIsChecker' ? 'makerIsChecker' : 'nothingPending';
}

function decisionDrafts(context: ServiceContext, state: AccountState, input: Decision): EventDraft[] {
  const stream = accountStream(input.accountId);
  const { decision, reason, targetId } = input;
  switch (input.kind) {
    case 'promise':
      return [
        { kind: 'promise.decided', stream, data: { promiseId: targetId, decision, reason }, personal: null },
      ];
    case 'plan':
      return [{ kind: 'plan.decided', stream, data: { planId: targetId, decision, reason }, personal: null }];
    case 'planTweak': {
      const { planId } = present(pendingTweak(state, targetId), 'a tweak that waits').plan;
      const data = { planId, tweakId: targetId, decision, reason };
      return [{ kind: 'plan.decided', stream, data, personal: null }];
    }
    case 'settlement':
    case 'waiver':
    case 'writeOff': {
      const data = { concessionId: targetId, decision, reason };
      const waiver = state.concessions.waivers.get(targetId)?.data;
      const isGiven = waiver !== undefined && decision === 'approved';
      return [
        { kind: 'concession.decided', stream, data, personal: null },
        ...(isGiven ? chargeWaivers(input.accountId, waiver) : []),
      ];
    }
    case 'receiptVoid':
      return [
        {
          kind: 'receipt.voidDecided',
          stream,
          data: { receiptId: targetId, decision, reason },
          personal: null,
        },
        ...(decision === 'approved' ? cashBack(state, input) : []),
        ...laidAnew(context, state, input),
      ];
    case 'deduction': {
      const asked = present(state.deductions.deductions.get(targetId), 'a deduction that waits');
      const accepted = decision === 'approved' ? asked.event.data.lines : [];
      const word = { deductionId: targetId, accepted, creditNoteNumber: null, note: reason || null };
      return [deductionDecision(input, word)];
    }
  }
}

/** What came after a receipt is split again where its void is approved, or refused after another took its place. */
function laidAnew(context: ServiceContext, state: AccountState, input: Decision): readonly EventDraft[] {
  const { today } = context;
  const policy = accountPolicy(context, state, today);
  return input.decision === 'approved'
    ? reallocationDrafts(state, input.targetId, today, policy)
    : restorationDrafts(state, input.targetId, today, policy);
}

/** An approved void gives the cash part back: it leaves the wallet of the person who took it (decided 8). */
function cashBack(state: AccountState, input: Decision): EventDraft[] {
  const receipt = state.receipts.get(input.targetId);
  if (receipt === undefined) return [];
  const { currency, receiptId, tenders } = receipt.event.data;
  const cashMinor = tenders
    .filter((tender) => tender.tender === 'cash')
    .reduce((sum, tender) => sum + tender.amountMinor, 0);
  if (cashMinor === 0) return [];
  return [
    {
      kind: 'cash.returned',
      stream: walletStream(receipt.event.data.takenBy ?? receipt.event.user),
      data: { receiptId, accountId: input.accountId, currency, amountMinor: cashMinor },
      personal: null,
    },
  ];
}
