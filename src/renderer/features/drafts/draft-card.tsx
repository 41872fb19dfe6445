import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { Draft } from '../../../shared/contract/drafts.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { draftDoor } from './draft-door.ts';
import { DraftHead } from './draft-head.tsx';

/** One piece of own unfinished work. `onGive` is null where nobody else is at this computer. */
export function DraftCard({
  draft,
  onGive,
}: {
  readonly draft: Draft;
  readonly onGive: (() => void) | null;
}) {
  const t = useWords('drafts');
  const discard = useCommand('discardDraft');
  const save = useCommand('saveDraft');
  const { draftId, kind, accountId, party, body, savedMs, begunMs, handedBy, offeredTo } = draft;
  const throwAway = async (): Promise<void> => {
    const result = await discard.run({ draftId });
    if (result.ok) showToast(t('thrownAway'), () => void save.run({ draftId, kind, accountId, body }));
  };
  return (
    <section className="card row" aria-label={party ?? t('noAccount')}>
      <DraftHead kind={kind} party={party}>
        <p className="muted">
          {handedBy !== null && `${t('begun', { name: handedBy.name, at: momentText(begunMs) })} · `}
          {t('savedAt', { at: momentText(savedMs) })}
        </p>
        {handedBy !== null && handedBy.note !== '' && <p>{t('note', { note: handedBy.note })}</p>}
        {offeredTo !== null && <Offered offerId={offeredTo.offerId} name={offeredTo.name} />}
      </DraftHead>
      <span className="row push">
        <Button variant="default" loading={discard.isRunning} onClick={() => void throwAway()}>
          {t('throwAway')}
        </Button>
        {onGive !== null && offeredTo === null && (
          <Button variant="default" onClick={onGive}>
            {t('handOver')}
          </Button>
        )}
        <GoOn draft={draft} />
      </span>
    </section>
  );
}

/** It waits for somebody else, and is still the asker's: they can go on with it or take the offer back. */
function Offered({ offerId, name }: { readonly offerId: string; readonly name: string }) {
  const t = useWords('drafts');
  const withdraw = useCommand('withdrawDraftOffer');
  const { commandId, renew } = useCommandId();
  const takeBack = async (): Promise<void> => {
    const result = await withdraw.run({ commandId, offerId });
    renew();
    if (result.ok) showToast(t('takenBack'));
  };
  return (
    <div className="row">
      <StatusChip tone="info">{t('offeredTo', { name })}</StatusChip>
      <button type="button" className="text-button" onClick={() => void takeBack()}>
        {t('takeBack')}
      </button>
      <RefusalNotice refusal={withdraw.refusal} />
    </div>
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
