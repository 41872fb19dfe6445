import { Select, Switch } from '@mantine/core';

import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { densities, hands, textSizes, themes, useDisplay } from '../../display/display-settings.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { AboutLedger } from './about-ledger.tsx';
import { ChangeSecret } from './change-secret.tsx';
import { SafekeepingEntry } from './safekeeping-entry.tsx';
import { UpiPayeeCard } from './upi-payee.tsx';
import { WipePractice } from './wipe-practice.tsx';

/** How this device shows Bahi, the own secret, and what stands in the ledger. Everything applies at once. */
export function SettingsScreen() {
  const t = useWords('settings');
  const { practice } = useSession();
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <DisplayCard />
      <ChangeSecret />
      <UpiPayeeCard />
      <SafekeepingEntry />
      <AboutLedger />
      {practice && <WipePractice />}
    </div>
  );
}

function DisplayCard() {
  const t = useWords('settings');
  const { theme, density, hand, textSize, singleKeys, language, change } = useDisplay();
  const words = <Code extends string>(group: string, codes: readonly Code[]) =>
    codes.map((code) => ({ code, label: t(`${group}.${code}`) }));
  return (
    <section className="card stack-wide" aria-label={t('display')}>
      <h2>{t('display')}</h2>
      <ChoiceKeys
        label={t('theme')}
        columns={2}
        choices={themes.map((code) => ({
          code,
          label: t(`app:theme.${code}`),
          hint: t(`themeHint.${code}`),
        }))}
        value={theme}
        onChange={(chosen) => change({ theme: chosen })}
      />
      <ChoiceKeys
        label={t('density')}
        choices={densities.map((code) => ({
          code,
          label: t(`densities.${code}`),
          hint: t(`densityHint.${code}`),
        }))}
        value={density}
        onChange={(chosen) => change({ density: chosen })}
      />
      <ChoiceKeys
        label={t('hand')}
        choices={words('hands', hands)}
        value={hand}
        onChange={(chosen) => change({ hand: chosen })}
      />
      <ChoiceKeys
        label={t('textSize')}
        columns={4}
        choices={textSizes.map((size) => ({ code: String(size), label: t('percent', { percent: size }) }))}
        value={String(textSize)}
        onChange={(chosen) => change({ textSize: textSizes.find((size) => String(size) === chosen) ?? 100 })}
      />
      <Switch
        label={t('singleKeys')}
        description={t('singleKeysHint')}
        checked={singleKeys}
        onChange={(event) => change({ singleKeys: event.currentTarget.checked })}
      />
      <Select
        label={t('language')}
        data={languageNames().map(({ code, name }) => ({ value: code, label: name }))}
        value={language}
        onChange={(chosen) => {
          if (chosen !== null) change({ language: chosen });
        }}
      />
    </section>
  );
}
