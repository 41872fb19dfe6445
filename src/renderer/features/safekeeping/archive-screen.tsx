import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArchivedAccount } from '../../../shared/contract/safekeeping.ts';
import { type PlainDate, startOfFinancialYear } from '../../../shared/domain/dates.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { showToast } from '../../components/toast.tsx';
import { countText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';

const pageRows = 50;

/** Accounts that are settled and old: out of the way of the day, and still to be read. */
export function ArchiveScreen() {
  const t = useWords('safekeeping');
  const [text, setText] = useState('');
  const [offset, setOffset] = useState(0);
  const archive = useProcedure('listArchive', { text, offset, limit: pageRows }, { keepPrevious: true });
  return (
    <div className="screen">
      <h1>{t('archive.title')}</h1>
      <p>{t('archive.what')}</p>
      <DataState state={archive}>
        {(data) => (
          <>
            <ArchiveDay closedBefore={data.closedBefore} />
            {data.closedBefore !== null && (
              <TextInput
                label={t('archive.find')}
                value={text}
                maxLength={200}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  setOffset(0);
                }}
              />
            )}
            {data.accounts.length === 0 ? (
              <EmptyState title={t('archive.empty')} />
            ) : (
              <ArchiveTable accounts={data.accounts} />
            )}
            {data.total > pageRows && (
              <div className="row">
                <Button
                  variant="default"
                  disabled={offset === 0}
                  onClick={() => setOffset(offset - pageRows)}
                >
                  {t('archive.newer')}
                </Button>
                <span>
                  {t('archive.page', { from: countText(offset + 1), total: countText(data.total) })}
                </span>
                <Button
                  variant="default"
                  disabled={offset + pageRows >= data.total}
                  onClick={() => setOffset(offset + pageRows)}
                >
                  {t('archive.older')}
                </Button>
              </div>
            )}
          </>
        )}
      </DataState>
    </div>
  );
}

/** The one choice of the team, and its undoing. */
function ArchiveDay({ closedBefore }: { readonly closedBefore: PlainDate | null }) {
  const t = useWords('safekeeping');
  const { today } = useSession();
  const maySet = useMayCall('setArchive');
  const set = useCommand('setArchive');
  const yearBegan = startOfFinancialYear(today);
  const preview = useProcedure('listArchive', { closedBefore: yearBegan, limit: 1 });
  const put = async (day: PlainDate | null): Promise<void> => {
    const result = await set.run({ commandId: newCommandId(), closedBefore: day });
    if (result.ok)
      showToast(day === null ? t('archive.back') : t('archive.put', { count: result.value.archived }));
  };
  return (
    <section className="card stack" aria-label={t('archive.day')}>
      <p>{closedBefore === null ? t('archive.none') : t('archive.since', { day: dayText(closedBefore) })}</p>
      <RefusalNotice refusal={set.refusal} />
      {maySet && (
        <div className="row">
          {closedBefore !== yearBegan && (
            <Button
              loading={set.isRunning}
              disabled={preview.data === undefined || preview.data.total === 0}
              onClick={() => void put(yearBegan)}
            >
              {t('archive.run', { count: preview.data?.total ?? 0, day: dayText(yearBegan) })}
            </Button>
          )}
          {closedBefore !== null && (
            <Button variant="default" loading={set.isRunning} onClick={() => void put(null)}>
              {t('archive.undo')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function ArchiveTable({ accounts }: { readonly accounts: readonly ArchivedAccount[] }) {
  const t = useWords('safekeeping');
  return (
    <ScrollTable label={t('archive.title')}>
      <thead>
        <tr>
          <th scope="col">{t('archive.party')}</th>
          <th scope="col">{t('archive.account')}</th>
          <th scope="col">{t('archive.last')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map(({ accountId, account, party, lastOn }) => (
          <tr key={accountId}>
            <td>
              <Link to="/account/$accountId" params={{ accountId }}>
                {party === '' ? account : party}
              </Link>
            </td>
            <td>{account}</td>
            <td>{dayText(lastOn)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
