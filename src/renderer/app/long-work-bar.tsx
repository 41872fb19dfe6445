import { Button } from '@mantine/core';

import type { LongWorkView } from '../../shared/contract/long-work.ts';
import { useCommand, useProcedure } from '../api.ts';
import { useWords, type Words } from '../i18n/use-words.ts';

const secondMs = 1_000;
const minuteMs = 60_000;

/** What the house is busy with for longer than a breath: how far it is, how long it takes, and a way to call it off. */
export function LongWorkBar() {
  const t = useWords('app');
  const { data } = useProcedure('readLongWork', {});
  const cancel = useCommand('cancelLongWork');
  const work = data?.work ?? null;
  if (work === null) return null;
  const { done, of, mayCancel } = work;
  return (
    <section className="long-work" aria-label={t('longWork.label')}>
      <span>{t(`longWork.work.${work.work}`)}</span>
      <progress aria-label={t('longWork.label')} {...(of === null ? {} : { value: done, max: of })} />
      <span>{far(work, t)}</span>
      {mayCancel && (
        <Button variant="default" loading={cancel.isRunning} onClick={() => void cancel.run({})}>
          {t('longWork.cancel')}
        </Button>
      )}
    </section>
  );
}

function far({ part, done, of, leftMs }: LongWorkView, t: Words): string {
  if (of === null || of === 0) return t(`longWork.part.${part}`);
  const share = t('longWork.share', { done, of });
  if (leftMs === null) return share;
  const left =
    leftMs < minuteMs
      ? t('longWork.secondsLeft', { count: Math.max(1, Math.ceil(leftMs / secondMs)) })
      : t('longWork.minutesLeft', { count: Math.ceil(leftMs / minuteMs) });
  return `${share} · ${left}`;
}
