import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { Draft } from '../../../shared/contract/drafts.ts';
import { useCommand, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { draftDoor } from './draft-door.ts';

/** Work that was begun and not saved for good: nothing typed is lost, and one press goes on with it. */
export function DraftsScreen() {
  const t = useWords('drafts');
  const drafts = useProcedure('listDrafts', {});
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <DataState
        state={drafts}
        empty={(data) =>
          data.drafts.length === 0 && <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>
        }
      >
        {(data) => (
          <div className="stack-wide">
            {data.drafts.map((draft) => (
              <DraftCard key={draft.draftId} draft={draft} />
            ))}
          </div>
        )}
      </DataState>
    </div>
  );
}

function DraftCard({ draft }: { readonly draft: Draft }) {
  const t = useWords('drafts');
  const discard = useCommand('discardDraft');
  const save = useCommand('saveDraft');
  const { draftId, kind, accountId, party, body, savedMs } = draft;
  const throwAway = async (): Promise<void> => {
    const result = await discard.run({ draftId });
    if (result.ok) showToast(t('thrownAway'), () => void save.run({ draftId, kind, accountId, body }));
  };
  return (
    <section className="card row" aria-label={party ?? t('noAccount')}>
      <div>
        <div className="row">
          <StatusChip tone="info">{t(`kind.${kind}`, { defaultValue: t('kind.other') })}</StatusChip>
          <strong>{party ?? t('noAccount')}</strong>
        </div>
        <p className="muted">{t('savedAt', { at: momentText(savedMs) })}</p>
      </div>
      <span className="row push">
        <Button variant="default" loading={discard.isRunning} onClick={() => void throwAway()}>
          {t('throwAway')}
        </Button>
        <GoOn draft={draft} />
      </span>
    </section>
  );
}

/** Opens the draft where it was begun. */
function GoOn({ draft }: { readonly draft: Draft }) {
  const t = useWords('drafts');
  const door = draftDoor(draft);
  if (door === null) return null;
  const params = { accountId: door.accountId };
  return (
    <Button
      renderRoot={(props) =>
        door.screen === 'plan' ? (
          <Link {...props} to="/plan/$accountId" params={params} />
        ) : (
          <Link {...props} to="/account/$accountId" params={params} search={door.search} />
        )
      }
    >
      {t('goOn')}
    </Button>
  );
}
