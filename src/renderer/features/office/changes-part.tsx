import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { ImportChangeView } from '../../../shared/contract/reconciliation.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const pageAccounts = 50;

/** What one file changed, claim by claim. */
export function ChangesPart() {
  const t = useWords('office');
  const imports = useProcedure('listImports', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className="stack-wide office-part">
      <DataState
        state={imports}
        empty={(data) =>
          data.imports.every(({ withdrawn }) => withdrawn) && <EmptyState title={t('changes.none')} />
        }
      >
        {(data) => {
          const standing = data.imports.filter(({ withdrawn }) => !withdrawn);
          const importId = chosen ?? standing[0]?.importId ?? '';
          return (
            <>
              <Select
                label={t('changes.file')}
                data={standing.map((one) => ({
                  value: one.importId,
                  label: `${one.fileName}, ${momentText(one.recordedMs)}`,
                }))}
                value={importId}
                allowDeselect={false}
                onChange={setChosen}
              />
              <Changes key={importId} importId={importId} />
            </>
          );
        }}
      </DataState>
    </div>
  );
}

function Changes({ importId }: { readonly importId: string }) {
  const t = useWords('office');
  const [offset, setOffset] = useState(0);
  const changes = useProcedure(
    'readImportChanges',
    { importId, offset, limit: pageAccounts },
    { keepPrevious: true },
  );
  return (
    <DataState
      state={changes}
      empty={(data) => data.total === 0 && <EmptyState title={t('changes.nothing')} />}
    >
      {(data) => (
        <div className="stack">
          <ScrollTable label={t('tab.changes')}>
            <thead>
              <tr>
                <th scope="col">{t('changes.customer')}</th>
                <th scope="col">{t('changes.claim')}</th>
                <th scope="col" className="number">
                  {t('changes.before')}
                </th>
                <th scope="col" className="number">
                  {t('changes.after')}
                </th>
                <th scope="col">{t('changes.what')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <ChangeRow key={row.itemId} row={row} />
              ))}
            </tbody>
          </ScrollTable>
          {data.total > pageAccounts && (
            <div className="row">
              <Button
                variant="default"
                disabled={offset === 0}
                onClick={() => setOffset(offset - pageAccounts)}
              >
                {t('changes.earlier')}
              </Button>
              <span>
                {t('changes.accounts', {
                  from: offset + 1,
                  to: Math.min(offset + pageAccounts, data.total),
                  total: data.total,
                })}
              </span>
              <Button
                variant="default"
                disabled={offset + pageAccounts >= data.total}
                onClick={() => setOffset(offset + pageAccounts)}
              >
                {t('changes.later')}
              </Button>
            </div>
          )}
        </div>
      )}
    </DataState>
  );
}

function ChangeRow({ row }: { readonly row: ImportChangeView }) {
  const t = useWords('office');
  const { currency, beforeMinor, afterMinor } = row;
  return (
    <tr>
      <td>
        <Link to="/account/$accountId" params={{ accountId: row.accountId }}>
          {row.partyName}
        </Link>
      </td>
      <td>{row.number}</td>
      <td className="number">
        {beforeMinor === null ? '–' : amountText({ amountMinor: beforeMinor, currency })}
      </td>
      <td className="number">{amountText({ amountMinor: afterMinor, currency })}</td>
      <td>{t(`changes.kind.${row.change}`)}</td>
    </tr>
  );
}
