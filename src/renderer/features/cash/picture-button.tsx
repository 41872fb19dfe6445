import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { call } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { handOutFile } from '../../components/hand-out-file.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Shows the kept picture of a slip or a paper; a PDF is handed out as a file. */
export function PictureButton({
  userId,
  subjectId,
}: {
  readonly userId: string;
  readonly subjectId: string;
}) {
  const t = useWords('cash');
  const [picture, setPicture] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(
    () => () => {
      if (picture !== null) URL.revokeObjectURL(picture);
    },
    [picture],
  );
  const show = async (): Promise<void> => {
    const kept = await call('readCashPicture', { userId, subjectId });
    setRefusal(kept.ok ? undefined : kept.refusal);
    if (!kept.ok) return;
    const { mediaType, contentBase64 } = kept.value;
    const bytes = Uint8Array.from(atob(contentBase64), (letter) => letter.charCodeAt(0));
    if (mediaType.startsWith('image/'))
      setPicture(URL.createObjectURL(new Blob([bytes], { type: mediaType })));
    else await handOutFile(`${subjectId}.pdf`, bytes, mediaType);
  };
  return (
    <>
      <Button variant="default" onClick={() => void show()}>
        {t('picture')}
      </Button>
      <RefusalNotice refusal={refusal} />
      <Dialog open={picture !== null} onClose={() => setPicture(null)} title={t('picture')}>
        {picture !== null && <img className="cash-picture" src={picture} alt={t('picture')} />}
      </Dialog>
    </>
  );
}
