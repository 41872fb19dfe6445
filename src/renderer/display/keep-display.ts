import type { DisplaySettings } from '../../shared/domain/display-settings.ts';
import { call } from '../procedures/call.ts';
import { useDisplay } from './display-settings.ts';

/**
 * Takes over the display settings that are kept with the profile, and keeps there what is changed from now on. The
 * browser's own storage is only a copy for the first paint: `bahi serve` has another address at each start, and with
 * it an empty storage. A change that cannot be kept still applies until the page is closed.
 */
export async function keepDisplayWithProfile(): Promise<void> {
  const kept = await call('readDisplaySettings', {});
  if (kept.ok && kept.value.display !== null) useDisplay.setState(kept.value.display);
  let known = JSON.stringify(settingsOf(useDisplay.getState()));
  let last: Promise<unknown> = Promise.resolve();
  useDisplay.subscribe((changed) => {
    const display = settingsOf(changed);
    const text = JSON.stringify(display);
    if (text === known) return;
    known = text;
    // One after the other, so that the last change is the one that stays.
    last = last.then(() => call('saveDisplaySettings', { display }));
  });
}

function settingsOf(display: DisplaySettings): DisplaySettings {
  const { theme, density, hand, textSize, singleKeys, language } = display;
  return { theme, density, hand, textSize, singleKeys, language };
}
