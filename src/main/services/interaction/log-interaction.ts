import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { Decision } from '../../../shared/domain/compliance/decision.ts';
import { evaluateAction } from '../../../shared/domain/compliance/evaluate-action.ts';
import { type ValidOutcome, validateOutcome } from '../../../shared/domain/disposition/validate-outcome.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { decidePromise, type PromiseFacts } from '../../../shared/domain/promise/decide.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { accountForMoney, accountOf, type KnownAccount } from '../account/account-of.ts';
import { complianceFacts } from '../compliance-facts.ts';
import { shownParty } from '../party/shown-party.ts';
import { promiseDraft } from '../promise/promise-draft.ts';
import { promiseQuestion } from '../promise/promise-question.ts';
import { domainRefusal, refuse, type ServiceContext, type WritingService } from '../service.ts';
import { capturedFields, type InteractionInput } from './captured-fields.ts';
import { consequenceDrafts, interactionDraft } from './interaction-drafts.ts';

type LogRefusal = Refusal<RefusalCodeOf<'logInteraction'>>;

/** A contact is written down within a week, or the office does it. */
const oldestContactMs = 7 * 24 * 60 * 60 * 1000;
/** Clocks of one device may step by this much between a form's opening and its saving. */
const clockSlackMs = 2 * 60 * 1000;

/**
 * Logs a contact with everything its outcome asks for as one act: the contact, a promise, a dispute, a hold, an
 * appointment, and what it told about the number or the address. The law is asked about the instant of the contact.
 */
export const logInteraction: WritingService<'logInteraction'> = (context, input) => {
  const account =
    input.promise === null ? accountOf(context, input.accountId) : accountForMoney(context, input.accountId);
  if (!account.ok) return account;
  const contactedAtMs = input.contactedAtMs ?? context.nowMs;
  if (contactedAtMs > context.nowMs + clockSlackMs) return refuse('contactInFuture');
  if (contactedAtMs < context.nowMs - oldestContactMs) return refuse('contactTooLongAgo');
  const checked = checkOutcome(context, input);
  if (!checked.ok) return checked;
  const allowed = decideContact(context, account.value, { input, valid: checked.value, contactedAtMs });
  if (!allowed.ok) return allowed;
  const itemId = input.dispute?.itemId ?? null;
  if (itemId !== null && !account.value.state.items.has(itemId)) return refuse('unknownItem');
  const on = plainDateInZone(contactedAtMs, context.session.zone);
  const promise = decideTerms(context, account.value, input, on);
  if (!promise.ok) return promise;
  const decided = {
    account: account.value,
    party: shownParty(context, account.value.opened.partyId),
    input,
    valid: checked.value,
    on,
    nowMs: context.nowMs,
    packs: allowed.value?.packs ?? [],
  };
  const promiseId = promise.value === null ? null : input.commandId;
  const drafts: EventDraft[] = [
    interactionDraft(decided),
    ...promiseDrafts(account.value, input, promise.value),
    ...consequenceDrafts(decided),
  ];
  context.append(drafts, on);
  return ok({
    interactionId: input.commandId,
    promiseId,
    pendingApproval: promise.value?.needsApproval ?? false,
  });
};

function checkOutcome(context: ServiceContext, input: InteractionInput): Result<ValidOutcome, LogRefusal> {
  const valid = validateOutcome(context.resources.dispositions, {
    channel: input.channel,
    code: input.outcome,
    fields: capturedFields(input),
    contactClass: input.contactClass,
    thirdPartySafe: input.thirdPartySafe,
  });
  if (valid.ok) return valid;
  if (valid.refusal.code !== 'outcomeFieldsMissing') return domainRefusal(valid.refusal);
  const missing = valid.refusal.missing.map((field) => (typeof field === 'string' ? field : field.join('|')));
  return refuse('outcomeFieldsMissing', { missing });
}

/** The engine's word on an outbound contact; null where nobody was contacted by us. */
function decideContact(
  context: ServiceContext,
  account: KnownAccount,
  contact: { readonly input: InteractionInput; readonly valid: ValidOutcome; readonly contactedAtMs: number },
): Result<Decision | null, LogRefusal> {
  const { input, valid, contactedAtMs } = contact;
  if (input.channel === 'inbound' || !valid.countsAsAttempt) return ok(null);
  const decision = evaluateAction(
    context.resources.rulePacks,
    { type: input.channel, partyRole: 'borrower' },
    complianceFacts(context, account, { partyRole: 'borrower' }),
    contactedAtMs,
  );
  const { primary } = decision;
  if (primary === null || decision.decision === 'allow' || decision.decision === 'warn') return ok(decision);
  const leads = context.user.roles.some((role) => role === 'supervisor' || role === 'admin');
  if (decision.decision === 'require_supervisor' && leads) return ok(decision);
  return refuse(decision.decision === 'block' ? 'contactNotAllowed' : 'supervisorNeeded', {
    ruleId: primary.ruleId,
    pack: primary.pack,
    cite: primary.cite,
    ...(decision.nextAllowed === null ? {} : { nextAllowedAtMs: decision.nextAllowed.instantMs }),
  });
}

function decideTerms(
  context: ServiceContext,
  account: KnownAccount,
  input: InteractionInput,
  on: Parameters<typeof promiseQuestion>[3],
): Result<PromiseFacts | null, LogRefusal> {
  if (input.promise === null) return ok(null);
  const decided = decidePromise(promiseQuestion(context, account, input.promise, on));
  return decided.ok ? decided : domainRefusal(decided.refusal);
}

function promiseDrafts(
  account: KnownAccount,
  input: InteractionInput,
  facts: PromiseFacts | null,
): EventDraft[] {
  if (input.promise === null || facts === null) return [];
  return [
    promiseDraft(account, {
      promiseId: input.commandId,
      terms: input.promise,
      facts,
      interactionId: input.commandId,
    }),
  ];
}
