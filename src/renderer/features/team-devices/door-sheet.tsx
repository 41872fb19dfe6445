import { NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';

import type { HubView } from '../../../shared/contract/hub.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** The port that is offered: nobody's by agreement, and above those that need a right. */
const usualPort = 8743;
const everywhere = '0.0.0.0';
const here = '127.0.0.1';

/** Becomes the hub, or opens its door again: at which address and which port. */
export function DoorSheet({
  asks,
  hub,
  onClose,
}: {
  readonly asks: 'become' | 'door';
  readonly hub: HubView;
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const [host, setHost] = useState(everywhere);
  const [port, setPort] = useState<number | string>(hub.addresses[0]?.port ?? usualPort);
  const { commandId, renew } = useCommandId();
  const command = useCommand(asks === 'become' ? 'becomeHub' : 'openHubDoor');
  const isReady = typeof port === 'number' && port >= 0 && port <= 65_535;
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const result = await command.run({ commandId, host, port });
    // A refusal changed nothing: the next try is another command, perhaps at another port.
    if (!result.ok) {
      renew();
      return;
    }
    showToast(t(`${asks}.done`));
    onClose();
  };
  return (
    <SaveSheet
      title={t(`${asks}.title`)}
      open
      onClose={onClose}
      saveWords={t(`${asks}.save`)}
      isReady={isReady}
      isRunning={command.isRunning}
      onSave={submit}
    >
      {asks === 'become' && <p>{t('become.what')}</p>}
      <Radio.Group label={t('become.host')} value={host} onChange={setHost}>
        <div className="stack">
          <Radio value={everywhere} label={t('become.everywhere')} />
          <Radio value={here} label={t('become.onlyHere')} />
        </div>
      </Radio.Group>
      <NumberInput
        label={t('become.port')}
        description={t('become.portHint')}
        value={port}
        min={0}
        max={65_535}
        allowDecimal={false}
        allowNegative={false}
        onChange={setPort}
      />
      <RefusalNotice refusal={command.refusal} />
    </SaveSheet>
  );
}
