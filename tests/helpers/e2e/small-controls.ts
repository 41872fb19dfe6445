import type { Page } from '@playwright/test';

/** The least side of anything a thumb must hit in the field, in CSS pixels (decided 30). */
export const leastTargetPx = 48;

/**
 * Every control of the page that is enabled, visible and smaller than a thumb, named with its size. A box or switch
 * counts with its label, because a tap on the label works it.
 */
export function smallControls(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea, summary, [role="radio"], [role="switch"], [role="tab"], [role="option"]',
    );
    const found: string[] = [];
    for (const control of controls) {
      const isOff = control.matches(
        ':disabled, [aria-disabled="true"], [type="hidden"], [tabindex="-1"][aria-hidden="true"]',
      );
      if (isOff || control.closest('[hidden], [inert]') !== null) continue;
      const target = targetOf(control);
      const { width, height } = target.getBoundingClientRect();
      const isShown =
        control.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || target !== control;
      if (!isShown || width === 0 || height === 0) continue;
      if (Math.round(width) >= least && Math.round(height) >= least) continue;
      const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
      found.push(
        `${control.tagName.toLowerCase()} “${name.trim().slice(0, 40)}” ${control.className.slice(0, 40)} ${Math.round(width)}×${Math.round(height)}`,
      );
    }
    return found;

    function targetOf(control: HTMLElement): HTMLElement {
      const isTicked = control.matches('input[type="checkbox"], input[type="radio"], input[type="file"]');
      if (!isTicked) return control;
      const own = control.closest('label');
      if (own !== null) return own;
      return control.closest<HTMLElement>('[class*="-body"], [class*="-root"]') ?? control;
    }
  }, leastTargetPx);
}
