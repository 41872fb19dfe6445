import { NumberInput } from '@mantine/core';
import { useState } from 'react';

import type { ConcessionsView } from '../../../shared/contract/concessions.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { basisPointsOf, shareOfDues } from '../../../shared/domain/concession/present-value.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { Chips } from '../../components/chips.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OfferOutcome } from './offer-outcome.tsx';

type Terms = InputOf<'previewSettlement'>;

/** The offer sheet: amount or per cent solves the other, and what it is judged by stands beside it on every key. */
export function OfferForm({
  view,
  onClose,
}: {
  readonly view: ConcessionsView;
  readonly onClose: () => void;
}) {
  const t = useWords('concession');
  const { currency, today, accountId } = view;
  const [offer, setOffer] = useState<Terms['offer'] | null>(null);
  const [firstText, setFirstText] = useState(dateFieldText(view.usual.firstOn));
  const [validText, setValidText] = useState(dateFieldText(view.usual.validUntil));
  const [count, setCount] = useState(1);
  const [sanctionedBy, setSanctionedBy] = useState<readonly string[]>([]);
  const first = parseDateWords(firstText, { today, bias: 'future' });
  const valid = parseDateWords(validText, { today, bias: 'future' });
  const terms: Terms | null =
    offer === null || !first.ok || !valid.ok
      ? null
      : {
          accountId,
          offer,
          firstOn: first.value.date,
          count,
          everyDays: view.usual.everyDays,
          validUntil: valid.value.date,
          sanctionedBy: [...sanctionedBy],
        };
  const date = { today, bias: 'future' } as const;
  return (
    <Dialog title={t('act.offer')} open onClose={onClose} size="min(72rem, 94vw)">
      <div className="concession-offer">
        <div className="concession-offer-fields">
          <AmountOrShare view={view} onChange={setOffer} />
          <DateField label={t('offer.first')} text={firstText} {...date} onChange={setFirstText} />
          <DateField label={t('offer.valid')} text={validText} {...date} onChange={setValidText} />
          <NumberInput
            label={t('offer.count')}
            description={t('offer.countHint')}
            value={count}
            min={1}
            max={60}
            onChange={(typed) => setCount(typeof typed === 'number' ? typed : 1)}
          />
          <SanctionedBy people={view.people} value={sanctionedBy} onChange={setSanctionedBy} />
        </div>
        <div className="stack-wide">
          {terms === null ? (
            <p className="muted">{t('offer.hint')}</p>
          ) : (
            <OfferOutcome terms={terms} currency={currency} onDone={onClose} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Either is typed, and the other follows; what was typed last is what is asked for. */
function AmountOrShare({
  view,
  onChange,
}: {
  readonly view: ConcessionsView;
  readonly onChange: (offer: Terms['offer'] | null) => void;
}) {
  const t = useWords('concession');
  const { currency, duesMinor } = view;
  const [percent, setPercent] = useState<number | null>(null);
  const [text, setText] = useState('');
  return (
    <>
      <MoneyInput
        label={t('offer.amount')}
        currency={currency}
        autoFocus
        text={text}
        onChange={(typed, amountMinor) => {
          setText(typed);
          if (amountMinor !== null) setPercent(basisPointsOf(amountMinor, duesMinor) / 100);
          onChange(amountMinor === null || amountMinor <= 0 ? null : { amountMinor });
        }}
      />
      <NumberInput
        label={t('offer.percent')}
        value={percent ?? ''}
        min={0.01}
        max={99.99}
        decimalScale={2}
        suffix=" %"
        onChange={(typed) => {
          const share = typeof typed === 'number' ? typed : null;
          // The field says its value also when it was set by the amount above.
          if (share === percent) return;
          setPercent(share);
          const basisPoints = share === null ? 0 : Math.round(share * 100);
          const isShare = basisPoints >= 1 && basisPoints <= 9_999;
          if (isShare)
            setText(amountFieldText({ amountMinor: shareOfDues(duesMinor, basisPoints), currency }));
          onChange(isShare ? { basisPoints } : null);
        }}
      />
    </>
  );
}

function SanctionedBy({
  people,
  value,
  onChange,
}: {
  readonly people: ConcessionsView['people'];
  readonly value: readonly string[];
  readonly onChange: (userIds: readonly string[]) => void;
}) {
  const t = useWords('concession');
  return (
    <div>
      <p className="muted">{t('offer.sanctioned')}</p>
      <Chips
        label={t('offer.sanctioned')}
        reachable
        chips={people.map(({ userId, name }) => ({
          code: userId,
          label: name,
          isOn: value.includes(userId),
        }))}
        onPick={(userId) =>
          onChange(value.includes(userId) ? value.filter((one) => one !== userId) : [...value, userId])
        }
      />
    </div>
  );
}
