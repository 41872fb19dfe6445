import type { DueLineView } from '../../../shared/contract/charges.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

type Story = NonNullable<DueLineView['story']>;

/** What was billed on a claim and everything that was taken off it or put on it again: together the amount of its line. */
export function ClaimStoryLines({ story, currency }: { readonly story: Story; readonly currency: string }) {
  const t = useWords('charges');
  const { billedMinor, issuedOn, dueOn, movements } = story;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <>
      <span className="second-line">
        {t('story.billed', { issuedOn, dueOn })}: {amount(billedMinor)}
      </span>
      {movements.map(({ kind, on, number, amountMinor }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a movement is known by its place in the story
        <span key={`${at} ${kind}`} className="second-line">
          {t(`story.${kind}`, { on, number })}: {amountMinor > 0 ? '−' : '+'}
          {amount(Math.abs(amountMinor))}
        </span>
      ))}
    </>
  );
}
