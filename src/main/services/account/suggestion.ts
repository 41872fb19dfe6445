import type { AccountView } from '../../../shared/contract/account.ts';
import type { ContactPermission } from '../../../shared/contract/values.ts';
import type { MessageText } from '../../../shared/domain/compliance/decision.ts';

/** What an account's next step depends on. */
export interface SuggestionFacts {
  readonly rank: AccountView['rank'];
  readonly permissions: readonly ContactPermission[];
  readonly phones: AccountView['phones'];
  readonly addresses: AccountView['addresses'];
}

const stepByLane: Readonly<Record<number, string>> = {
  0: 'suggest.legalStep',
  1: 'suggest.keepAppointment',
  2: 'suggest.askForMoney',
  3: 'suggest.askWhatHappened',
  4: 'suggest.answer',
  5: 'suggest.call',
  6: 'suggest.remind',
};

/** A dispute or a hold that is to be looked at comes before any asking for money, whatever its lane. */
const stepByReason: Readonly<Record<string, string>> = {
  'because.disputeReview': 'suggest.settleDispute',
  'because.reviewDue': 'suggest.lookAgain',
};

/** The next step the house suggests: why to wait, what is missing to begin, or what the lane calls for. */
export function suggestionOf({ rank, permissions, phones, addresses }: SuggestionFacts): MessageText {
  if (rank === null) return { key: 'suggest.nothingDue', params: {} };
  if (rank.suppressed !== null) return { key: 'suggest.wait', params: { until: rank.suppressed.until } };
  const hasPhone = phones.some((phone) => !phone.retired);
  const hasAddress = addresses.some((address) => !address.retired);
  if (!hasPhone && !hasAddress) return { key: 'suggest.findNumber', params: {} };
  if (permissions.every((permission) => !permission.allowed)) return waitForHours(permissions);
  const call = permissions.find((permission) => permission.action === 'call');
  const canCall = hasPhone && call?.allowed === true;
  if (!canCall && rank.lane !== null && rank.lane >= 3) return { key: 'suggest.visit', params: {} };
  const step = stepByReason[rank.because?.key ?? ''] ?? stepByLane[rank.lane ?? 5] ?? 'suggest.call';
  return { key: step, params: {} };
}

function waitForHours(permissions: readonly ContactPermission[]): MessageText {
  const opens = permissions
    .flatMap(({ nextAllowedAtMs }) => nextAllowedAtMs ?? [])
    .sort((one, other) => one - other)[0];
  return opens === undefined
    ? { key: 'suggest.notAllowed', params: {} }
    : { key: 'suggest.waitForHours', params: { atMs: opens } };
}
