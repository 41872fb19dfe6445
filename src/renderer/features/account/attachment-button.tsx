import { Button } from '@mantine/core';
import { CloudOff, Download, Paperclip } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { TimelineEntry } from '../../../shared/contract/account.ts';
import type { Refusal } from '../../../shared/contract/contract.ts';
import { call } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { handOutFile } from '../../components/hand-out-file.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytesToMegabytes } from '../../i18n/megabytes.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useCommandId } from '../../procedures/command-id.ts';
import { useCommand } from '../../procedures/use-command.ts';
import { useMayCall } from '../../session/session.tsx';

/** A kept file that is here, or where it is instead. */
export function AttachmentButton(asked: {
  readonly accountId: string;
  readonly attachment: TimelineEntry['attachments'][number];
}) {
  return asked.attachment.absent === null ? <ShownFile {...asked} /> : <AbsentFile {...asked} />;
}

/** A file that is at the hub is fetched by a press; one that nobody has sent yet is waited for. */
function AbsentFile({
  accountId,
  attachment: { attachmentId, fileName, sizeBytes, by, absent },
}: {
  readonly accountId: string;
  readonly attachment: TimelineEntry['attachments'][number];
}) {
  const t = useWords('account');
  const mayFetch = useMayCall('fetchAttachment');
  const { commandId, renew } = useCommandId();
  const fetching = useCommand('fetchAttachment');
  const fetchNow = async (): Promise<void> => {
    const asked = await fetching.run({ commandId, accountId, attachmentId });
    if (asked.ok) renew();
  };
  const name = fileName === '' ? t('attachment') : fileName;
  return (
    <span className="attachment-absent">
      <CloudOff size={16} aria-hidden />
      <span>
        {name} · {absent === 'notSent' ? t('file.notSent', { by }) : t(`file.${absent ?? 'atHub'}`)}
      </span>
      {absent === 'atHub' && mayFetch && (
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          loading={fetching.isRunning}
          onClick={() => void fetchNow()}
        >
          {t('file.fetch', { megabytes: bytesToMegabytes(sizeBytes) })}
        </Button>
      )}
      <RefusalNotice refusal={fetching.refusal} />
    </span>
  );
}

/** A kept file: pictures are shown, others are handed out as a file. It was checked against its hash on the way. */
function ShownFile({
  accountId,
  attachment,
}: {
  readonly accountId: string;
  readonly attachment: TimelineEntry['attachments'][number];
}) {
  const t = useWords('account');
  const [picture, setPicture] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const { attachmentId, fileName } = attachment;
  useEffect(() => () => revoke(picture), [picture]);
  const show = async (): Promise<void> => {
    const kept = await call('readAttachment', { accountId, attachmentId });
    setRefusal(kept.ok ? undefined : kept.refusal);
    if (!kept.ok) return;
    const bytes = Uint8Array.from(atob(kept.value.contentBase64), (letter) => letter.charCodeAt(0));
    const { mediaType } = kept.value;
    if (mediaType.startsWith('image/'))
      setPicture(URL.createObjectURL(new Blob([bytes], { type: mediaType })));
    else await handOutFile(fileName, bytes, mediaType);
  };
  return (
    <>
      <Button variant="default" leftSection={<Paperclip size={16} aria-hidden />} onClick={() => void show()}>
        {fileName === '' ? t('attachment') : fileName}
      </Button>
      <RefusalNotice refusal={refusal} />
      <Dialog open={picture !== null} onClose={() => setPicture(null)} title={fileName}>
        {picture !== null && <img className="attachment-picture" src={picture} alt={fileName} />}
      </Dialog>
    </>
  );
}

function revoke(url: string | null): void {
  if (url !== null) URL.revokeObjectURL(url);
}
