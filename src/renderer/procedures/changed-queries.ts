import type { ProcedureName } from '../../shared/contract/contract.ts';
import { longWorkKey } from '../../shared/contract/long-work.ts';
import { everythingChanged } from '../../shared/contract/messages.ts';
import { arrivedKey, syncKey, syncProgressKey } from '../../shared/contract/sync.ts';

/** How a question is kept in the query client. */
export type QueryKey = readonly [name: ProcedureName, input: unknown];

/** So many streams are named at most in one message; a longer list was cut off. */
const mostNamedKeys = 200;

/** What of an answer is whether the team has it: old when that changes, though no event was written here. */
const showStanding: readonly ProcedureName[] = [
  'readSync',
  'listUnsent',
  'listMeetings',
  'listKeptForOthers',
  'listReviews',
  'readTimeline',
  'listReceipts',
  'readHub',
  'readInvitation',
  'listDevices',
  'readOldestWriter',
  'readTeamDay',
];

/**
 * Whether a message of changed keys makes a kept answer old. An answer about one account stays as it is while only
 * other accounts change; `session`, and a change in the team, concern who is signed in and with which roles.
 */
export function isAnswerOld([name, input]: QueryKey, keys: readonly string[]): boolean {
  if (keys.includes(everythingChanged) || keys.includes(arrivedKey)) return true;
  if (keys.includes(syncKey) && showStanding.includes(name)) return true;
  if (name === 'readSync' && keys.includes(syncProgressKey)) return true;
  if (name === 'describeProfile') return keys.some((key) => key === 'session' || key.startsWith('team:'));
  if (name === 'readLongWork') return keys.includes(longWorkKey);
  if (!keys.includes('ledger')) return false;
  const accountId = accountOf(input);
  if (accountId === undefined || keys.length >= mostNamedKeys) return true;
  return keys.some((key) => key === `account:${accountId}` || /^(party|team|wallet):/.test(key));
}

function accountOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('accountId' in input)) return undefined;
  return typeof input.accountId === 'string' ? input.accountId : undefined;
}
