import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Network, Smartphone } from 'lucide-react';
import { useState } from 'react';

import type { HubView } from '../../../shared/contract/hub.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { AddressSheet } from './address-sheet.tsx';
import { BringSheet } from './bring-sheet.tsx';
import { DoorSheet } from './door-sheet.tsx';
import { UseHubSheet } from './use-hub-sheet.tsx';

type Sheet = 'become' | 'door' | 'use' | 'address' | 'bring' | null;

/** Where the hub of the team is, and what can be done about it. */
export function HubCard({
  hub,
  onChanged,
  onInvite,
}: {
  readonly hub: HubView;
  readonly onChanged: () => void;
  readonly onInvite: (() => void) | null;
}) {
  const t = useWords('hub');
  const [sheet, setSheet] = useState<Sheet>(null);
  const close = (): void => {
    setSheet(null);
    onChanged();
  };
  return (
    <section className="card stack-wide" aria-label={t('place.title')}>
      <div className="row">
        <h2>{t('place.title')}</h2>
        {onInvite !== null && hub.place !== 'none' && (
          <Button className="push" leftSection={<Smartphone size={16} aria-hidden />} onClick={onInvite}>
            {t('invite.button')}
          </Button>
        )}
      </div>
      {hub.place === 'none' && <NoHub onChoose={setSheet} />}
      {hub.place === 'here' && (
        <HubHere hub={hub} onOpenDoor={() => setSheet('door')} onChanged={onChanged} />
      )}
      {hub.place === 'elsewhere' && <HubElsewhere hub={hub} onMove={() => setSheet('address')} />}
      {(sheet === 'become' || sheet === 'door') && <DoorSheet asks={sheet} hub={hub} onClose={close} />}
      {sheet === 'use' && <UseHubSheet onClose={close} />}
      {sheet === 'bring' && <BringSheet onClose={close} />}
      {sheet === 'address' && <AddressSheet onClose={close} />}
    </section>
  );
}

function NoHub({ onChoose }: { readonly onChoose: (sheet: Sheet) => void }) {
  const t = useWords('hub');
  const mayBecome = useMayCall('becomeHub');
  const mayUse = useMayCall('useHub');
  return (
    <>
      <p>{t('place.none')}</p>
      <p className="muted">{t('place.noneWhat')}</p>
      <div className="row">
        {mayBecome && (
          <Button leftSection={<Network size={16} aria-hidden />} onClick={() => onChoose('become')}>
            {t('place.becomes')}
          </Button>
        )}
        {mayUse && (
          <Button variant="default" onClick={() => onChoose('use')}>
            {t('place.elsewhere')}
          </Button>
        )}
        {mayUse && (
          <Button variant="default" onClick={() => onChoose('bring')}>
            {t('place.join')}
          </Button>
        )}
      </div>
    </>
  );
}

function HubHere({
  hub,
  onOpenDoor,
  onChanged,
}: {
  readonly hub: HubView;
  readonly onOpenDoor: () => void;
  readonly onChanged: () => void;
}) {
  const t = useWords('hub');
  const mayClose = useMayCall('closeHubDoor');
  const closing = useCommand('closeHubDoor');
  const { commandId, renew } = useCommandId();
  const closeDoor = async (): Promise<void> => {
    await closing.run({ commandId });
    renew();
    onChanged();
  };
  return (
    <>
      <p>{t('place.here')}</p>
      {hub.problem !== null && <Notice tone="warning">{t(`problem.${hub.problem}`)}</Notice>}
      {hub.isOpen ? <Addresses hub={hub} label={t('place.open')} /> : <p>{t('place.closed')}</p>}
      <p className="muted">
        {hub.isOpen && `${t('place.locked')} `}
        {t('place.copy')}
      </p>
      <p>
        <Link to="/safekeeping">{t('place.toBackups')}</Link>
      </p>
      {mayClose && (
        <div className="row">
          {hub.isOpen ? (
            <Button variant="default" loading={closing.isRunning} onClick={() => void closeDoor()}>
              {t('place.closeDoor')}
            </Button>
          ) : (
            <Button onClick={onOpenDoor}>{t('place.openDoor')}</Button>
          )}
        </div>
      )}
      <RefusalNotice refusal={closing.refusal} />
    </>
  );
}

function HubElsewhere({ hub, onMove }: { readonly hub: HubView; readonly onMove: () => void }) {
  const t = useWords('hub');
  return (
    <>
      <Addresses hub={hub} label={t('place.away')} />
      <div className="row">
        <Button variant="default" onClick={onMove}>
          {t('place.move')}
        </Button>
      </div>
    </>
  );
}

function Addresses({ hub, label }: { readonly hub: HubView; readonly label: string }) {
  return (
    <p>
      {label}{' '}
      {hub.addresses.map(({ host, port }, place) => (
        <span key={host}>
          {place > 0 && ', '}
          <code className="hub-address">{`${host}:${port}`}</code>
        </span>
      ))}
    </p>
  );
}
