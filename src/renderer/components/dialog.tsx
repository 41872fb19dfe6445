import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

import { useWords } from '../i18n/use-words.ts';
import { isFocusFree, returnFocus } from './focus.ts';

/** A dialog over everything, for what is rare: finding, the key sheet, a reason. Hot panels are `Panel`s. */
export function Dialog({
  title,
  open,
  onClose,
  size = 'lg',
  fillsWindow = false,
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** A width of its own where two columns stand side by side at the desk. */
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | `min(${string})`;
  /** The whole window, white in every theme: for what another person's camera reads. */
  readonly fillsWindow?: boolean;
  readonly children: ReactNode;
}) {
  const t = useWords('components');
  useFocusReturn(open);
  return (
    <Modal.Root
      opened={open}
      onClose={onClose}
      size={size}
      fullScreen={fillsWindow}
      lockScroll={false}
      returnFocus={false}
      yOffset="8vh"
    >
      <Modal.Overlay />
      <Modal.Content {...(fillsWindow ? { className: 'dialog-whole' } : {})}>
        {/* No Modal.Header: it is a second banner landmark. */}
        <div className="dialog-head">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body className="dialog-body">{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The library would give the focus back only to what is still there; a screen's home takes it otherwise. */
function useFocusReturn(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const cameFrom = document.activeElement;
    return () => {
      const dialog = document.activeElement?.closest('[aria-modal="true"]') ?? null;
      if (isFocusFree() || dialog !== null) returnFocus(cameFrom);
    };
  }, [open]);
}
