import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import type { Tender } from '../../../shared/domain/receipt/tenders.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Keypad } from '../../components/keypad.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { AmountChips } from './amount-chips.tsx';
import { DenominationGrid } from './denomination-grid.tsx';
import { hasReference, type ReceiptReading } from './read-receipt.ts';
import type { ReceiptForm } from './receipt-form.ts';
import type { TenderDetailsTold } from './tender-details.ts';
import type { ReceiptWriting } from './use-receipt.ts';

const tenders = [
  'cash',
  'upi',
  'cheque',
  'bankTransfer',
  'taxDeducted',
] as const satisfies readonly Tender['tender'][];

interface TendersProps {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly writing: ReceiptWriting;
  readonly form: ReceiptForm;
  readonly reading: ReceiptReading;
  /** What is still missing or wrong in a tender's details, told once its field was left. */
  readonly details: TenderDetailsTold;
}

/** How the money came. One receipt may carry several: cash, a cheque and tax deducted at source, for instance. */
export function TenderFields(props: TendersProps) {
  const t = useWords('receipt');
  const { form, writing, rules } = props;
  const [typedAt, setTypedAt] = useState(0);
  const unused = tenders.find((tender) => !form.tenders.some((given) => given.tender === tender)) ?? 'cheque';
  return (
    <div className="stack-wide">
      {form.tenders.map((tender, at) => (
        <TenderCard
          // biome-ignore lint/suspicious/noArrayIndexKey: a tender is known by its place in the receipt
          key={`${at} ${form.commandId}`}
          {...props}
          at={at}
          tender={tender}
          isTyped={at === Math.min(typedAt, form.tenders.length - 1)}
          onTyped={() => setTypedAt(at)}
        />
      ))}
      {form.tenders.length < rules.receipt.maximumTenders && (
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden />}
            onClick={() => {
              setTypedAt(form.tenders.length);
              writing.act({ type: 'addTender', tender: unused });
            }}
          >
            {t('addTender')}
          </Button>
        </div>
      )}
    </div>
  );
}

type CardProps = TendersProps & {
  readonly at: number;
  readonly tender: ReceiptForm['tenders'][number];
  /** Whether its amount is the one being typed: in the field only that one has the number keys. */
  readonly isTyped: boolean;
  readonly onTyped: () => void;
};

function TenderCard(props: CardProps) {
  const t = useWords('receipt');
  const c = useWords('codes');
  const density = useDisplay((display) => display.density);
  const { account, writing, form, reading, at, tender, isTyped, onTyped } = props;
  const isField = density === 'field';
  const amount = useRef<HTMLInputElement>(null);
  const isAdded = at > 0 && isTyped && !isField;
  useEffect(() => {
    if (isAdded) amount.current?.focus();
  }, [isAdded]);
  const change = (amountText: string): void => writing.act({ type: 'tender', at, changed: { amountText } });
  const problem = reading.tenders[at]?.problem ?? null;
  return (
    <fieldset className="tender">
      <legend className="visually-hidden">{t('tenderNumber', { number: at + 1 })}</legend>
      <div className="stack">
        <div className="row tender-line">
          <MoneyInput
            label={t('amount')}
            currency={account.currency}
            text={tender.amountText}
            autoFocus={at === 0 && !isField}
            onChange={change}
            onFocus={onTyped}
            inputRef={amount}
            error={problem === 'amountNotPositive' ? t('amountNotPositive') : undefined}
          />
          {form.tenders.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              className="push"
              aria-label={t('removeTender', { number: at + 1 })}
              onClick={() => writing.act({ type: 'removeTender', at })}
            >
              <X size={18} aria-hidden />
            </ActionIcon>
          )}
        </div>
        {at === 0 && <AmountChips account={account} text={tender.amountText} onPick={change} />}
        {isField && isTyped && <Keypad text={tender.amountText} onChange={change} extra="00" />}
      </div>
      <div className="stack">
        <ChoiceKeys
          label={t('tender')}
          columns={isField ? 2 : 3}
          digits={isField ? false : 'inside'}
          chooseByMoving
          value={tender.tender}
          onChange={(chosen) => writing.act({ type: 'tender', at, changed: { tender: chosen } })}
          choices={tenders.map((code) => ({ code, label: c(`tender.${code}`) }))}
        />
        <TenderDetails {...props} />
      </div>
    </fieldset>
  );
}

/** What each way of paying is known by: notes counted, a reference, a cheque's number, bank and date. */
function TenderDetails({ account, rules, writing, reading, at, tender, details }: CardProps) {
  const t = useWords('receipt');
  const { today } = useSession();
  const change = (changed: Partial<ReceiptForm['tenders'][number]>): void =>
    writing.act({ type: 'tender', at, changed });
  if (tender.tender === 'cash') {
    const values = rules.receipt.denominationsMinorByCurrency[account.currency] ?? [];
    const read = reading.tenders[at];
    return (
      <DenominationGrid
        values={values}
        currency={account.currency}
        texts={tender.countTexts}
        reading={read}
        onCount={(valueMinor, text) => writing.act({ type: 'count', at, valueMinor, text })}
        onOpen={(isOpen) => change({ countTexts: isOpen ? {} : null })}
      />
    );
  }
  if (!hasReference(tender.tender)) return null;
  return (
    <div className="tender-details">
      <TextInput
        label={t(`reference.${tender.tender}`)}
        value={tender.referenceText}
        maxLength={80}
        autoComplete="off"
        inputMode={tender.tender === 'bankTransfer' ? 'text' : 'numeric'}
        error={details.errorOf(at, 'reference')}
        onChange={(event) => change({ referenceText: event.currentTarget.value })}
        onBlur={() => details.leave(at, 'reference')}
      />
      {tender.tender === 'cheque' && (
        <>
          <TextInput
            label={t('bank')}
            value={tender.bankText}
            maxLength={120}
            onChange={(event) => change({ bankText: event.currentTarget.value })}
          />
          <DateField
            label={t('chequeDate')}
            text={tender.instrumentText}
            today={today}
            bias="past"
            error={details.errorOf(at, 'chequeDate')}
            onBlur={() => details.leave(at, 'chequeDate')}
            onChange={(instrumentText) => change({ instrumentText })}
          />
        </>
      )}
    </div>
  );
}
