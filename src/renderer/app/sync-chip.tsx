import { Link } from '@tanstack/react-router';
import { CircleCheck, HardDrive, type LucideIcon, RefreshCw } from 'lucide-react';

import type { SyncView } from '../../shared/contract/sync.ts';
import type { SyncWord } from '../../shared/domain/sync/standing.ts';
import { useCommand, useProcedure } from '../api.ts';
import { StatusChip, type Tone } from '../components/status-chip.tsx';
import { momentText, timeText } from '../i18n/format.ts';
import { spanText } from '../i18n/span.ts';
import { useWords, type Words } from '../i18n/use-words.ts';
import { useReach } from '../procedures/reach.ts';

/** Red are only the two that a person must act on (ux.md §4.7). */
const toneByWord: Readonly<Record<SyncWord, Tone>> = {
  alone: 'neutral',
  running: 'info',
  upToDate: 'neutral',
  waiting: 'neutral',
  offline: 'neutral',
  couldNotSend: 'warning',
  needsReview: 'danger',
  deviceFull: 'danger',
};

const iconByWord: Partial<Record<SyncWord, LucideIcon>> = {
  alone: HardDrive,
  running: RefreshCw,
  upToDate: CircleCheck,
  waiting: HardDrive,
  offline: HardDrive,
};

/** Work that waits longer than this is worth its age. */
const longWaitMs = 60 * 60_000;

/** Where the work is: on this device, on its way, with the team. Bottom left at the desk, at the top in the field. */
export function SyncChip({ withRetry }: { readonly withRetry: boolean }) {
  const t = useWords('sync');
  const app = useWords('app');
  const isCut = useReach((reach) => reach.isCut);
  const { data } = useProcedure('readSync', {});
  if (isCut) return <StatusChip tone="danger">{app('cut.chip')}</StatusChip>;
  if (data === undefined) return null;
  const icon = iconByWord[data.word];
  return (
    <span className="row sync-chip">
      <Link to="/sync" className="chip-link" title={reasonOf(data, t)}>
        <StatusChip tone={toneOf(data)} {...(icon === undefined ? {} : { icon })}>
          {chipWords(data, t)}
        </StatusChip>
      </Link>
      {withRetry && data.word === 'couldNotSend' && <Retry reason={reasonOf(data, t)} />}
    </span>
  );
}

function Retry({ reason }: { readonly reason: string | undefined }) {
  const t = useWords('sync');
  const sync = useCommand('syncNow');
  return (
    <>
      <span className="sync-reason">{reason}</span>
      <button
        type="button"
        className="text-button"
        disabled={sync.isRunning}
        onClick={() => void sync.run({})}
      >
        {t('chip.retry')}
      </button>
    </>
  );
}

/** A line that nobody looked at for a day is told in amber, whatever else is true of it. */
function toneOf({ word, age }: SyncView): Tone {
  const tone = toneByWord[word];
  return tone === 'neutral' && (age === 'old' || age === 'veryOld') ? 'warning' : tone;
}

function reasonOf({ problem }: SyncView, t: Words): string | undefined {
  if (problem === null) return undefined;
  const key = `problem.${problem.code}`;
  const words = t(key);
  return words === key ? t('problem.unknown', { code: problem.code }) : words;
}

function chipWords(view: SyncView, t: Words): string {
  return [stateWords(view, t), waitWords(view, t), ageWords(view, t)]
    .filter((words) => words !== '')
    .join(' · ');
}

function stateWords({ word, running, unsent, needsReview, lastOkMs }: SyncView, t: Words): string {
  switch (word) {
    case 'running': {
      const of = running?.of ?? null;
      // Of files it counts bytes, and how large they are stands in the sync centre.
      if (of === null || running?.part === 'files') return t('chip.running');
      return t('chip.runningOf', { done: running?.done ?? 0, of });
    }
    case 'upToDate':
      return t('chip.upToDate', { at: shortMoment(lastOkMs ?? 0) });
    case 'waiting':
      return t('chip.waiting', { count: unsent });
    case 'couldNotSend':
      return unsent === 0 ? t('chip.couldNotSend') : t('chip.couldNotSend', { count: unsent });
    case 'needsReview':
      return t('chip.needsReview', { count: needsReview });
    default:
      return t(`chip.${word}`);
  }
}

function waitWords({ oldestUnsentMs, running }: SyncView, t: Words): string {
  if (oldestUnsentMs === null || running !== null) return '';
  const waitedMs = Date.now() - oldestUnsentMs;
  return waitedMs < longWaitMs ? '' : t('chip.oldest', { age: spanText(waitedMs) });
}

function ageWords({ age, lastOkMs, running }: SyncView, t: Words): string {
  if (lastOkMs === null || running !== null || (age !== 'old' && age !== 'veryOld')) return '';
  return t(`chip.${age}`, { age: spanText(Date.now() - lastOkMs) });
}

/** The time alone on the same day. */
function shortMoment(atMs: number): string {
  const moment = momentText(atMs);
  return moment.startsWith(momentText(Date.now()).slice(0, -5)) ? timeText(atMs) : moment;
}
