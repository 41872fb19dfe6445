import { Button } from '@mantine/core';

import { useWords } from '../../i18n/use-words.ts';

/** How many more there are, and the way to them; nothing where all are shown. */
export function ShowMore({
  words,
  isLoading,
  onMore,
}: {
  /** Null where nothing more comes. */
  readonly words: string | null;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}) {
  const t = useWords('parties');
  if (words === null) return null;
  return (
    <div className="row">
      <span className="muted">{words}</span>
      <Button variant="default" loading={isLoading} onClick={onMore}>
        {t('showMore')}
      </Button>
    </div>
  );
}
