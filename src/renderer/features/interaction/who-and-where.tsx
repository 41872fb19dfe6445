import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { ContactFormProps } from './contact-form-props.ts';

/** Which number was dialled, or which door was knocked at: what it tells is kept against that very one. */
export function WhoAndWhere({ account, contact, form }: ContactFormProps) {
  const t = useWords('interaction');
  if (form.channel === 'visit') {
    const addresses = account.addresses.filter((address) => !address.retired);
    if (addresses.length === 0) return <p className="muted">{t('noAddress')}</p>;
    return (
      <ChoiceKeys
        label={t('whichAddress')}
        columns={1}
        value={form.addressId}
        onChange={(addressId) => contact.act({ type: 'change', changed: { addressId } })}
        choices={addresses.map((address) => ({
          code: address.addressId,
          label: [address.line, address.locality, address.city].filter((part) => part !== null).join(', '),
        }))}
      />
    );
  }
  const phones = account.phones.filter((phone) => !phone.retired);
  if (phones.length === 0) return <p className="muted">{t('noPhone')}</p>;
  return (
    <ChoiceKeys
      label={t('whichNumber')}
      columns={phones.length > 1 ? 2 : 1}
      value={form.phoneId}
      onChange={(phoneId) => contact.act({ type: 'change', changed: { phoneId } })}
      choices={phones.map((phone) => ({
        code: phone.phoneId,
        label: phone.number,
        hint: phone.contactName ?? undefined,
      }))}
    />
  );
}
