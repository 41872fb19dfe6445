import type { AccountView } from '../../../shared/contract/account.ts';
import { Chips } from '../../components/chips.tsx';
import { amountFieldText } from '../../components/read-amount.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Amounts that the account names: the promise that is open, all that is late, the oldest claim, the next instalment. */
export function AmountChips({
  account,
  text,
  onPick,
}: {
  readonly account: AccountView;
  readonly text: string;
  readonly onPick: (text: string) => void;
}) {
  const t = useWords('receipt');
  const { currency } = account;
  const running = account.promises.find(
    ({ status }) => status === 'open' || status === 'due' || status === 'inGrace',
  );
  const named = [
    { name: 'promise', amountMinor: running?.amount.amountMinor ?? 0 },
    { name: 'instalment', amountMinor: account.plan?.nextDueMinor ?? 0 },
    { name: 'overdue', amountMinor: account.overdueMinor },
    { name: 'oldest', amountMinor: account.items.find((item) => item.openMinor > 0)?.openMinor ?? 0 },
  ].filter(
    ({ amountMinor }, at, all) =>
      amountMinor > 0 && all.findIndex((other) => other.amountMinor === amountMinor) === at,
  );
  return (
    <Chips
      label={t('amountChips')}
      chips={named.map(({ name, amountMinor }) => ({
        code: amountFieldText({ amountMinor, currency }),
        label: `${t(`amountChip.${name}`)} ${amountText({ amountMinor, currency })}`,
        isOn: amountFieldText({ amountMinor, currency }) === text,
      }))}
      onPick={onPick}
    />
  );
}
