import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import type { KeptElsewhere, KeptForOther } from '../../../shared/contract/kept-for-others.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/**
 * What only this computer, or another device of the team, still has of others after the hub was restored. Nothing is shown where there
 * is none, which is nearly always.
 */
export function OthersPart() {
  const mayAsk = useMayCall('listKeptForOthers');
  const { data } = useProcedure('listKeptForOthers', {}, { enabled: mayAsk });
  const t = useWords('sync');
  if (data === undefined || data.devices.length + data.elsewhere.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('others.title')}>
      <h2>{t('others.title')}</h2>
      {data.devices.length > 0 && (
        <>
          <p>{t('others.what')}</p>
          <ul className="stack sync-others">
            {data.devices.map((kept) => (
              <Kept key={kept.device} kept={kept} act="sendForOthers" word="send" />
            ))}
          </ul>
        </>
      )}
      {data.elsewhere.length > 0 && (
        <>
          <p>{t('others.elsewhere')}</p>
          <ul className="stack sync-others">
            {data.elsewhere.map((kept) => (
              <Elsewhere key={`${kept.heldBy}:${kept.device}`} kept={kept} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Elsewhere({ kept }: { readonly kept: KeptElsewhere }) {
  const t = useWords('sync');
  const name = kept.heldByName ?? t('others.nobody');
  return (
    <Kept kept={kept} act="askForKept" word="ask" {...(kept.isAsked ? { done: t('others.asked') } : {})}>
      <span className="muted">{t('others.heldBy', { name })}</span>
    </Kept>
  );
}

interface KeptProps {
  readonly kept: KeptForOther;
  readonly act: 'sendForOthers' | 'askForKept';
  readonly word: 'send' | 'ask';
  /** In place of the button, where nothing more is to be done. */
  readonly done?: string;
  readonly children?: ReactNode;
}

function Kept({ kept: { device, byName, events, oldestMs }, act, word, done, children }: KeptProps) {
  const t = useWords('sync');
  const acting = useCommand(act);
  const { commandId, renew } = useCommandId();
  const press = async (): Promise<void> => {
    const acted = await acting.run({ commandId, device });
    if (acted.ok) renew();
  };
  const name = byName ?? t('others.nobody');
  return (
    <li className="stack">
      <span className="row">
        <span>
          <strong>{name}</strong>{' '}
          <span className="muted">{t('others.count', { count: events, atMs: oldestMs })}</span> {children}
        </span>
        {done === undefined ? (
          <Button
            variant="default"
            loading={acting.isRunning}
            aria-label={t(`others.${word}For`, { name })}
            onClick={() => void press()}
          >
            {t(`others.${word}`)}
          </Button>
        ) : (
          <span>{done}</span>
        )}
      </span>
      <RefusalNotice refusal={acting.refusal} />
    </li>
  );
}
