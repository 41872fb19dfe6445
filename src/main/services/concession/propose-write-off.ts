import { levelFor } from '../../../shared/domain/concession/authority.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';
import { accountDues, sanctionLevelOf } from './account-dues.ts';

/** Asks for all that is open on an account to be written off; it waits for another person, whoever asks. */
export const proposeWriteOff: WritingService<'proposeWriteOff'> = (context, input) => {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const { itemIds, duesMinor, notFrozenMinor } = accountDues(context, state);
  // What is only a view is in no books, and so cannot leave them.
  const amountMinor = duesMinor - notFrozenMinor;
  if (amountMinor <= 0) return refuse('nothingOwed');
  if (amountMinor !== input.amountMinor) return refuse('amountsDiffer', { amountMinor });
  const waits = [...state.concessions.writeOffs.values()].some(
    ({ authored }) => authored === 'pendingApproval',
  );
  if (waits) return refuse('writeOffWaits');
  const policy = context.resources.settlementPolicy;
  const { currency } = opened;
  const byAmount = levelFor(policy.writeOffAuthority, {
    sacrificeMinor: amountMinor,
    duesMinor: amountMinor,
    currency,
  });
  const requiredLevel =
    byAmount === null ? null : Math.max(byAmount, sanctionLevelOf(context, input.sanctionedBy) + 1);
  const highest = policy.levels.reduce((top, { level }) => Math.max(top, level), 0);
  if (requiredLevel === null || requiredLevel > highest) return refuse('beyondEveryAuthority');
  context.append([
    {
      kind: 'writeOff.proposed',
      stream: accountStream(input.accountId),
      data: {
        concessionId: input.commandId,
        currency,
        mode: input.mode,
        itemIds: [...itemIds],
        amountMinor,
        reason: input.reason,
        requiredLevel,
        sanctionedBy: input.sanctionedBy,
        breaches: [],
      },
      personal: { note: input.note },
    },
  ]);
  return ok({ concessionId: input.commandId });
};
