import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { TeamDayView } from '../../../shared/contract/day-end.ts';
import type { DayExceptionKind } from '../../../shared/domain/day-end/exceptions.ts';
import type { UnsentKnown } from '../../../shared/domain/day-end/unsent.ts';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { amountText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { goToRow } from './row-of-person.ts';
import { spanText } from './span-text.ts';
import { UnsentWords } from './unsent-words.tsx';

type Exception = TeamDayView['exceptions'][number];

const grave: ReadonlySet<DayExceptionKind> = new Set([
  'varianceWaiting',
  'heldMoney',
  'receiptNumberTwice',
  'cashDisputed',
  'reviewHigh',
]);
const toCash: ReadonlySet<DayExceptionKind> = new Set([
  'varianceWaiting',
  'variance',
  'cashDisputed',
  'cashNotCounted',
  'cashNotConfirmed',
]);
const toReviews: ReadonlySet<DayExceptionKind> = new Set([
  'heldMoney',
  'receiptNumberTwice',
  'reviewHigh',
  'cashTakenTwice',
  'heldWork',
  'clockDoubt',
]);

/** Of whom nothing is heard, what they may still have is told too. */
const tellsOfSilence: ReadonlySet<DayExceptionKind> = new Set(['absent', 'stale']);

const toneOf = ({ exception, needsAnswer }: Exception): Tone =>
  grave.has(exception) ? 'danger' : needsAnswer ? 'warning' : 'info';

/** What wants a look before the day is closed, the gravest first, each with the way to it. */
export function ExceptionsPart({ day }: { readonly day: TeamDayView }) {
  const t = useWords('day-end');
  const { exceptions, people } = day;
  const personOf = (userId: string) => people.find((person) => person.userId === userId);
  const nameOf = (userId: string): string => personOf(userId)?.name ?? '';
  // Of whom nothing was ever heard, that is said already.
  const unsentOf = ({ userId, durationMs }: Exception): UnsentKnown | null =>
    durationMs === null ? null : (personOf(userId)?.unsent ?? null);
  return (
    <section className="stack" aria-labelledby="day-end-exceptions">
      <h2 id="day-end-exceptions">{t('exceptions.title', { count: exceptions.length })}</h2>
      {exceptions.length === 0 && <StatusChip tone="ok">{t('exceptions.none')}</StatusChip>}
      {exceptions.length > 0 && (
        <ul className="day-end-exceptions card">
          {exceptions.map((exception, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be there twice, and the list is replaced whole
            <li key={at}>
              <StatusChip tone={toneOf(exception)}>{t(`exception.${exception.exception}`)}</StatusChip>
              <span className="day-end-words">
                {wordsOf(exception, nameOf)}
                {tellsOfSilence.has(exception.exception) && <UnsentWords unsent={unsentOf(exception)} />}
              </span>
              <span className="row push no-print">
                <Way exception={exception} name={nameOf(exception.userId)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The sentence of an exception. What contradicts what has its words where it is settled. */
function wordsOf(exception: Exception, nameOf: (userId: string) => string): string {
  const { exception: kind, amount, durationMs, reviewKind, partyName, among } = exception;
  const params = {
    name: nameOf(exception.userId),
    receipts: among.map((side) => receiptWords(side, nameOf(side.userId))).join(' · '),
    amount: amount === null ? '' : amountText({ ...amount, amountMinor: Math.abs(amount.amountMinor) }),
    time: durationMs === null ? '' : spanText(Math.abs(durationMs)),
    review: reviewKind === null ? '' : i18n.t(`reviews:kind.${reviewKind}`),
    party: partyName ?? '',
  };
  const variant =
    (kind === 'varianceWaiting' || kind === 'variance') && (amount?.amountMinor ?? 0) > 0
      ? '_over'
      : kind === 'absent' && durationMs === null
        ? '_never'
        : '';
  const sentence = i18n.t([`day-end:says.${kind}${variant}`, `day-end:says.${kind}`], params);
  return partyName === null ? sentence : `${sentence} ${i18n.t('day-end:says.about', params)}`;
}

function receiptWords(
  { amount, receiptNumber, accountKey }: Exception['among'][number],
  name: string,
): string {
  const params = { name, amount: amountText(amount), receipt: receiptNumber, account: accountKey };
  return i18n.t('day-end:says.cashSide', params);
}

function Way({ exception, name }: { readonly exception: Exception; readonly name: string }) {
  const t = useWords('day-end');
  const { exception: kind, accountId, userId, partyName } = exception;
  return (
    <>
      {accountId !== null && (
        <Link
          className="link-button"
          to="/account/$accountId"
          params={{ accountId }}
          aria-label={t('way.accountOf', { party: partyName ?? '' })}
        >
          {t('way.account')}
        </Link>
      )}
      {toCash.has(kind) && (
        <Link className="link-button" to="/cash" aria-label={t('way.cashOf', { name })}>
          {t('way.cash')}
        </Link>
      )}
      {toReviews.has(kind) && (
        <Link className="link-button" to="/sync" aria-label={t('way.reviewOf', { name })}>
          {t('way.review')}
        </Link>
      )}
      <Button variant="subtle" aria-label={t('way.rowOf', { name })} onClick={() => goToRow(userId)}>
        {t('way.row')}
      </Button>
    </>
  );
}
