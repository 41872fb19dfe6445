import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

import { useWords } from '../i18n/use-words.ts';

/** A dialog over everything, for what is rare: finding, the key sheet, a reason. Hot panels are `Panel`s. */
export function Dialog({
  title,
  open,
  onClose,
  size = 'lg',
  children,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly children: ReactNode;
}) {
  const t = useWords('components');
  return (
    <Modal.Root opened={open} onClose={onClose} size={size} lockScroll={false} yOffset="8vh">
      <Modal.Overlay />
      <Modal.Content>
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
