import type {
  CompromiseView,
  ConcessionRowView,
  HardshipView,
} from '../../../shared/contract/concessions.ts';
import { openCharges } from '../../../shared/domain/account/open-claims.ts';
import { compromiseOn } from '../../../shared/domain/account/remissions.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import { shiftToWorkingDay } from '../../../shared/domain/calendar.ts';
import type {
  CompromiseRecord,
  HardshipRecord,
  WaiverRecord,
  WriteOffRecord,
} from '../../../shared/domain/concession/records.ts';
import { affordabilityOf, disposableMinor } from '../../../shared/domain/concession/worksheet.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectCoolingUntil } from '../../db/queries/concessions.ts';
import { accountOf } from '../account/account-of.ts';
import { partyFields } from '../account/party-view.ts';
import { shownParty } from '../party/shown-party.ts';
import type { WaitingService } from '../service.ts';
import { accountDues, ownLevel } from './account-dues.ts';

/** What was conceded on an account, newest first, and what is owed to concede anything of. */
export const readConcessions: WaitingService<'readConcessions'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const { today } = context;
  const { dues, duesMinor, notFrozenMinor, daysPastDue } = accountDues(context, state);
  const { users } = context.ledger.states.team(context.session.teamId);
  const nameOf = (userId: string): string => users.get(userId)?.name ?? '';
  const { compromises, waivers, writeOffs, hardships, restructures } = state.concessions;
  const policy = context.resources.settlementPolicy;
  return ok({
    accountId: opened.accountId,
    account: opened.accountKey,
    partyName: partyFields(shownParty(context, opened.partyId).state, opened.partyId).name,
    currency: opened.currency,
    today,
    dues,
    duesMinor,
    notFrozenMinor,
    daysPastDue,
    claims: openItems(state, today).map(({ itemId, number, dueOn, openMinor }) => {
      return { itemId, number, dueOn, openMinor };
    }),
    charges: openCharges(state, today).map(({ chargeId, itemId, head, openMinor }) => {
      return { chargeId, itemId, number: numberOf(state, itemId), head, openMinor };
    }),
    compromises: [...compromises.values()]
      .map((record) => compromiseView(state, record, today, nameOf))
      .reverse(),
    others: [...waivers.values(), ...writeOffs.values()].map((record) => rowView(record, nameOf)).reverse(),
    hardships: [...hardships.values()].map(hardshipView).reverse(),
    restructures: [...restructures.values()]
      .map((event) => ({
        ...event.data,
        recordedOn: event.businessDate,
        recordedByName: nameOf(event.user),
      }))
      .reverse(),
    coolingUntil: selectCoolingUntil(context.read, opened.partyId, today),
    level: ownLevel(context),
    usual: {
      firstOn: shiftToWorkingDay(addDays(today, policy.usualFirstDays), 'after', context.resources.calendar),
      everyDays: policy.usualEveryDays,
      validUntil: addDays(today, policy.validDays.usual),
      reviewOn: addDays(today, policy.hardship.usualReviewDays),
    },
    people: [...users.values()]
      .filter(({ active }) => active)
      .map(({ userId, name }) => ({ userId, name: name ?? '' })),
  });
};

function numberOf(state: AccountState, itemId: string): string {
  const item = state.items.get(itemId);
  return item === undefined ? '' : (currentValue(item)?.number ?? '');
}

function compromiseView(
  state: AccountState,
  record: CompromiseRecord,
  on: PlainDate,
  nameOf: (userId: string) => string,
): CompromiseView {
  const { concessionId, proposedOn, proposedBy, data, steps } = record;
  const { dues, duesMinor, offerMinor, payments, judged, validUntil, requiredLevel, breaches } = data;
  const decided = steps.find(({ word }) => word === 'approved' || word === 'rejected');
  return {
    ...compromiseOn(state, record, on),
    concessionId,
    proposedOn,
    proposedByName: nameOf(proposedBy),
    dues,
    duesMinor,
    offerMinor,
    sacrificeMinor: duesMinor - offerMinor,
    payments,
    judged,
    validUntil,
    requiredLevel,
    breaches,
    decidedByName: decided === undefined ? null : nameOf(decided.by),
    remittedMinor: state.concessions.remissions.all
      .filter(({ grantId }) => grantId === concessionId)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}

function rowView(
  { concessionId, authored, proposedOn, proposedBy, data }: WaiverRecord | WriteOffRecord,
  nameOf: (userId: string) => string,
): ConcessionRowView {
  const isWaiver = 'lines' in data;
  return {
    concessionId,
    kind: isWaiver ? 'waiver' : data.mode === 'final' ? 'finalWriteOff' : 'technicalWriteOff',
    authored,
    proposedOn,
    proposedByName: nameOf(proposedBy),
    amountMinor: isWaiver ? data.lines.reduce((sum, line) => sum + line.amountMinor, 0) : data.amountMinor,
    reason: data.reason,
    requiredLevel: data.requiredLevel,
  };
}

function hardshipView({ event, closed }: HardshipRecord): HardshipView {
  const { hardshipId, reason, options, reviewOn, attachmentId, worksheet, reducedMinor } = event.data;
  return {
    hardshipId,
    reason,
    options,
    openedOn: event.businessDate,
    reviewOn,
    attachmentId,
    worksheet,
    disposableMinor: worksheet === null ? null : disposableMinor(worksheet),
    affordability: affordabilityOf(worksheet, reducedMinor),
    reducedMinor,
    statement: event.personal?.statement ?? null,
    closedOn: closed?.on ?? null,
  };
}
