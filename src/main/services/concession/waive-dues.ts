import { openCharges } from '../../../shared/domain/account/open-claims.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { levelFor } from '../../../shared/domain/concession/authority.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { lawOfAccount } from '../compliance-facts.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';
import { accountDues, ownLevel, sanctionLevelOf } from './account-dues.ts';
import { chargeWaivers } from './charge-waivers.ts';

type Lines = DataOf<'waiver.proposed'>['lines'];

/** Gives up parts of claims and frozen charges: at once within one's own authority, else when somebody agrees. */
export const waiveDues: WritingService<'waiveDues'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const { lines, reason } = input;
  if (!isOpen(state, lines, context.today)) return refuse('waivedMoreThanOwed');
  const policy = context.resources.settlementPolicy;
  const sacrificeMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const { duesMinor } = accountDues(context, state);
  const sacrifice = { sacrificeMinor, duesMinor, currency: opened.currency };
  const byAmount = levelFor(policy.waiverAuthority, sacrifice);
  if (byAmount === null) return refuse('beyondEveryAuthority');
  // Giving up a part of the claim itself is a compromise where a regulator binds the creditor.
  const isCompromise =
    lawOfAccount(context, account.value).creditor !== 'trade' &&
    lines.some(({ chargeId }) => chargeId === null);
  const needed = isCompromise
    ? Math.max(byAmount, sanctionLevelOf(context, input.sanctionedBy) + 1)
    : byAmount;
  const isOwn =
    !isCompromise && ownLevel(context) >= needed && !input.sanctionedBy.includes(context.user.userId);
  const proposed = {
    kind: 'waiver.proposed' as const,
    stream: accountStream(input.accountId),
    data: {
      concessionId: input.commandId,
      currency: opened.currency,
      lines,
      reason,
      requiredLevel: isOwn ? null : needed,
      sanctionedBy: input.sanctionedBy,
      breaches: [],
    },
    personal: { note: input.note },
  };
  context.append([proposed, ...(isOwn ? chargeWaivers(input.accountId, proposed.data) : [])]);
  return ok({ concessionId: input.commandId, pendingApproval: !isOwn });
};

/** Whether every line is of something open, and no more than is open of it. */
function isOpen(state: AccountState, lines: Lines, on: PlainDate): boolean {
  const open = new Map([
    ...openItems(state, on).map(({ itemId, openMinor }) => [itemId, openMinor] as const),
    ...openCharges(state, on).map(({ chargeId, openMinor }) => [chargeId, openMinor] as const),
  ]);
  const asked = new Map<string, number>();
  for (const { itemId, chargeId, amountMinor } of lines) {
    const of = chargeId ?? itemId;
    asked.set(of, (asked.get(of) ?? 0) + amountMinor);
  }
  return [...asked].every(([of, amountMinor]) => amountMinor <= (open.get(of) ?? 0));
}
