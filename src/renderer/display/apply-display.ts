import type { DisplaySettings } from '../../shared/domain/display-settings.ts';
import { useDisplay } from './display-settings.ts';

const darkDesired = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme in force, with `auto` settled by the operating system. */
export function themeInForce(theme: DisplaySettings['theme']): 'desk-light' | 'desk-dark' | 'sunlight' {
  if (theme !== 'auto') return theme;
  return darkDesired.matches ? 'desk-dark' : 'desk-light';
}

function apply({ theme, density, hand, textSize, language }: DisplaySettings): void {
  const { dataset, style } = document.documentElement;
  const shown = themeInForce(theme);
  dataset['theme'] = shown;
  dataset['density'] = density;
  dataset['hand'] = hand;
  dataset['mantineColorScheme'] = shown === 'desk-dark' ? 'dark' : 'light';
  style.setProperty('--text-scale', String(textSize / 100));
  document.documentElement.lang = language;
}

/** Puts the display settings on the page's root before the first paint, and after every change. */
export function keepDisplayApplied(): void {
  apply(useDisplay.getState());
  useDisplay.subscribe(apply);
  darkDesired.addEventListener('change', () => apply(useDisplay.getState()));
}
