import { type ChannelOutlook, channelOutlook } from '../../../shared/domain/worklist/contact-outlook.ts';
import type { LawOfAccount } from '../compliance-facts.ts';
import { contactActions, hoursOfDay, lastClosingMs } from '../contact-hours.ts';
import { contactPermissions } from '../contact-permissions.ts';
import type { ServiceContext } from '../service.ts';

/** How the channels of debts stand for the rest of the day. */
export interface DayOutlook {
  /** The channels of a debt now; empty while a slot of the day is left, which needs no rule to be asked. */
  readonly channels: (law: LawOfAccount) => readonly ChannelOutlook[];
  /** The next instant at which some debt asked about loses its last slot of the day; null where none does. */
  readonly trueUntilMs: (nowMs: number) => number | null;
}

const slotsAreLeft: readonly ChannelOutlook[] = [];

/** The outlook of a moment: by the open hours of the day, which are known, and by the rules where they are over. */
export function dayOutlook(context: ServiceContext): DayOutlook {
  const day = { on: context.today, zone: context.session.zone };
  const hours = hoursOfDay(context.resources.rulePacks, day);
  const permissions = contactPermissions(context);
  const closings = new Set<number>();
  const closingsByLaw = new Map<string, number | null>();
  const closingOf = (law: LawOfAccount): number | null => {
    const { creditor, debtors, product, currency, holds } = law;
    const key = `${creditor} ${debtors} ${product} ${currency} ${holds.join()}`;
    const known = closingsByLaw.get(key);
    if (known !== undefined) return known;
    const closing = lastClosingMs(hours, law, day);
    closingsByLaw.set(key, closing);
    return closing;
  };
  return {
    channels: (law) => {
      const closingMs = closingOf(law);
      if (closingMs === null) return slotsAreLeft;
      closings.add(closingMs);
      if (context.nowMs < closingMs) return slotsAreLeft;
      return contactActions.map((action) => channelOutlook(action, permissions.decide(law, action)));
    },
    trueUntilMs: (nowMs) => {
      const ahead = [...closings].filter((closing) => closing > nowMs);
      return ahead.length === 0 ? null : Math.min(...ahead);
    },
  };
}
