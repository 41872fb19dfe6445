import { Button } from '@mantine/core';
import { useState } from 'react';

import type { SilentKey } from '../../../shared/contract/hub.ts';
import { Sheet } from '../../components/panel.tsx';
import { deviceCode } from '../../i18n/device-code.ts';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PutOut } from './change-device.tsx';

/** Devices that took a new key and have written nothing under it: whose they are, what that may mean, and what to do. */
export function SilentKeysPart({
  keys,
  mayPutOut,
}: {
  readonly keys: readonly SilentKey[];
  readonly mayPutOut: boolean;
}) {
  const t = useWords('hub');
  const [chosen, setChosen] = useState<SilentKey | null>(null);
  if (keys.length === 0) return null;
  const nameOf = ({ people, replaces }: SilentKey): string =>
    people.map(({ name }) => name).join(', ') || deviceCode(replaces);
  return (
    <section className="stack" aria-label={t('newKey.title')}>
      <h2>{t('newKey.title')}</h2>
      <p className="muted">{t('newKey.what')}</p>
      <ul className="invitations">
        {keys.map((known) => (
          <li key={known.device} className="card row">
            <div>
              <strong>{nameOf(known)}</strong>{' '}
              <code>{known.receiptPrefix ?? deviceCode(known.replaces)}</code>
              <p>{t('newKey.since', { at: momentText(known.sinceMs) })}</p>
              <p>{t('newKey.ask', { name: nameOf(known) })}</p>
            </div>
            {mayPutOut && (
              <Button variant="default" className="push" onClick={() => setChosen(known)}>
                {t('newKey.out')}
                <span className="visually-hidden"> {nameOf(known)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <Sheet title={t('newKey.outTitle', { name: nameOf(chosen) })} open onClose={() => setChosen(null)}>
          <p>{t('newKey.outWhat')}</p>
          <PutOut device={chosen.device} title={t('newKey.outHeading')} onClose={() => setChosen(null)} />
        </Sheet>
      )}
    </section>
  );
}
