import { Button, Textarea } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { Copy } from 'lucide-react';
import { useState } from 'react';

import type { HubView } from '../../../shared/contract/hub.ts';
import type { InvitationView } from '../../../shared/contract/invitations.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { QrPicture } from '../../components/qr-picture.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { InvitationAddress } from './invitation-address.tsx';

const minuteMs = 60_000;

/** One invitation as picture and text, as long as it is good; then what became of it. */
export function InvitationShown({
  invitationId,
  hub,
  onClose,
}: {
  readonly invitationId: string;
  readonly hub: HubView;
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const [address, setAddress] = useState<string | null>(null);
  const invitation = useProcedure('readInvitation', {
    invitationId,
    ...(address === null ? {} : { address }),
  });
  const { reload } = invitation;
  useInterval(reload, 5_000, { autoInvoke: true });
  return (
    <Dialog
      open
      title={t('invite.for', { name: invitation.data?.name ?? '' })}
      onClose={onClose}
      size="min(96vw, 860px)"
    >
      <DataState state={invitation}>
        {(view) => <Invitation view={view} hub={hub} onAddress={setAddress} />}
      </DataState>
    </Dialog>
  );
}

function Invitation({
  view,
  hub,
  onAddress,
}: {
  readonly view: InvitationView;
  readonly hub: HubView;
  readonly onAddress: (address: string) => void;
}) {
  const t = useWords('hub');
  const { name, standing, text, notShown, reach, short } = view;
  if (standing === 'used') return <Notice tone="ok">{t('invite.used', { name })}</Notice>;
  if (notShown !== null) return <Notice tone="warning">{t(`invite.notShown_${notShown}`)}</Notice>;
  if (standing === 'expired' || text === null) return <Notice tone="warning">{t('invite.expired')}</Notice>;
  if (standing === 'waitsForHub') return <Notice tone="info">{t('invite.waits')}</Notice>;
  return (
    <div className="invitation">
      <QrPicture className="invitation-picture" text={text} label={t('invite.picture', { name })} />
      <div className="stack-wide">
        <p>{t('invite.how')}</p>
        <Textarea
          label={t('invite.text')}
          value={text}
          readOnly
          autosize
          minRows={4}
          className="invitation-text"
        />
        <div className="row">
          <Button
            leftSection={<Copy size={16} aria-hidden />}
            onClick={() => void copy(text, t('invite.copied'))}
          >
            {t('invite.copy')}
          </Button>
        </div>
        {hub.place === 'here' && !hub.isOpen && <Notice tone="warning">{t('invite.doorClosed')}</Notice>}
        {short === null ? <p className="muted">{t('invite.noCode')}</p> : <ShortCode short={short} />}
        <InvitationAddress reach={reach} onChoose={onAddress} />
        <p>{t('invite.secret', { name })}</p>
        <TimeLeft expiresMs={view.expiresMs} />
      </div>
    </div>
  );
}

/** What is read out and typed where there is no camera and nothing to paste. */
function ShortCode({ short: { code, addresses } }: { readonly short: NonNullable<InvitationView['short']> }) {
  const t = useWords('hub');
  return (
    <section className="stack" aria-label={t('invite.short')}>
      <h3>{t('invite.short')}</h3>
      <p>{t('invite.shortHow')}</p>
      <dl className="short-code">
        <dt>{t('invite.shortAddress')}</dt>
        <dd>
          {addresses.map(({ host, port }) => (
            <code key={`${host}:${port}`} className="hub-address">{`${host}:${port}`}</code>
          ))}
        </dd>
        <dt>{t('invite.shortCode')}</dt>
        <dd>
          <code className="hub-address short-code-letters">{code}</code>
        </dd>
      </dl>
    </section>
  );
}

async function copy(text: string, words: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast(words);
}

function TimeLeft({ expiresMs }: { readonly expiresMs: number }) {
  const t = useWords('hub');
  const [nowMs, setNowMs] = useState(() => Date.now());
  useInterval(() => setNowMs(Date.now()), 10_000, { autoInvoke: true });
  const minutes = Math.max(1, Math.ceil((expiresMs - nowMs) / minuteMs));
  return <p className="muted">{t('invite.left', { minutes })}</p>;
}
