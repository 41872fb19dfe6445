import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check, RefreshCw, Square } from 'lucide-react';

import type { SyncView } from '../../../shared/contract/sync.ts';
import { clockDifferenceMs } from '../../../shared/domain/sync/standing.ts';
import { ReceiptStopNotice } from '../../components/receipt-stop-notice.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { bytesToMegabytes } from '../../i18n/megabytes.ts';
import { spanText } from '../../i18n/span.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { filesProblemWords, problemWords } from './problem-words.ts';
import type { Syncing } from './use-sync-now.ts';

/** The state in a sentence, why the last try failed, and what can be done: sync, stop, or by file. */
export function SyncHead({ view, syncing }: { readonly view: SyncView; readonly syncing: Syncing }) {
  const t = useWords('sync');
  const { word, unsent, needsReview, lastOkMs, oldestUnsentMs, problem, running } = view;
  const count = word === 'needsReview' ? needsReview : unsent;
  const filesToSend = view.files.toSend.files;
  const areFilesLeft = word === 'upToDate' && filesToSend > 0;
  return (
    <section className="card stack-wide" aria-label={t('title')}>
      <h2 className="sync-state" aria-live="polite">
        {areFilesLeft ? t('state.filesWait', { count: filesToSend }) : t(`state.${word}`, { count })}
      </h2>
      {word === 'alone' ? (
        <Alone />
      ) : (
        <p className="muted">
          {lastOkMs === null ? t('neverOk') : t('lastOk', { atMs: lastOkMs })}
          {oldestUnsentMs !== null && ` · ${t('oldestWaits', { atMs: oldestUnsentMs })}`}
        </p>
      )}
      {view.othersWaiting > 0 && (
        <p className="muted">{t('shared.waiting', { count: view.othersWaiting })}</p>
      )}
      <FilesOnTheirWay view={view} />
      {running === null ? null : <Steps running={running} />}
      {problem !== null && running === null && <Notice tone="warning">{problemWords(problem.code)}</Notice>}
      {running === null && <FilesHeldUp view={view} />}
      <ReceiptStopNotice stop={view.receiptStop} />
      <Warnings view={view} />
      {hasHub(view) && <Buttons view={view} syncing={syncing} />}
      <RefusalNotice refusal={syncing.refusal} />
    </section>
  );
}

/** Photos and papers that wait, here and at the hub; nothing where none does. */
function FilesOnTheirWay({ view: { files } }: { readonly view: SyncView }) {
  const t = useWords('sync');
  const ways = (['toSend', 'toFetch'] as const).filter((way) => files[way].files > 0);
  if (ways.length === 0) return null;
  return (
    <p className="muted">
      {ways
        .map((way) =>
          t(`files.${way}`, { count: files[way].files, megabytes: bytesToMegabytes(files[way].bytes) }),
        )
        .join(' · ')}
    </p>
  );
}

/** Why photos and papers have not arrived while all else has: nobody is to fear for the money of the day. */
function FilesHeldUp({ view: { filesProblem, files, unsent } }: { readonly view: SyncView }) {
  const t = useWords('sync');
  if (filesProblem === null || files.toSend.files + files.toFetch.files === 0) return null;
  const { code, sinceMs } = filesProblem;
  return (
    <Notice tone="info">
      <p>{t('files.stillWait', { sinceMs })}</p>
      <p>{filesProblemWords(code)}</p>
      <p>{t(unsent === 0 ? 'files.restIsSent' : 'files.restIsHere')}</p>
    </Notice>
  );
}

/** The word alone does not say it: a disk that is full, or a review, stands before everything else. */
function hasHub({ word, lastOkMs, problem, unsent }: SyncView): boolean {
  if (word === 'alone') return false;
  const isLoud = word === 'deviceFull' || word === 'needsReview';
  return !isLoud || lastOkMs !== null || problem !== null || unsent > 0;
}

function Alone() {
  const t = useWords('sync');
  const mayInvite = useMayCall('listTeam');
  return (
    <>
      <p>{t('alone.what')}</p>
      <p className="row">
        {mayInvite && (
          <Link className="link-button" to="/team">
            {t('alone.team')}
          </Link>
        )}
        <Link className="link-button" to="/safekeeping">
          {t('alone.file')}
        </Link>
      </p>
    </>
  );
}

function Buttons({
  view: { running, problem },
  syncing,
}: {
  readonly view: SyncView;
  readonly syncing: Syncing;
}) {
  const t = useWords('sync');
  // To a device that was taken out no next time helps.
  const comesAgain = problem?.code !== 'revoked';
  return (
    <div className="row">
      {running === null ? (
        <Button
          leftSection={<RefreshCw size={16} aria-hidden />}
          rightSection={<kbd aria-hidden>S</kbd>}
          loading={syncing.isAsking}
          onClick={() => void syncing.begin()}
        >
          {t('now')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<Square size={16} aria-hidden />}
          onClick={() => void syncing.stop()}
        >
          {t('stop')}
        </Button>
      )}
      {comesAgain && <span className="muted">{t('automatic')}</span>}
    </div>
  );
}

function Warnings({ view: { word, clockSkewMs, writesUntil, notShown } }: { readonly view: SyncView }) {
  const t = useWords('sync');
  const isFar = clockSkewMs !== null && Math.abs(clockSkewMs) > clockDifferenceMs;
  return (
    <>
      {word === 'deviceFull' && <Notice tone="danger">{t('fullHint', { megabytes: 200 })}</Notice>}
      {writesUntil !== null && <Notice tone="warning">{t('writesUntil', { on: writesUntil })}</Notice>}
      {notShown.entries > 0 && (
        <Notice tone="warning">
          {t('notShown', { count: notShown.entries })}
          {notShown.accounts > 0 && ` ${t('notShownAccounts', { count: notShown.accounts })}`}
        </Notice>
      )}
      {isFar && (
        <Notice tone="warning">
          {t(clockSkewMs < 0 ? 'clock_ahead' : 'clock_behind', { age: spanText(clockSkewMs) })}
        </Notice>
      )}
    </>
  );
}

const steps = ['connect', 'send', 'receive', 'check', 'files'] as const;

/** Connect → send → receive → check → files, and how far the present one is. */
function Steps({ running }: { readonly running: NonNullable<SyncView['running']> }) {
  const t = useWords('sync');
  const { part, done, of } = running;
  const shareText = (step: typeof part, moved: number, all: number): string =>
    step === 'files'
      ? t('files.share', { done: bytesToMegabytes(moved), of: bytesToMegabytes(all) })
      : t('share', { done: moved, of: all });
  const at = steps.indexOf(part);
  return (
    <div className="stack">
      <ol className="sync-steps" aria-label={t('steps')}>
        {steps.map((step, place) => (
          <li key={step} aria-current={step === part ? 'step' : undefined}>
            {place < at && <Check size={14} aria-hidden />} {t(`step.${step}`)}
            {step === part && of !== null && <> · {shareText(part, done, of)}</>}
          </li>
        ))}
      </ol>
      <progress aria-label={t(`step.${part}`)} {...(of === null ? {} : { value: done, max: of })} />
    </div>
  );
}
