import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { agingBucketDays } from '../../../shared/domain/aging.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { nobody, type WorklistNarrowing } from '../../db/queries/worklist-narrowing.ts';
import type { WorklistFilter } from '../../db/queries/worklist-pages.ts';
import type { ServiceContext } from '../service.ts';
import { policyInForce } from './refresh-worklist.ts';
import { searchWords } from './worklist-row.ts';

/** How a list is looked at, as a screen or a saved view says it. */
type ListView = Pick<
  ParsedInputOf<'listWorklist'>,
  'mineOnly' | 'lane' | 'text' | 'bookId' | 'bucket' | 'leastOverdue' | 'locality' | 'assignedTo'
>;

/** Which accounts of the list a way to look at it shows to a person. */
export function listFilter(userId: string, view: ListView): WorklistFilter {
  return {
    mine: view.mineOnly === true ? userId : null,
    lane: view.lane ?? null,
    words: searchWords(view.text),
    narrowing: narrowingOf(view),
  };
}

function narrowingOf(view: ListView): WorklistNarrowing {
  const { bookId = null, bucket, leastOverdue = null, locality = null, assignedTo } = view;
  return {
    bookId,
    late: bucket === undefined ? null : agingBucketDays(bucket),
    leastOverdue,
    locality,
    assignee: assignedTo === undefined ? null : (assignedTo ?? nobody),
  };
}

/** The ranking that a way to look at the list names, the team's where it names none; null where there is no such one. */
export function policyOfView(context: ServiceContext, code: string | undefined): WorklistPolicy | null {
  if (code === undefined) return policyInForce(context);
  return context.resources.worklistPolicies.policiesById[code] ?? null;
}
