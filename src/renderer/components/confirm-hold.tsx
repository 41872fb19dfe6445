import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { useWords } from '../i18n/use-words.ts';

/** So long a thumb rests on the button before it counts (ux.md §6.6). */
export const holdMs = 600;

/**
 * A button for what cannot be undone: hold it with a finger or the mouse for 0.6 s, or press it twice by key. `onConfirm` runs once.
 */
export function ConfirmHold({
  children,
  onConfirm,
  hotkey,
  disabled = false,
  loading = false,
}: {
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  /** The key that does the same, shown as a cap. */
  readonly hotkey?: string;
  readonly disabled?: boolean;
  readonly loading?: boolean;
}) {
  const t = useWords('components');
  const [stage, setStage] = useState<'rest' | 'holding' | 'askedAgain'>('rest');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = (): void => {
    if (disabled || loading) return;
    setStage('holding');
    timer.current = setTimeout(() => {
      setStage('rest');
      onConfirm();
    }, holdMs);
  };
  const release = (): void => {
    clearTimeout(timer.current);
    setStage((now) => (now === 'holding' ? 'rest' : now));
  };
  // A click without a pointer comes from Enter, Space or an assistive tool: the first asks, the second confirms.
  const click = (detail: number): void => {
    if (detail !== 0) return;
    if (stage === 'askedAgain') {
      setStage('rest');
      onConfirm();
    } else setStage('askedAgain');
  };
  return (
    <Button
      className="hold"
      size="md"
      disabled={disabled}
      loading={loading}
      rightSection={hotkey === undefined ? null : <kbd aria-hidden>{hotkey}</kbd>}
      data-holding={stage === 'holding'}
      onPointerDown={begin}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => click(event.detail)}
      onBlur={() => setStage('rest')}
    >
      {stage === 'askedAgain' ? t('hold.again') : children}
      <span className="visually-hidden">{t('hold.how')}</span>
      <span className="hold-progress" aria-hidden />
    </Button>
  );
}
