import { Button } from '@mantine/core';
import { useState } from 'react';
import { useKeyCommands } from '../../commands/registry.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DirectionField } from './direction-field.tsx';
import { EarlyDiscounts } from './early-discounts.tsx';
import { IssuedReceipt } from './issued-receipt.tsx';
import { PayerFields } from './payer-fields.tsx';
import type { ReceiptForm } from './receipt-form.ts';
import type { Issued, ReceiptSheetProps } from './receipt-sheet-props.ts';
import { ReceiptSplitTable } from './receipt-split-table.tsx';
import { TenderFields } from './tender-fields.tsx';
import { useIssueReceipt } from './use-issue-receipt.ts';
import type { ReceiptWriting } from './use-receipt.ts';
import './receipt.css';

/**
 * Writes a receipt: how the money came, what it is for, the split as it will be printed, then issued by a press of 0.6 s
 * or Ctrl+Enter twice. The number is shown only after the ledger gave it.
 */
export function ReceiptSheet(props: ReceiptSheetProps) {
  const t = useWords('receipt');
  const { account, writing } = props;
  const [issued, setIssued] = useState<Issued | null>(null);
  const [shownFor, setShownFor] = useState(account?.accountId);
  if (account !== undefined && account.accountId !== shownFor) {
    setShownFor(account.accountId);
    setIssued(null);
  }
  const issuing = useIssueReceipt({ ...props, onIssued: setIssued });
  const isAsking = writing.isOpen && issued === null;
  useKeyCommands({ issue: () => issuing.press() }, isAsking);
  const close = (): void => {
    if (issued === null) writing.close();
    else setIssued(null);
  };
  return (
    <Sheet
      title={t('title')}
      wide
      page={issued === null ? 'asking' : 'issued'}
      open={writing.isOpen || issued !== null}
      onClose={close}
      footer={
        issued === null ? (
          <IssueFooter issuing={issuing} currency={account?.currency ?? 'INR'} />
        ) : (
          <IssuedFooter
            next={props.next}
            onDone={close}
            onNext={() => {
              setIssued(null);
              props.next?.open();
            }}
          />
        )
      }
    >
      {issued !== null && account !== undefined && (
        <IssuedReceipt
          issued={issued}
          account={account}
          onReplace={() => {
            setIssued(null);
            writing.replace({ receiptId: issued.receiptId, number: issued.number });
          }}
        />
      )}
      {isAsking && <ReceiptBody {...props} issuing={issuing} />}
    </Sheet>
  );
}

type Issuing = ReturnType<typeof useIssueReceipt>;

/** Done, or on to the receipt of the next account of the visit. */
function IssuedFooter({
  next,
  onDone,
  onNext,
}: Pick<ReceiptSheetProps, 'next'> & { readonly onDone: () => void; readonly onNext: () => void }) {
  const t = useWords('receipt');
  if (next === null) {
    return (
      <Button size="md" className="push" data-autofocus onClick={onDone}>
        {t('done')}
      </Button>
    );
  }
  return (
    <>
      {/* At the other end than the button that was held: the finger that is lifted there must not go on by it. */}
      <Button size="md" data-autofocus onClick={onNext}>
        {t('run.next', { account: next.account })}
      </Button>
      <Button size="md" variant="default" className="push" onClick={onDone}>
        {t('done')}
      </Button>
    </>
  );
}

/** The total, what stands in the way, and the button that is held. */
function IssueFooter({ issuing, currency }: { readonly issuing: Issuing; readonly currency: string }) {
  const t = useWords('receipt');
  const { reading, isArmed, isRunning } = issuing;
  const total = amountText({ amountMinor: reading?.totalMinor ?? 0, currency }, { alwaysMinor: true });
  return (
    <>
      <span className="receipt-total" role="status">
        {isArmed ? t('pressAgain', { amount: total }) : t('total', { amount: total })}
      </span>
      <ConfirmHold
        hotkey="Ctrl+Enter"
        disabled={!issuing.mayIssue}
        loading={isRunning}
        onConfirm={() => void issuing.issue()}
      >
        {t('issueHold')}
      </ConfirmHold>
    </>
  );
}

/** What was given beside what it is set against: amount, split and the button that issues need no scrolling. */
function ReceiptBody({
  account,
  rules,
  writing,
  issuing,
}: ReceiptSheetProps & { readonly issuing: Issuing }) {
  const t = useWords('receipt');
  const { form } = writing;
  const { reading } = issuing;
  if (form === null || account === undefined || rules === undefined || reading === null) return null;
  return (
    <div className="receipt-columns">
      <div className="stack-wide">
        <RestoredNotice writing={writing} />
        {form.replaces !== null && (
          <Notice tone="warning">{t('replacing', { number: form.replaces.number })}</Notice>
        )}
        <TenderFields
          account={account}
          rules={rules}
          writing={writing}
          form={form}
          reading={reading}
          details={issuing.details}
        />
      </div>
      <div className="stack-wide receipt-set-against">
        <RefusalNotice refusal={issuing.refusal} />
        <section className="stack">
          <h3>{t('split')}</h3>
          <SplitOrReason issuing={issuing} currency={account.currency} />
        </section>
        <DirectionField account={account} writing={writing} form={form} />
      </div>
      <PayerFields writing={writing} form={form satisfies ReceiptForm} />
    </div>
  );
}

function RestoredNotice({ writing }: { readonly writing: ReceiptWriting }) {
  const t = useWords('receipt');
  if (writing.restoredFromMs === null) return null;
  return (
    <Notice tone="info">
      {t('restored', { at: momentText(writing.restoredFromMs) })}
      <Button variant="subtle" onClick={writing.restart}>
        {t('beginAgain')}
      </Button>
    </Notice>
  );
}

/** The split as the paper will say it, or why this money cannot be taken so. */
function SplitOrReason({ issuing, currency }: { readonly issuing: Issuing; readonly currency: string }) {
  const t = useWords('receipt');
  const c = useWords('codes');
  const { preview, details } = issuing;
  if (preview === null) return <p className="muted">{t('splitLater')}</p>;
  // Nothing is wrong with what was not typed yet: its field says so itself once it was left.
  if (details.missing !== null) return <p className="muted">{t('splitAfter', { what: details.missing })}</p>;
  if (preview.refusal !== undefined) {
    const headroom = preview.refusal.params?.['headroomMinor'];
    return (
      <>
        <RefusalNotice refusal={preview.refusal} />
        {typeof headroom === 'number' && (
          <p>
            {t('headroom', { amount: amountText({ amountMinor: headroom, currency }) })}{' '}
            <span className="muted">{String(preview.refusal.params?.['cite'] ?? '')}</span>
          </p>
        )}
      </>
    );
  }
  if (preview.data === undefined) return null;
  return (
    <div className="stack">
      {preview.data.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {c(`receiptWarning.${warning}`)}
        </Notice>
      ))}
      <EarlyDiscounts preview={preview.data} currency={currency} />
      <ReceiptSplitTable split={preview.data} currency={currency} />
    </div>
  );
}
