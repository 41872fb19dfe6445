import { openItems } from '../account/settlements.ts';
import { levelFor } from '../concession/authority.ts';
import { decideCompromise } from '../concession/decide-compromise.ts';
import type { AuthorityTable } from '../concession/policy.ts';
import { restructureSchedule } from '../concession/restructure.ts';
import { addDays, daysBetween } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import type { AccountLife } from './account-life.ts';

const streamOf = (life: AccountLife): EventDraft['stream'] => accountStream(life.start.accountId);

/** What a borrower owes today: nothing but claims, because no charge is asked of the sample's loans. */
function owedOn(life: AccountLife) {
  const open = openItems(life.state, life.today);
  const oldest = open[0]?.dueOn ?? life.today;
  return {
    itemIds: open.map(({ itemId }) => itemId),
    claims: open.map(({ dueOn, openMinor }) => ({ dueOn, amountMinor: openMinor })),
    duesMinor: open.reduce((sum, { openMinor }) => sum + openMinor, 0),
    daysPastDue: Math.max(0, daysBetween(oldest, life.today)),
  };
}

/** Who may give up so much, at least one level above who granted the credit; the highest where nobody may alone. */
function levelOver(
  life: AccountLife,
  table: AuthorityTable,
  sacrificeMinor: number,
  duesMinor: number,
): number {
  const { levels, sanctionLevelWhereUnknown } = life.setting.rules.settlementPolicy;
  const highest = levels.reduce((top, { level }) => Math.max(top, level), 1);
  const byAmount = levelFor(table, { sacrificeMinor, duesMinor, currency: 'INR' }) ?? highest;
  return Math.max(byAmount, sanctionLevelWhereUnknown + 1);
}

/** A settlement offered over all that is open, judged by the house's policy; its id, or null where it may not be. */
export function offerSettlement(life: AccountLife, offerBasisPoints: number): string | null {
  const { rules, staff } = life.setting;
  const policy = rules.settlementPolicy;
  const { itemIds, duesMinor, daysPastDue } = owedOn(life);
  const validUntil = addDays(life.today, policy.validDays.usual);
  const decided = decideCompromise({
    on: life.today,
    currency: 'INR',
    dues: { principal: duesMinor },
    product: life.start.law.product,
    daysPastDue,
    offer: { basisPoints: offerBasisPoints },
    firstOn: addDays(life.today, policy.usualFirstDays),
    count: 2,
    everyDays: policy.usualEveryDays,
    validUntil,
    isRegulated: life.start.law.creditor !== 'trade',
    sanctionLevel: policy.sanctionLevelWhereUnknown,
    proposerLevel: 1,
    hasProposerSanctioned: false,
    policy,
  });
  if (!decided.ok) return null;
  const { offerMinor, payments, presentValueMinor, floorMinor, band, breaches, requiredLevel } =
    decided.value;
  return life.act(staff.desk, ({ commandId }) => [
    {
      kind: 'settlement.offered',
      stream: streamOf(life),
      data: {
        concessionId: commandId,
        currency: 'INR',
        itemIds,
        dues: { principal: duesMinor },
        duesMinor,
        offerMinor,
        payments: [...payments],
        validUntil,
        judged: {
          presentValueMinor,
          floorMinor,
          ratePercent: policy.houseRatePercent,
          band: band.name,
          policyVersion: policy.version,
        },
        restructuringAfterDays: policy.restructuringAfterDays,
        coolingMonths: policy.coolingMonths,
        reason: 'lossOfIncome',
        requiredLevel,
        sanctionedBy: [],
        breaches: [...breaches],
      },
      personal: { note: 'A brother lends the money for it' },
    },
  ]);
}

/** The word of somebody who may give it, on a settlement, a waiver or a write-off. */
export function decideConcession(
  life: AccountLife,
  concessionId: string,
  decision: 'approved' | 'rejected',
): void {
  life.act(life.setting.staff.admin, () => [
    {
      kind: 'concession.decided',
      stream: streamOf(life),
      data: { concessionId, decision, reason: decision === 'rejected' ? 'Has a shop in another name' : '' },
      personal: null,
    },
  ]);
}

/** The debtor takes the offer; its payments run as a plan. Answers them. */
export function acceptSettlement(
  life: AccountLife,
  concessionId: string,
): DataOf<'settlement.offered'>['payments'] {
  const record = life.state.concessions.compromises.get(concessionId);
  if (record === undefined) return [];
  life.act(life.setting.staff.desk, ({ commandId }) => [
    {
      kind: 'settlement.accepted',
      stream: streamOf(life),
      data: { concessionId, attachmentId: null, planId: commandId },
      personal: null,
    },
    {
      kind: 'plan.proposed',
      stream: streamOf(life),
      data: {
        planId: commandId,
        currency: 'INR',
        totalMinor: record.data.offerMinor,
        frequency: 'custom',
        instalments: record.data.payments,
        needsApproval: false,
        breaches: [],
        interactionId: null,
        brokenAfterMissed: 1,
      },
      personal: null,
    },
  ]);
  return record.data.payments;
}

/** An offer that nobody took is taken back. */
export function cancelSettlement(life: AccountLife, concessionId: string): void {
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'settlement.cancelled',
      stream: streamOf(life),
      data: { concessionId, reason: 'other' },
      personal: null,
    },
  ]);
}

