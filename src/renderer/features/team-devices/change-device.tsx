import { Select, Switch } from '@mantine/core';
import { useState } from 'react';

import type { TeamDevice } from '../../../shared/contract/hub.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

const reasons = ['lost', 'stolen', 'replaced', 'left'] as const;

/** Who works on a device, and how it is put out. */
export function ChangeDevice({
  device,
  onClose,
}: {
  readonly device: TeamDevice;
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const name = device.people.map((person) => person.name).join(', ');
  return (
    <Sheet
      title={t('change.title', { name: name === '' ? t('devices.nobody') : name })}
      open
      onClose={onClose}
    >
      <Seats device={device} />
      {!device.isThisOne && <PutOut device={device.device} title={t('change.out')} onClose={onClose} />}
    </Sheet>
  );
}

function Seats({ device: { device, people } }: { readonly device: TeamDevice }) {
  const t = useWords('hub');
  const team = useProcedure('listTeam', {});
  const [seated, setSeated] = useState(() => new Set(people.map(({ userId }) => userId)));
  const { commandId, renew } = useCommandId();
  const seat = useCommand('seatPerson');
  const unseat = useCommand('unseatPerson');
  const change = async (userId: string, name: string, isOn: boolean): Promise<void> => {
    const result = await (isOn ? seat : unseat).run({ commandId, device, userId });
    renew();
    if (!result.ok) return;
    const next = new Set(seated);
    if (isOn) next.add(userId);
    else next.delete(userId);
    setSeated(next);
    showToast(t(isOn ? 'change.seated' : 'change.unseated', { name }));
  };
  return (
    <fieldset className="roles">
      <legend>{t('change.working')}</legend>
      <p className="muted">{t('change.sitHint')}</p>
      {(team.data?.members ?? [])
        .filter(({ active, userId }) => active || seated.has(userId))
        .map(({ userId, name }) => (
          <Switch
            key={userId}
            label={name}
            checked={seated.has(userId)}
            disabled={seat.isRunning || unseat.isRunning}
            onChange={(event) => void change(userId, name, event.currentTarget.checked)}
          />
        ))}
      <RefusalNotice refusal={seat.refusal ?? unseat.refusal} />
    </fieldset>
  );
}

/** Takes a device out of the team, or a key that one took: with the reason, by holding. */
export function PutOut({
  device,
  title,
  onClose,
}: {
  readonly device: string;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const [reason, setReason] = useState<(typeof reasons)[number]>('lost');
  const { commandId } = useCommandId();
  const revoke = useCommand('revokeDevice');
  const submit = async (): Promise<void> => {
    const result = await revoke.run({ commandId, device, reason });
    if (!result.ok) return;
    showToast(t('change.outDone'));
    onClose();
  };
  return (
    <section className="stack-wide" aria-label={title}>
      <h2>{title}</h2>
      <p>{t('change.outWhat')}</p>
      <Select
        label={t('change.reason')}
        value={reason}
        data={reasons.map((known) => ({ value: known, label: t(`change.reason_${known}`) }))}
        allowDeselect={false}
        onChange={(value) => value !== null && setReason(value)}
      />
      <RefusalNotice refusal={revoke.refusal} />
      <div className="row">
        <ConfirmHold loading={revoke.isRunning} onConfirm={() => void submit()}>
          {t('change.outButton')}
        </ConfirmHold>
      </div>
    </section>
  );
}
