import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { type ValidOutcome, validateOutcome } from '../../../shared/domain/disposition/validate-outcome.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { daysBackOf } from '../../../shared/domain/periods/business-date.ts';
import { decidePromise, type PromiseFacts } from '../../../shared/domain/promise/decide.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { accountForMoney, accountOf, type KnownAccount } from '../account/account-of.ts';
import { shownParty } from '../party/shown-party.ts';
import { contactDayInBook } from '../periods/account-today.ts';
import { periodPolicyOf } from '../periods/house-policies.ts';
import { promiseDraft } from '../promise/promise-draft.ts';
import { promiseQuestion } from '../promise/promise-question.ts';
import { domainRefusal, refuse, type ServiceContext, type WritingService } from '../service.ts';
import { capturedFields, type InteractionInput } from './captured-fields.ts';
import { decideContact } from './decide-contact.ts';
import { consequenceDrafts, interactionDraft } from './interaction-drafts.ts';
import { decideOtherAccounts, otherAccountDrafts } from './other-accounts.ts';

type LogRefusal = Refusal<RefusalCodeOf<'logInteraction'>>;

const dayMs = 24 * 60 * 60 * 1000;
/** Clocks of one device may step by this much between a form's opening and its saving. */
const clockSlackMs = 2 * 60 * 1000;

/**
 * Logs a contact with everything its outcome asks for as one act: the contact, a promise, a dispute, a hold, an
 * appointment, and what it told about the number or the address; on the other accounts of the customer that it was about
 * as well, too. The law is asked about the instant of the contact, on every account; refused on one is refused on all.
 */
export const logInteraction: WritingService<'logInteraction'> = (context, input) => {
  const account =
    input.promise === null ? accountOf(context, input.accountId) : accountForMoney(context, input.accountId);
  if (!account.ok) return account;
  const contactedAtMs = input.contactedAtMs ?? context.nowMs;
  if (contactedAtMs > context.nowMs + clockSlackMs) return refuse('contactInFuture');
  const daysBack = daysBackOf(periodPolicyOf(context), context.user.roles, true);
  if (contactedAtMs < context.nowMs - daysBack * dayMs) return refuse('contactTooLongAgo');
  const on = plainDateInZone(contactedAtMs, context.session.zone);
  const dated = contactDayInBook(context, account.value.opened.bookId, on);
  if (!dated.ok) return dated;
  const checked = checkOutcome(context, input);
  if (!checked.ok) return checked;
  const contact = { input, valid: checked.value, contactedAtMs, on };
  const allowed = decideContact(context, account.value, contact);
  if (!allowed.ok) return allowed;
  const others = decideOtherAccounts(context, account.value, contact);
  if (!others.ok) return others;
  const itemId = input.dispute?.itemId ?? null;
  if (itemId !== null && !account.value.state.items.has(itemId)) return refuse('unknownItem');
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
    ...others.value.flatMap((other) => otherAccountDrafts(decided, other)),
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
