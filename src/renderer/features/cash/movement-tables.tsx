import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { DepositView, MovementView } from '../../../shared/contract/cash.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText, timeText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PictureButton } from './picture-button.tsx';

/** Deposits with bank, slip and picture. */
export function DepositTable({
  deposits,
  onTakeBack = null,
}: {
  readonly deposits: readonly DepositView[];
  readonly onTakeBack?: ((deposit: DepositView) => void) | null;
}) {
  const t = useWords('cash');
  if (deposits.length === 0) return null;
  return (
    <section className="stack" aria-label={t('deposits')}>
      <h2>{t('deposits')}</h2>
      <ScrollTable label={t('deposits')}>
        <thead>
          <tr>
            <th scope="col">{t('column.day')}</th>
            <th scope="col">{t('deposit.bank')}</th>
            <th scope="col">{t('deposit.slip')}</th>
            <th scope="col" className="number">
              {t('amount')}
            </th>
            <th scope="col">{t('column.state')}</th>
          </tr>
        </thead>
        <tbody>
          {deposits.map((deposit) => (
            <DepositRow key={deposit.depositId} deposit={deposit} onTakeBack={onTakeBack} />
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

function DepositRow({
  deposit,
  onTakeBack,
}: {
  readonly deposit: DepositView;
  readonly onTakeBack: ((deposit: DepositView) => void) | null;
}) {
  const t = useWords('cash');
  const { depositId, userId, depositedOn, bank, branch, slipNumber, amount, hasPicture, takenBackReason } =
    deposit;
  return (
    <tr>
      <td>{dayText(depositedOn)}</td>
      <td>{branch === '' ? bank : `${bank}, ${branch}`}</td>
      <td>{slipNumber}</td>
      <td className="number">{amountText(amount)}</td>
      <td>
        {takenBackReason !== null && <StatusChip tone="danger">{t('deposit.takenBack')}</StatusChip>}
        {hasPicture && <PictureButton userId={userId} subjectId={depositId} />}
        {takenBackReason === null && onTakeBack !== null && (
          <Button variant="default" onClick={() => onTakeBack(deposit)}>
            {t('deposit.takeBack')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Every movement of the wallet, newest first. */
export function MovementTable({ movements }: { readonly movements: readonly MovementView[] }) {
  const t = useWords('cash');
  if (movements.length === 0) return null;
  return (
    <section className="stack" aria-label={t('movements')}>
      <h2>{t('movements')}</h2>
      <ScrollTable label={t('movements')}>
        <thead>
          <tr>
            <th scope="col">{t('column.day')}</th>
            <th scope="col">{t('column.time')}</th>
            <th scope="col">{t('column.what')}</th>
            <th scope="col" className="number">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {movements.map(({ eventId, on, recordedMs, kind, amount, receiptId }) => (
            <tr key={eventId}>
              <td>{dayText(on)}</td>
              <td>{timeText(recordedMs)}</td>
              <td>
                {receiptId === null ? (
                  <>
                    {t(`movement.${kind}`)}
                    {kind === 'cash.received' && (
                      <span className="muted"> · {t('movement.accountElsewhere')}</span>
                    )}
                  </>
                ) : (
                  <Link to="/receipt/$receiptId" params={{ receiptId }}>
                    {t(`movement.${kind}`)}
                  </Link>
                )}
              </td>
              <td className="number">{amountText(amount)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
