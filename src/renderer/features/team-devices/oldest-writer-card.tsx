import { Button } from '@mantine/core';
import { useState } from 'react';

import type { DeviceApp, OldestWriterView } from '../../../shared/contract/oldest-writer.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { OldestWriterSheet } from './oldest-writer-sheet.tsx';
import { deviceNames } from './who-stops-writing.ts';

/** Which programs the team's devices run, how old one may be that writes, and the way to another answer. */
export function OldestWriterCard() {
  const t = useWords('hub');
  const asked = useProcedure('readOldestWriter', {});
  const [isOpen, setOpen] = useState(false);
  return (
    <DataState state={asked}>
      {(view) => (
        <section className="card stack" aria-label={t('writers.title')}>
          <div className="row">
            <h2>{t('writers.title')}</h2>
            <Button className="push" variant="default" onClick={() => setOpen(true)}>
              {t('writers.change')}
            </Button>
          </div>
          <p>{whatHolds(view, t)}</p>
          <Programs view={view} />
          {isOpen && <OldestWriterSheet view={view} onClose={() => setOpen(false)} />}
        </section>
      )}
    </DataState>
  );
}

function whatHolds({ oldest }: OldestWriterView, t: Words): string {
  if (oldest === null) return t('writers.every');
  const { app, from, lastDay, isOver } = oldest;
  const may = app === null ? t('writers.newerThanThis', { from }) : t('writers.since', { app, from });
  return `${may} ${t(isOver ? 'writers.olderEnded' : 'writers.olderUntil', { lastDay })}`;
}

/** The devices by the program they run, the newest first; last those of which nobody here knows it. */
function Programs({ view: { devices, oldest } }: { readonly view: OldestWriterView }) {
  const t = useWords('hub');
  const apps = [...new Set(devices.map(({ app }) => app))].sort(newestFirst);
  return (
    <>
      <ul className="programs" aria-label={t('writers.running')}>
        {apps.map((app) => {
          const running = devices.filter((device) => device.app === app);
          return (
            <li key={app ?? ''} className="row">
              <strong>{app === null ? t('writers.unknown') : t('writers.app', { app })}</strong>
              <span>{deviceNames(running, t)}</span>
              {oldest !== null && running.some((device) => isOlder(device, oldest.version)) && (
                <StatusChip tone="warning">
                  {t(oldest.isOver ? 'writers.ended' : 'writers.ends', { lastDay: oldest.lastDay })}
                </StatusChip>
              )}
            </li>
          );
        })}
      </ul>
      {apps.includes(null) && <p className="muted">{t('writers.unknownWhy')}</p>}
    </>
  );
}

const isOlder = ({ version }: DeviceApp, than: number): boolean => version !== null && version < than;

function newestFirst(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return other.localeCompare(one, 'en', { numeric: true });
}
