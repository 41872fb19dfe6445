import { useDebouncedValue } from '@mantine/hooks';

import type { InputOf } from '../../../shared/contract/contract.ts';
import { useProcedure } from '../../api.ts';
import { PromiseTermsNotice } from '../../components/promise-terms-notice.tsx';
import type { ContactFormProps } from './contact-form-props.ts';
import type { FormReading } from './read-form.ts';

/** What the promise in the form would mean: keep-rate, warnings with their reason, a better day, who must agree. */
export function PromiseOutlook({
  account,
  contact,
  form,
  reading,
}: ContactFormProps & { readonly reading: FormReading }) {
  const { amountMinor, dueOn } = reading;
  const isSaid = amountMinor !== null && dueOn !== null;
  const terms: InputOf<'previewPromise'>['terms'] = {
    amountMinor: amountMinor ?? 1,
    dueOn: dueOn ?? account.on,
    mode: form.texts.mode ?? 'cash',
    overrideReason: null,
  };
  // Debounced as a text: an object made anew on every render would never settle.
  const [settled] = useDebouncedValue(JSON.stringify(terms), 120, { leading: true });
  const outlook = useProcedure(
    'previewPromise',
    { accountId: account.accountId, terms: JSON.parse(settled) as typeof terms },
    { enabled: isSaid, keepPrevious: true },
  );
  if (!isSaid) return null;
  return (
    <PromiseTermsNotice
      amount={{ amountMinor, currency: account.currency }}
      dueOn={dueOn}
      mode={terms.mode}
      state={outlook}
      overrideReason={form.overrideReason}
      onReason={(overrideReason) => contact.act({ type: 'change', changed: { overrideReason } })}
      onDueOn={(text) => contact.act({ type: 'text', field: 'dueOn', text })}
    />
  );
}
