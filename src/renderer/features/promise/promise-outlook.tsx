import { useDebouncedValue } from '@mantine/hooks';

import type { AccountView } from '../../../shared/contract/account.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { useProcedure } from '../../api.ts';
import { PromiseTermsNotice } from '../../components/promise-terms-notice.tsx';
import type { PromiseForm, PromiseReading } from './promise-form.ts';
import type { PromiseTaking } from './use-promise.ts';

/** What the promise would mean: asked a moment after the last key, so that typing never waits. */
export function PromiseOutlook({
  account,
  taking,
  form,
  terms,
}: {
  readonly account: AccountView;
  readonly taking: PromiseTaking;
  readonly form: PromiseForm;
  readonly terms: NonNullable<PromiseReading['terms']>;
}) {
  const asked = { ...terms, overrideReason: null, promisedBy: null };
  // Debounced as a text: an object made anew on every render would never settle.
  const [settled] = useDebouncedValue(JSON.stringify(asked), 120, { leading: true });
  const outlook = useProcedure(
    'previewPromise',
    { accountId: account.accountId, terms: JSON.parse(settled) as typeof asked },
    { keepPrevious: true },
  );
  return (
    <PromiseTermsNotice
      amount={{ amountMinor: terms.amountMinor, currency: account.currency }}
      dueOn={plainDate(terms.dueOn)}
      mode={terms.mode}
      state={outlook}
      overrideReason={form.overrideReason}
      onReason={(overrideReason) => taking.act({ overrideReason })}
      onDueOn={(dueText) => taking.act({ dueText })}
    />
  );
}
