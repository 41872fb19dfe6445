import type { Amount } from '../../shared/contract/values.ts';
import { type DayStyle, formatDay } from '../../shared/domain/date-format.ts';
import { isPlainDate, type PlainDate, relativeDay } from '../../shared/domain/dates.ts';
import type { Language } from '../../shared/domain/language.ts';
import { languages } from '../../shared/domain/language.ts';
import { isCurrency, money } from '../../shared/domain/money.ts';
import { formatMoney, formatMoneyShort } from '../../shared/domain/money-format.ts';
import { wallTimeInZone } from '../../shared/domain/wall-time.ts';
import { useDisplay } from '../display/display-settings.ts';
import { i18n } from './i18n.ts';

/** Every date of the trade is one of this zone (the team's; see docs/architecture.md). */
const houseZone = 'Asia/Kolkata';

function language(): Language {
  const chosen = useDisplay.getState().language;
  return languages.find((known) => known === chosen) ?? 'en';
}

/** An amount for reading: `₹1,23,456`. With `alwaysMinor` the paise too, as on paper. */
export function amountText(amount: Amount, options: { readonly alwaysMinor?: boolean } = {}): string {
  return formatMoney(money(amount.amountMinor, amount.currency), { language: language(), ...options });
}

/** A short amount for tiles: `₹1.2 L`. The exact one must be at hand beside it. */
export function amountShortText(amount: Amount): string {
  return formatMoneyShort(money(amount.amountMinor, amount.currency), { language: language() });
}

/** A date with its weekday: `Tue, 24 Nov 2026`. */
export function dayText(date: string, style: DayStyle = 'medium'): string {
  return isPlainDate(date) ? formatDay(date, { language: language(), style }) : date;
}

/** A date with its weekday and how far it is: `Tue, 24 Nov 2026 (in 3 days)`. Never the relative word alone. */
export function dayWithDistance(date: PlainDate, today: PlainDate, style: DayStyle = 'medium'): string {
  const distance = relativeDay(date, today);
  const words =
    distance.kind === 'today'
      ? i18n.t('components:day.today')
      : i18n.t(`components:day.${distance.kind}`, { count: distance.days });
  return `${dayText(date, style)} (${words})`;
}

/** The hour and minute of an instant on the house's clock: `18:20`. */
export function timeText(instantMs: number): string {
  const { hour, minute } = wallTimeInZone(instantMs, houseZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** An instant with its day: `Tue, 24 Nov, 18:20`. */
export function momentText(instantMs: number): string {
  return `${dayText(wallTimeInZone(instantMs, houseZone).date, 'short')}, ${timeText(instantMs)}`;
}

/** A whole number in the grouping of India: `1,23,456`. */
export function countText(count: number): string {
  return new Intl.NumberFormat('en-IN').format(count);
}

/** Writes `value` as the amount it stands for; a bare number takes the currency that came beside it. */
export function moneyParam(value: unknown, options: Readonly<Record<string, unknown>>): string {
  if (typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value) {
    return amountText({ amountMinor: Number(value.amountMinor), currency: String(value.currency) });
  }
  const currency = options['currency'];
  const isAmount = Number.isSafeInteger(value) && typeof currency === 'string' && isCurrency(currency);
  return isAmount ? amountText({ amountMinor: Number(value), currency }) : String(value);
}

/** What came of a contact, by its code, as it stands inside a sentence: `no answer`. */
export function outcomeInSentence(code: string): string {
  const name = i18n.t(`outcomes:outcome.${code}`);
  return name.slice(0, 1).toLocaleLowerCase() + name.slice(1);
}

/** A file by its name; in words where the name stayed with the office. */
export function fileText(name: string): string {
  return name === '' ? i18n.t('timeline:timeline.someFile') : name;
}

/** How long somebody has to wait, in words: `now`, `in 30 seconds`, `in 2 minutes`; rounded up. */
export function waitText(waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1000);
  if (seconds <= 0) return i18n.t('components:wait.now');
  if (seconds <= 90) return i18n.t('components:wait.seconds', { count: seconds });
  return i18n.t('components:wait.minutes', { count: Math.ceil(seconds / 60) });
}
