import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** WCAG 2.2 AA, which every screen must meet. */
export const wcag22aa: readonly string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe holds against an element: the rule, where it is, and what is wrong, in axe's words. */
export interface AxeFinding {
  readonly rule: string;
  readonly place: string;
  readonly html: string;
  readonly why: string;
}

const requireOfBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const { source } = requireOfBuilder('axe-core') as { readonly source: string };

/**
 * What axe finds on the page as it stands. It is put into a page once and asked there again and again: the package's own
 * builder injects it anew and opens a second page for each question, which takes three times as long.
 */
export async function axeFindings(page: Page, tags: readonly string[]): Promise<readonly AxeFinding[]> {
  // While a dialog fades in, or a message fades out, what stands on it is too pale.
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[role="dialog"]')].every(
        (one) => getComputedStyle(one).opacity === '1',
      ) &&
      document.getAnimations().every(({ effect, playState }) => {
        const isEndless = effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
        return isEndless || playState !== 'running';
      }),
  );
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(source);
  return page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { readonly axe: Axe };
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary = '' }) => ({
        rule: id,
        place: target.join(' '),
        html,
        why: failureSummary,
      })),
    );
  }, tags);
}

/** The part of axe that is used here. */
interface Axe {
  readonly run: (
    place: Document,
    options: object,
  ) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly {
        readonly target: readonly string[];
        readonly html: string;
        readonly failureSummary?: string;
      }[];
    }[];
  }>;
}
