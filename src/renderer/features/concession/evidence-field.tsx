import { Button } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useRef, useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { uploadFile, useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** A paper or picture that shows why: kept with the account at once, sealed like all evidence. */
export function EvidenceField({
  accountId,
  onKept,
}: {
  readonly accountId: string;
  readonly onKept: (attachmentId: string) => void;
}) {
  const t = useWords('concession');
  const input = useRef<HTMLInputElement>(null);
  const { commandId } = useCommandId();
  const command = useCommand('addAttachment');
  const [name, setName] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const keep = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const uploaded = await uploadFile(file);
    setRefusal(uploaded.ok ? undefined : { code: uploaded.refusal.code });
    if (!uploaded.ok) return;
    const kept = await command.run({
      commandId,
      accountId,
      interactionId: null,
      upload: uploaded.value.handle,
      fileName: file.name,
      mediaType: file.type,
    });
    if (!kept.ok) return;
    setName(file.name);
    onKept(kept.value.attachmentId);
  };
  return (
    <div className="stack">
      <div className="row">
        <Button
          variant="default"
          leftSection={<Paperclip size={16} aria-hidden />}
          disabled={name !== ''}
          loading={command.isRunning}
          onClick={() => input.current?.click()}
        >
          {t('evidence')}
        </Button>
        <span className="muted">{name}</span>
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('evidence')}
        accept="image/png,image/jpeg,image/webp,application/pdf"
        onChange={(event) => {
          void keep(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <RefusalNotice refusal={refusal ?? command.refusal} />
    </div>
  );
}