/** A hardship case with its hold, to be looked at in a month. Answers its id. */
export function openHardship(life: AccountLife): string | null {
  const { rules, staff } = life.setting;
  const reviewOn = addDays(life.today, rules.settlementPolicy.hardship.usualReviewDays);
  return life.act(staff.supervisor, ({ commandId }) => {
    const holdId = `HH${commandId}`;
    return [
      {
        kind: 'hardship.opened',
        stream: streamOf(life),
        data: {
          hardshipId: commandId,
          reason: 'illness',
          options: ['reduced', 'feeFreeze'],
          reviewOn,
          attachmentId: null,
          worksheet: {
            currency: 'INR',
            incomes: [{ code: 'wages', amountMinor: 14_000_00 }],
            expenses: [
              { code: 'food', amountMinor: 7_500_00 },
              { code: 'health', amountMinor: 4_000_00 },
            ],
          },
          reducedMinor: 1_000_00,
          holdId,
        },
        personal: { statement: 'In hospital since the 3rd; the wife sells vegetables meanwhile' },
      },
      {
        kind: 'hold.set',
        stream: streamOf(life),
        data: { holdId, hold: 'hardship', until: null, reviewBy: reviewOn, interactionId: null },
        personal: { statement: null },
      },
    ];
  });
}

/** The hardship is over, and its hold with it. */
export function closeHardship(life: AccountLife, hardshipId: string): void {
  life.act(life.setting.staff.supervisor, () => [
    {
      kind: 'hardship.closed',
      stream: streamOf(life),
      data: { hardshipId, result: 'recovered' },
      personal: null,
    },
    {
      kind: 'hold.cleared',
      stream: streamOf(life),
      data: { holdId: `HH${hardshipId}`, reason: 'recovered' },
      personal: null,
    },
  ]);
}

/** A part of the oldest claim is to be given up; the part in basis points. Answers the waiver's id. */
export function proposeWaiver(life: AccountLife, basisPoints: number): string | null {
  const [oldest] = openItems(life.state, life.today);
  if (oldest === undefined) return null;
  const amountMinor = Math.max(1, Math.floor((oldest.openMinor * basisPoints) / 10_000));
  const { rules, staff } = life.setting;
  const { duesMinor } = owedOn(life);
  const requiredLevel = levelOver(life, rules.settlementPolicy.waiverAuthority, amountMinor, duesMinor);
  return life.act(staff.desk, ({ commandId }) => [
    {
      kind: 'waiver.proposed',
      stream: streamOf(life),
      data: {
        concessionId: commandId,
        currency: 'INR',
        lines: [{ itemId: oldest.itemId, chargeId: null, amountMinor }],
        reason: 'goodwill',
        requiredLevel,
        sanctionedBy: [],
        breaches: [],
      },
      personal: { note: null },
    },
  ]);
}

/** All that is open is to leave the books; it waits for another person. Answers the write-off's id. */
export function proposeWriteOff(life: AccountLife, mode: 'technical' | 'final'): string | null {
  const { itemIds, duesMinor } = owedOn(life);
  if (duesMinor <= 0) return null;
  const { rules, staff } = life.setting;
  const requiredLevel = levelOver(life, rules.settlementPolicy.writeOffAuthority, duesMinor, duesMinor);
  return life.act(staff.supervisor, ({ commandId }) => [
    {
      kind: 'writeOff.proposed',
      stream: streamOf(life),
      data: {
        concessionId: commandId,
        currency: 'INR',
        mode,
        itemIds,
        amountMinor: duesMinor,
        reason: 'untraceable',
        requiredLevel,
        sanctionedBy: [],
        breaches: [],
      },
      personal: { note: 'Shutter down since Diwali, neighbours know nothing' },
    },
  ]);
}

/** New terms: what is owed in so many months from a day on; the plan waits for another person. Answers the plan's id. */
export function recordRestructure(life: AccountLife, count: number): string | null {
  const { claims, duesMinor, daysPastDue } = owedOn(life);
  const dues = { principal: duesMinor };
  const terms = { waived: {}, treatment: 'capitalise', ratePercent: '0' } as const;
  const firstOn = addDays(life.today, 20);
  const schedule = restructureSchedule({ ...terms, dues, count, firstOn });
  if (!schedule.ok) return null;
  const after = schedule.value.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }));
  const planId = derivedId('L', life.start.accountId, 'restructure', life.today);
  const written = life.act(life.setting.staff.desk, ({ commandId }) => [
    {
      kind: 'restructure.recorded',
      stream: streamOf(life),
      data: {
        restructureId: commandId,
        currency: 'INR',
        daysPastDueBefore: daysPastDue,
        overdue: dues,
        ...terms,
        earlierCount: life.state.concessions.restructures.size,
        before: claims.slice(0, 250),
        after,
        planId,
        reason: 'lossOfIncome',
      },
      personal: { note: null },
    },
    {
      kind: 'plan.proposed',
      stream: streamOf(life),
      data: {
        planId,
        currency: 'INR',
        totalMinor: after.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        frequency: 'monthly',
        instalments: after,
        needsApproval: true,
        breaches: ['restructured'],
        interactionId: null,
      },
      personal: null,
    },
  ]);
  return written === null ? null : planId;
}
