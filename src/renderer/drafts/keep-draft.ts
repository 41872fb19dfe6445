import type { OutputOf } from '../../shared/contract/contract.ts';
import { call } from '../api.ts';
import { queryClient } from '../procedures/query-client.ts';
import { useReach } from '../procedures/reach.ts';

/** One form as it stands, on its way to its draft. */
export interface DraftToKeep {
  readonly draftId: string;
  readonly kind: 'interaction' | 'promise' | 'plan' | 'receipt';
  readonly accountId: string;
  readonly body: string;
}

type Drafts = OutputOf<'listDrafts'>;

/** Writes under way and the newest text waiting behind each, by draft: a keystroke never overtakes another. */
const writing = new Map<string, Promise<void>>();
const waiting = new Map<string, DraftToKeep>();

/** Keeps a form as it stands. Called on every keystroke; while one write is under way only the newest text waits. */
export function keepDraft(draft: DraftToKeep): void {
  showInCache(draft);
  waiting.set(draft.draftId, draft);
  if (!writing.has(draft.draftId)) void writeNext(draft.draftId);
}

/**
 * Stops keeping a form that is about to be saved for good, and waits for the write under way, so that no draft comes
 * back behind the saved work.
 */
export async function settleDraft(draftId: string): Promise<void> {
  waiting.delete(draftId);
  await writing.get(draftId);
}

/** Removes a draft: thrown away on purpose, or saved for good. */
export async function dropDraft(draftId: string): Promise<void> {
  await settleDraft(draftId);
  queryClient.setQueriesData<Drafts>({ queryKey: ['listDrafts'] }, (known) =>
    known === undefined ? known : { drafts: known.drafts.filter((draft) => draft.draftId !== draftId) },
  );
  await call('discardDraft', { draftId });
  void queryClient.invalidateQueries({ queryKey: ['listDrafts'] });
}

function writeNext(draftId: string): Promise<void> {
  const draft = waiting.get(draftId);
  if (draft === undefined) return Promise.resolve();
  waiting.delete(draftId);
  const written = call('saveDraft', { ...draft }).then((result) => {
    writing.delete(draftId);
    const isCut = !result.ok && result.refusal.code === 'hostStopped';
    if (!isCut) return writeNext(draftId);
    // The newest text waits until the ledger answers again.
    if (!waiting.has(draftId)) waiting.set(draftId, draft);
    return undefined;
  });
  writing.set(draftId, written);
  return written;
}

useReach.subscribe(({ isCut }, before) => {
  if (isCut || !before.isCut) return;
  for (const draftId of waiting.keys()) if (!writing.has(draftId)) void writeNext(draftId);
});

/** The list of drafts in memory follows at once, so that a form opened again finds its newest text. */
function showInCache(draft: DraftToKeep): void {
  queryClient.setQueryData<Drafts>(['listDrafts', { accountId: draft.accountId }], (known) => {
    if (known === undefined) return known;
    const others = known.drafts.filter((other) => other.draftId !== draft.draftId);
    const before = known.drafts.find((other) => other.draftId === draft.draftId);
    const savedMs = Date.now();
    const fresh = { party: null, begunMs: savedMs, handedBy: null, offeredTo: null };
    return { drafts: [{ ...fresh, ...before, ...draft, savedMs }, ...others] };
  });
  void queryClient.invalidateQueries({ queryKey: ['listDrafts', {}], refetchType: 'none' });
}
