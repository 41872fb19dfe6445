import type { Page } from '@playwright/test';
import type { InputOf, OutputOf, ProcedureName } from '../../../src/shared/contract/contract.ts';
import type { BahiBridge } from '../../../src/shared/contract/shell-bridge.ts';

type Answer<Name extends ProcedureName> =
  | { readonly ok: true; readonly value: OutputOf<Name> }
  | { readonly ok: false; readonly refusal: { readonly code: string } };

/** Asks the ledger through the page's own door, as the signed-in person: what tests compare the screens with. */
export async function tryAsk<Name extends ProcedureName>(
  page: Page,
  procedure: Name,
  input: InputOf<Name>,
): Promise<Answer<Name>> {
  const answer: unknown = await page.evaluate(
    async ([name, given]) => {
      const { bahi } = window as { readonly bahi?: BahiBridge };
      if (bahi !== undefined) return bahi.call(name, given);
      const response = await fetch('/rpc', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-bahi-session': sessionStorage.getItem('bahi.session') ?? '',
        },
        body: JSON.stringify({ procedure: name, input: given }),
      });
      return response.json();
    },
    [procedure, input] as const,
  );
  return answer as Answer<Name>;
}

/** As `tryAsk`, for what must not be refused. */
export async function ask<Name extends ProcedureName>(
  page: Page,
  procedure: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const answer = await tryAsk(page, procedure, input);
  if (!answer.ok) throw new Error(`${procedure} was refused: ${answer.refusal.code}`);
  return answer.value;
}
