import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';

import { readInvitation } from '../../shared/domain/team/invitation.ts';
import { useCommand } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { Notice } from './status-chip.tsx';

/** Takes an invitation: as the text that was sent or scanned, or fetched from the hub by its address and a short code. */
export function InvitationField({
  text,
  onChange,
  description,
  takesFocus = true,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly description: string;
  /** False where it stands on a screen that has keys of its own. */
  readonly takesFocus?: boolean;
}) {
  const t = useWords('join');
  const [isShort, setShort] = useState(false);
  const read = readInvitation(text);
  return (
    <>
      {isShort ? (
        <ShortCode onFetched={onChange} />
      ) : (
        <Textarea
          label={t('text')}
          description={description}
          value={text}
          maxLength={4_000}
          minRows={5}
          maxRows={8}
          autosize
          autoFocus={takesFocus}
          data-autofocus={takesFocus}
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {read.ok && <Notice tone="ok">{t('for', { team: read.value.teamName, name: read.value.name })}</Notice>}
      {!read.ok && !isShort && text.trim() !== '' && <RefusalNotice refusal={read.refusal} />}
      <div className="row">
        <button
          type="button"
          className="text-button"
          onClick={() => {
            onChange('');
            setShort(!isShort);
          }}
        >
          {t(isShort ? 'short.toText' : 'short.toCode')}
        </button>
      </div>
    </>
  );
}

/** Address and code, and what the hub there answers. */
function ShortCode({ onFetched }: { readonly onFetched: (text: string) => void }) {
  const t = useWords('join');
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const redeem = useCommand('redeemCode');
  const fetchIt = async (): Promise<void> => {
    const result = await redeem.run({ address, code });
    onFetched(result.ok ? result.value.invitation : '');
  };
  const isReady = address.trim() !== '' && code.trim() !== '';
  return (
    <>
      <TextInput
        label={t('short.address')}
        description={t('short.addressHint')}
        value={address}
        maxLength={200}
        autoFocus
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <TextInput
        label={t('short.code')}
        description={t('short.codeHint')}
        value={code}
        maxLength={60}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setCode(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !isReady) return;
          event.preventDefault();
          void fetchIt();
        }}
      />
      <RefusalNotice refusal={redeem.refusal} />
      <div className="row">
        <Button
          variant="default"
          disabled={!isReady}
          loading={redeem.isRunning}
          onClick={() => void fetchIt()}
        >
          {t('short.fetch')}
        </Button>
      </div>
    </>
  );
}
