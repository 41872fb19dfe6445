import type { AddressView, PhoneView } from '../../../shared/contract/account.ts';
import { stateName } from '../../components/indian-states.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BarContact } from './bar-contact.tsx';

type Words = ReturnType<typeof useWords>;

/** A number with its quality in words: who, whence, what trying it told, whether it may be used. */
export function PhoneRow({ phone, partyId }: { readonly phone: PhoneView; readonly partyId: string }) {
  const t = useWords('account');
  const c = useWords('codes');
  const { phoneId, number, contactName, role, source, retired, barred } = phone;
  const who = [contactName, c(`contactRole.${role}`, { defaultValue: role }), sourceWords(source, t)];
  return (
    <li data-retired={retired}>
      <span className="contact-number">{number}</span>
      <span className="muted">{who.filter((part) => part !== null).join(', ')}</span>
      {retired && <StatusChip tone="danger">{t('doNotUse')}</StatusChip>}
      <span className="muted">{barred === null ? phoneWords(phone, t, c) : barWords(barred, t)}</span>
      <BarContact partyId={partyId} contact="phone" contactId={phoneId} name={number} isBarred={retired} />
    </li>
  );
}

/** What the number is good for: how often and when somebody was reached, else what the last try told. */
function phoneWords(phone: PhoneView, t: Words, c: Words): string {
  const { lastResult, lastResultOn, lastReachedOn, reachedCount, wrongResults } = phone;
  const reached =
    lastReachedOn === null ? null : t('reachedTimes', { day: dayText(lastReachedOn), count: reachedCount });
  if (lastResult === 'reached' && reached !== null) return reached;
  const result = lastResult === null ? t('notTried') : c(`phoneResult.${lastResult}`);
  const told = lastResultOn === null ? result : `${result}, ${dayText(lastResultOn)}`;
  const wrong = wrongResults > 0 ? t('wrongTimes', { count: wrongResults }) : null;
  return [told, wrong, reached].filter((part) => part !== null).join(' · ');
}

/** A place with its quality in words, and where its PIN code lies. */
export function AddressRow({
  address,
  partyId,
}: {
  readonly address: AddressView;
  readonly partyId: string;
}) {
  const t = useWords('account');
  const c = useWords('codes');
  const { addressId, line, locality, city, pincode, place, role, source, retired, barred } = address;
  const written = [line, locality, city].filter((part) => part !== null && part !== '').join(', ');
  const whole = pincode === null || line.includes(pincode) ? written : `${written} ${pincode}`.trim();
  return (
    <li data-retired={retired}>
      <span>{whole}</span>
      {pincode !== null && <span className="muted">{placeWords(place, t, pincode)}</span>}
      <span className="muted">
        {[c(`contactRole.${role}`, { defaultValue: role }), sourceWords(source, t)]
          .filter((part) => part !== null)
          .join(', ')}
      </span>
      {retired && <StatusChip tone="danger">{t('doNotUse')}</StatusChip>}
      <span className="muted">{barred === null ? visitWords(address, t, c) : barWords(barred, t)}</span>
      <BarContact partyId={partyId} contact="address" contactId={addressId} name={whole} isBarred={retired} />
    </li>
  );
}

function visitWords({ lastResult, lastVisitedOn, metCount }: AddressView, t: Words, c: Words): string {
  const result = lastResult === null ? t('notVisited') : c(`addressResult.${lastResult}`);
  const visited = lastVisitedOn === null ? null : dayText(lastVisitedOn);
  const met = metCount > 0 ? t('metTimes', { count: metCount }) : null;
  return [result, visited, met].filter((part) => part !== null).join(' · ');
}

/** Where the PIN code lies, in words; a code that is not in the list says so. */
function placeWords(place: AddressView['place'], t: Words, pincode: string): string {
  if (place === null) return t('pinUnknown', { pincode });
  const { district, state } = place;
  const town = place.place.startsWith(district) ? place.place : `${place.place}, ${district}`;
  return [town, state === null ? null : stateName(state)].filter((part) => part !== null).join(', ');
}

/** Where a contact is known from; an unknown source is left out. */
export function sourceWords(source: string, t: Words): string | null {
  return source === 'import' || source === 'agent' ? t(`source.${source}`) : null;
}

/** Who barred it is in the history; here stands since when and why. */
export function barWords({ on, reason }: NonNullable<PhoneView['barred']>, t: Words): string {
  return reason === null ? t('barredOn', { day: dayText(on) }) : t('barredWhy', { day: dayText(on), reason });
}
