import { openCharges } from '../../../shared/domain/account/open-claims.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { chargesToFreeze } from '../../../shared/domain/charges/freeze.ts';
import { levelFor } from '../../../shared/domain/concession/authority.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { chargeRulesOf, knownTerms } from '../charges/charges-of.ts';
import { closedDaysOf } from '../periods/account-today.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { ownLevel } from './account-dues.ts';
import { chargeWaivers } from './charge-waivers.ts';
import { type RestructureReady, restructureFacts } from './restructure-facts.ts';

type Input = Parameters<WritingService<'recordRestructure'>>[1];

/**
 * Writes new terms down. Charges are written in up to today first, so that what is given up is a line; the new schedule is
 * a plan that another person has to agree to, as plans beyond the limits are.
 */
export const recordRestructure: WritingService<'recordRestructure'> = (context, input) => {
  const ready = restructureFacts(context, input);
  if (!ready.ok) return ready;
  const { account, known } = ready.value;
  const { currency } = account.opened;
  const waivedMinor = Object.values(input.waived).reduce((sum, minor) => sum + minor, 0);
  if (waivedMinor > 0) {
    const sacrifice = { sacrificeMinor: waivedMinor, duesMinor: known.duesMinor, currency };
    const needed = levelFor(context.resources.settlementPolicy.waiverAuthority, sacrifice);
    if (needed === null) return refuse('beyondEveryAuthority');
    if (needed > ownLevel(context)) return refuse('levelTooLow', { level: needed });
    freezeToday(context, account.state, account.opened.bookId);
  }
  // Read again: what was written in just now can be given up line by line.
  const state = context.ledger.states.account(input.accountId);
  context.append([...planDrafts(input, ready.value), ...waiverDrafts(input, state, context.today, currency)]);
  return ok({ restructureId: input.commandId, planId: `RS${input.commandId}` });
};

function freezeToday(context: ServiceContext, state: AccountState, bookId: string): void {
  const upTo = context.today;
  const drafts = chargesToFreeze(state, knownTerms(context), chargeRulesOf(context), {
    upTo,
    brokenMonth: true,
    isClosed: closedDaysOf(context, bookId),
  });
  for (const { on, draft } of drafts) context.append([draft], on);
}

function planDrafts(input: Input, ready: RestructureReady): readonly EventDraft[] {
  const { account, known, before, after, totalMinor, replaced } = ready;
  const stream = accountStream(input.accountId);
  const { currency } = account.opened;
  const planId = `RS${input.commandId}`;
  return [
    {
      kind: 'restructure.recorded',
      stream,
      data: {
        restructureId: input.commandId,
        currency,
        daysPastDueBefore: known.daysPastDue,
        overdue: known.dues,
        waived: input.waived,
        treatment: input.treatment,
        ratePercent: input.ratePercent,
        earlierCount: account.state.concessions.restructures.size,
        before: [...before],
        after: [...after],
        planId,
        reason: input.reason,
      },
      personal: { note: input.note },
    },
    {
      kind: 'plan.proposed',
      stream,
      data: {
        planId,
        currency,
        totalMinor,
        frequency: 'monthly',
        instalments: [...after],
        needsApproval: true,
        breaches: ['restructured'],
        interactionId: null,
        ...(replaced === null ? {} : { replaces: replaced.planId }),
      },
      personal: null,
    },
  ];
}

/** What is given up by component, spread over the oldest first. */
function waiverDrafts(
  input: Input,
  state: AccountState,
  on: PlainDate,
  currency: string,
): readonly EventDraft[] {
  const lines: DataOf<'waiver.proposed'>['lines'] = [];
  const left = new Map<string, number>(Object.entries(input.waived));
  const take = (component: string, openMinor: number): number => {
    const taken = Math.min(openMinor, left.get(component) ?? 0);
    left.set(component, (left.get(component) ?? 0) - taken);
    return taken;
  };
  for (const { itemId, chargeId, head, openMinor } of openCharges(state, on)) {
    const amountMinor = take(head, openMinor);
    if (amountMinor > 0) lines.push({ itemId, chargeId, amountMinor });
  }
  for (const { itemId, openMinor } of openItems(state, on)) {
    const amountMinor = take('principal', openMinor);
    if (amountMinor > 0) lines.push({ itemId, chargeId: null, amountMinor });
  }
  if (lines.length === 0) return [];
  const data: DataOf<'waiver.proposed'> = {
    concessionId: `RW${input.commandId}`,
    currency,
    lines,
    reason: 'restructure',
    grantedBy: input.commandId,
    requiredLevel: null,
    sanctionedBy: [],
    breaches: [],
  };
  return [
    {
      kind: 'waiver.proposed',
      stream: accountStream(input.accountId),
      data,
      personal: { note: null },
    },
    ...chargeWaivers(input.accountId, data),
  ];
}
