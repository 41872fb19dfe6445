import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { BankStatementPreview } from '../../../shared/contract/bank.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { UploadedFile } from '../../../shared/contract/shell-bridge.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { daysText } from './days-text.ts';

type Preview = OutputOf<'previewBankFile'>;

/** What was read of a statement: figures to compare with the bank's own, or the lines that are broken. */
export function StatementPreview({
  file,
  onCancel,
  onDone,
}: {
  readonly file: UploadedFile;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}) {
  const t = useWords('bank');
  const [account, setAccount] = useState('');
  const said = account.trim().length < 3 ? null : account.trim();
  const preview = useProcedure(
    'previewBankFile',
    { upload: file.handle, account: said },
    { keepPrevious: true },
  );
  const take = useCommand('importBankStatement');
  const [commandId] = useState(newCommandId);
  const run = async (): Promise<void> => {
    const taken = await take.run({ commandId, upload: file.handle, account: said });
    if (!taken.ok) return;
    const { newLines, knownLines } = taken.value;
    showToast(
      newLines === 0 ? t('file.nothingNew') : t('file.taken', { count: newLines, known: knownLines }),
    );
    onDone();
  };
  const another = (
    <Button variant="default" onClick={onCancel}>
      {t('file.other')}
    </Button>
  );
  return (
    <section className="card stack" aria-label={t('file.preview')}>
      <h2>{file.name}</h2>
      <DataState state={preview}>
        {(data) => (
          <>
            {data.problems.length > 0 ? (
              <Problems data={data} />
            ) : (
              data.statements.map((statement, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pages of one account differ in nothing else
                <Figures key={at} statement={statement} />
              ))
            )}
            {data.currencyAssumed && <Notice tone="info">{t('file.currencyAssumed')}</Notice>}
            <AccountField data={data} account={account} onChange={setAccount} />
            <div className="row">
              {data.problems.length === 0 && (
                <Button
                  loading={take.isRunning}
                  disabled={data.statements.some(({ accountRef }) => accountRef === null)}
                  onClick={() => void run()}
                >
                  {t('file.takeIn', { count: data.statements.reduce((sum, { lines }) => sum + lines, 0) })}
                </Button>
              )}
              {another}
            </div>
          </>
        )}
      </DataState>
      {preview.refusal !== undefined && <div>{another}</div>}
      <RefusalNotice refusal={take.refusal} />
    </section>
  );
}

/** Asked only where the file does not say its account. */
function AccountField({
  data,
  account,
  onChange,
}: {
  readonly data: Preview;
  readonly account: string;
  readonly onChange: (account: string) => void;
}) {
  const t = useWords('bank');
  if (data.statements.every((statement) => statement.account !== null)) return null;
  return (
    <TextInput
      label={t('file.account')}
      description={
        data.knownAccounts.length === 0
          ? t('file.accountWhy')
          : t('file.accountKnown', { accounts: data.knownAccounts.join(', ') })
      }
      value={account}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Figures({ statement }: { readonly statement: BankStatementPreview }) {
  const t = useWords('bank');
  const { currency, openingMinor, closingMinor, lines, known, inMinor, outMinor, from, to } = statement;
  const amount = (amountMinor: number | null): string =>
    amountMinor === null ? t('file.notStated') : amountText({ amountMinor, currency });
  const facts = [
    [t('file.accountNumber'), statement.accountRef ?? t('file.notStated')],
    [t('file.days'), daysText(t, from, to) ?? t('file.notStated')],
    [t('file.lines'), t('file.linesRead', { count: lines, known })],
    [t('file.opening'), amount(openingMinor)],
    [t('file.in'), amount(inMinor)],
    [t('file.out'), amount(outMinor)],
    [t('file.closing'), amount(closingMinor)],
  ] as const;
  return (
    <dl className="bank-figures">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ data }: { readonly data: Preview }) {
  const t = useWords('bank');
  const figure = (amountMinor: number | null): string =>
    amountMinor === null ? '' : amountText({ amountMinor, currency: data.statements[0]?.currency ?? 'INR' });
  return (
    <>
      <Notice tone="danger">{t('file.broken', { count: data.problems.length })}</Notice>
      <ScrollTable label={t('file.problems')}>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('file.line')}
            </th>
            <th scope="col">{t('file.wrong')}</th>
            <th scope="col">{t('file.written')}</th>
          </tr>
        </thead>
        <tbody>
          {data.problems.map(({ line, code, written, statedMinor, countedMinor }) => (
            <tr key={`${line} ${code} ${written ?? ''}`}>
              <td className="number">{line}</td>
              <td>{t(`problem.${code}`, { stated: figure(statedMinor), counted: figure(countedMinor) })}</td>
              <td className="bank-words">{written ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}
