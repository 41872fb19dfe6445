import { Camera, Paperclip } from 'lucide-react';
import { useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { call, newCommandId, uploadFile } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { ContactFormProps } from './contact-form-props.ts';

const accepted = 'image/png,image/jpeg,image/webp,image/heic,audio/*,video/mp4,application/pdf,text/plain';

/** Photos, recordings and papers as evidence: kept encrypted as soon as they are chosen, named by the contact. */
export function AttachFiles({ contact, form }: ContactFormProps) {
  const t = useWords('interaction');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isKeeping, setKeeping] = useState(false);
  const keep = async (files: FileList | null): Promise<void> => {
    setRefusal(undefined);
    setKeeping(true);
    for (const file of files ?? []) {
      const kept = await keepFile(file, form.accountId, form.commandId);
      if ('refusal' in kept) setRefusal(kept.refusal);
      else contact.act({ type: 'file', file: { attachmentId: kept.attachmentId, fileName: file.name } });
    }
    setKeeping(false);
  };
  return (
    <div className="stack" data-field="photo proof">
      <div className="row">
        <FileButton icon={<Paperclip size={18} aria-hidden />} label={t('attach')} onFiles={keep} />
        {form.channel === 'visit' && (
          <FileButton icon={<Camera size={18} aria-hidden />} label={t('photo')} isCamera onFiles={keep} />
        )}
        {isKeeping && <span role="status">{t('keeping')}</span>}
      </div>
      <RefusalNotice refusal={refusal} />
      {form.files.length > 0 && (
        <ul className="contact-files">
          {form.files.map((file) => (
            <li key={file.attachmentId}>{file.fileName}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FileButton({
  icon,
  label,
  isCamera = false,
  onFiles,
}: {
  readonly icon: React.ReactNode;
  readonly label: string;
  readonly isCamera?: boolean;
  readonly onFiles: (files: FileList | null) => Promise<void>;
}) {
  return (
    <label className="file-button">
      {icon}
      {label}
      <input
        type="file"
        className="visually-hidden"
        accept={isCamera ? 'image/*' : accepted}
        multiple={!isCamera}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const input = event.currentTarget;
          void onFiles(input.files).then(() => {
            input.value = '';
          });
        }}
      />
    </label>
  );
}

async function keepFile(
  file: File,
  accountId: string,
  interactionId: string,
): Promise<{ readonly attachmentId: string } | { readonly refusal: Refusal }> {
  const uploaded = await uploadFile(file);
  if (!uploaded.ok) return { refusal: uploaded.refusal as Refusal };
  const added = await call('addAttachment', {
    commandId: newCommandId(),
    accountId,
    interactionId,
    upload: uploaded.value.handle,
    fileName: file.name,
    mediaType: file.type,
  });
  return added.ok ? { attachmentId: added.value.attachmentId } : { refusal: added.refusal };
}
