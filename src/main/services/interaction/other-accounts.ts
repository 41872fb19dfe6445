import type { Refusal } from '../../../shared/contract/contract.ts';
import { resultOfOtherAccounts } from '../../../shared/domain/disposition/other-accounts.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { derivedId } from '../../../shared/domain/ids.ts';
import type { BusinessDateRefusal } from '../../../shared/domain/periods/business-date.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { accountOf, type KnownAccount } from '../account/account-of.ts';
import { contactDayInBook } from '../periods/account-today.ts';
import { refuse, type ServiceContext } from '../service.ts';
import type { InteractionInput } from './captured-fields.ts';
import { type ContactAsked, decideContact } from './decide-contact.ts';
import { type DecidedInteraction, interactionDraft, onTheAccount } from './interaction-drafts.ts';

/** Another account on which one contact is told: what it gets there, and the packs under which it was allowed. */
export type OtherAccount = Pick<DecidedInteraction, 'account' | 'input' | 'valid' | 'packs'>;

type OtherRefusal = Refusal<
  'accountOfAnotherCustomer' | 'otherAccountNotAllowed' | BusinessDateRefusal['code']
>;

/**
 * The other accounts that a contact was about, each with its result. Every one is asked of the law by itself: it may
 * stand in a book under another law, or on hold. Refused where one is of another customer, or may not be contacted now;
 * the refusal names the account by its id. An account named twice is meant once.
 */
export function decideOtherAccounts(
  context: ServiceContext,
  account: KnownAccount,
  contact: ContactAsked,
): Result<readonly OtherAccount[], OtherRefusal> {
  const { accountId: firstId, partyId } = account.opened;
  const valid = resultOfOtherAccounts(context.resources.dispositions, contact.valid);
  const others: OtherAccount[] = [];
  for (const accountId of new Set(contact.input.alsoAbout)) {
    if (accountId === firstId) continue;
    const other = accountOf(context, accountId);
    if (!other.ok || other.value.opened.partyId !== partyId)
      return refuse('accountOfAnotherCustomer', { accountId });
    const dated = contactDayInBook(context, other.value.opened.bookId, contact.on);
    if (!dated.ok) return dated;
    const allowed = decideContact(context, other.value, { ...contact, valid });
    if (!allowed.ok) {
      const { cite = '' } = allowed.refusal.params ?? {};
      return refuse('otherAccountNotAllowed', { accountId, cite });
    }
    const input = inputOfOther(contact, accountId, valid.outcome.code);
    others.push({ account: other.value, input, valid, packs: allowed.value?.packs ?? [] });
  }
  return ok(others);
}

/** The contact as it is told there: no promise and no dispute, and of a result that is not told there no details. */
function inputOfOther({ input }: ContactAsked, accountId: string, outcome: string): InteractionInput {
  const commandId: string = derivedId('I', input.commandId, accountId);
  const told = { ...input, commandId, accountId, outcome, promise: null, dispute: null };
  if (outcome === input.outcome) return told;
  return {
    ...told,
    details: {},
    reason: null,
    relation: null,
    reference: null,
    appointment: null,
    hold: null,
  };
}

/**
 * The events of one contact on another account: the contact with its proof, what follows on that account, and the kept
 * files by name. A file itself is kept once, under the hash of its bytes.
 */
export function otherAccountDrafts(first: DecidedInteraction, other: OtherAccount): EventDraft[] {
  const decided = { ...first, ...other, sameContactAs: first.input.commandId };
  return [interactionDraft(decided), ...onTheAccount(decided), ...attachmentDrafts(first, other)];
}

function attachmentDrafts(first: DecidedInteraction, { account, input }: OtherAccount): EventDraft[] {
  return first.input.attachmentIds.flatMap((attachmentId): EventDraft[] => {
    const kept = first.account.state.attachments.get(attachmentId);
    if (kept === undefined || kept.personal === null) return [];
    const named = {
      attachmentId: derivedId('E', attachmentId, input.commandId),
      interactionId: input.commandId,
    };
    return [
      {
        kind: 'attachment.added',
        stream: accountStream(account.opened.accountId),
        data: { ...kept.data, ...named },
        personal: kept.personal,
      },
    ];
  });
}
