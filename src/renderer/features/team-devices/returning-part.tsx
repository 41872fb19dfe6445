import { Button } from '@mantine/core';

import type { ReturningDevice } from '../../../shared/contract/hub.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** Devices that were here before the hub went on from a backup, and ask to come back: who they are and what to do. */
export function ReturningPart({
  devices,
  onInvited,
  onAddPerson,
}: {
  readonly devices: readonly ReturningDevice[];
  /** Null for who may not invite. */
  readonly onInvited: ((invitationId: string) => void) | null;
  readonly onAddPerson: (device: ReturningDevice) => void;
}) {
  const t = useWords('hub');
  const mayAdd = useSession().user.roles.includes('admin');
  if (devices.length === 0) return null;
  return (
    <section className="stack" aria-label={t('return.title')}>
      <h2>{t('return.title')}</h2>
      <p className="muted">{t('return.what')}</p>
      <ul className="invitations">
        {devices.map((known) => (
          <li key={known.device} className="card row">
            <div>
              <strong>{known.name ?? t('return.nobody')}</strong> <code>{known.receiptPrefix}</code>
              <p>{t(`return.standing_${known.standing}`, { name: known.name ?? '' })}</p>
              <p className="muted">{t('return.since', { at: momentText(known.atMs) })}</p>
            </div>
            {onInvited !== null && known.standing === 'welcome' && (
              <InviteAgain device={known} onInvited={onInvited} />
            )}
            {onInvited !== null &&
              known.standing === 'unknownPerson' &&
              (mayAdd ? (
                <Button className="push" onClick={() => onAddPerson(known)}>
                  {t('return.add')}
                </Button>
              ) : (
                <span className="muted push">{t('return.needsAdmin')}</span>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function InviteAgain({
  device: { userId, name },
  onInvited,
}: {
  readonly device: ReturningDevice;
  readonly onInvited: (invitationId: string) => void;
}) {
  const t = useWords('hub');
  const invite = useCommand('inviteDevice');
  const { commandId, renew } = useCommandId();
  const again = async (): Promise<void> => {
    const result = await invite.run({ commandId, who: { userId } });
    renew();
    if (result.ok) onInvited(result.value.invitationId);
  };
  return (
    <>
      <Button className="push" loading={invite.isRunning} onClick={() => void again()}>
        {t('return.invite')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <RefusalNotice refusal={invite.refusal} />
    </>
  );
}
