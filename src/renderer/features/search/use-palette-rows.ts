import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';

import { useProcedure } from '../../api.ts';
import type { ScreenCommand } from '../../commands/command.ts';
import { commandsAtHand } from '../../commands/registry.ts';
import { callOrThrow } from '../../procedures/call.ts';
import { type AccountLine, toAccountLines } from './palette-rows.ts';
import { useRecentAccounts } from './recent-accounts.ts';

/** What the palette shows for what was typed. */
export interface PaletteRows {
  readonly lines: readonly AccountLine[];
  readonly commands: readonly ScreenCommand[];
  /** What was typed is answered: nothing shown means that nothing was found. */
  readonly isAnswered: boolean;
}

const typingPauseMs = 60;
const partiesShown = 20;

/** What was found for the typed words; before anything is typed, what was opened last. Commands of the screen follow. */
export function usePaletteRows(typed: string): PaletteRows {
  const [settled] = useDebouncedValue(typed, typingPauseMs);
  const found = useProcedure(
    'search',
    { text: settled, limit: partiesShown },
    { enabled: settled !== '', keepPrevious: true },
  );
  const recent = useRecentLines(typed === '');
  const wanted = typed.toLocaleLowerCase();
  const commands = commandsAtHand().filter(
    ({ title, inPalette }) => inPalette !== false && title.toLocaleLowerCase().includes(wanted),
  );
  const lines = typed === '' ? recent : settled === '' ? [] : toAccountLines(found.data?.parties ?? []);
  const isAnswered = typed === '' || (settled === typed && found.status !== 'loading' && !found.isRefreshing);
  return { lines, commands, isAnswered };
}

function useRecentLines(isShown: boolean): readonly AccountLine[] {
  const accountIds = useRecentAccounts((recent) => recent.accountIds);
  const asked = useQueries({
    queries: (isShown ? accountIds : []).map((accountId) => ({
      queryKey: ['readAccount', { accountId }],
      queryFn: () => callOrThrow('readAccount', { accountId }),
    })),
  });
  return asked.flatMap(({ data }) =>
    data === undefined
      ? []
      : [
          {
            accountId: data.accountId,
            party: data.party.name,
            nativeName: data.party.nativeName,
            account: data.account,
            totalDue: { amountMinor: data.totalDueMinor, currency: data.currency },
            matches: [],
            more: 0,
          },
        ],
  );
}
