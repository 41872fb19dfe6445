import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { PaperCheck } from '../../../shared/contract/paper.ts';
import type { SealedFacts } from '../../../shared/domain/paper/seal.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const facts = ['number', 'amountMinor', 'payer', 'recordedMs', 'paperHash'] as const;

/** Holds the code of a receipt against the team's keys and this ledger, without a network. */
export function CheckPaperScreen() {
  const t = useWords('papers');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const check = useProcedure('checkPaper', { text: asked ?? ' ' }, { enabled: asked !== null });
  return (
    <div className="screen">
      <h1>{t('checkTitle')}</h1>
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') setAsked(text.trim());
        }}
      >
        <Textarea
          label={t('checkText')}
          description={t('checkHint')}
          value={text}
          rows={4}
          maxLength={4000}
          autoFocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={text.trim() === ''}>
            {t('check')}
          </Button>
        </div>
      </form>
      {asked !== null && <DataState state={check}>{(found) => <Found check={found} />}</DataState>}
    </div>
  );
}

function Found({ check }: { readonly check: PaperCheck }) {
  const t = useWords('papers');
  const { verdict, said, known, differences, signed, standing, receiptId, device } = check;
  return (
    <section className="stack-wide" aria-live="polite">
      <Notice tone={verdict === 'genuine' ? 'ok' : verdict === 'notHere' ? 'info' : 'danger'}>
        {t(`verdict.${verdict}`)}
      </Notice>
      {!signed && <p>{t('unsigned')}</p>}
      {standing !== 'stands' && <Notice tone="warning">{t(standing)}</Notice>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('said')}</th>
            {known !== null && <th scope="col">{t('known')}</th>}
          </tr>
        </thead>
        <tbody>
          {facts.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`fact.${name}`)}</th>
              <td className="paper-hash">{factText(said, name)}</td>
              {known !== null && (
                <td className="paper-hash">
                  {factText(known, name)}
                  {differences.includes(name) && <strong> · {t('differs')}</strong>}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('device', { device })}</p>
      {receiptId !== null && (
        <Link className="link-button" to="/receipt/$receiptId" params={{ receiptId }}>
          {t('showReceipt')}
        </Link>
      )}
    </section>
  );
}

function factText(of: SealedFacts, name: (typeof facts)[number]): string {
  switch (name) {
    case 'amountMinor':
      return amountText({ amountMinor: of.amountMinor, currency: of.currency }, { alwaysMinor: true });
    case 'recordedMs':
      return momentText(of.recordedMs);
    default:
      return of[name];
  }
}
