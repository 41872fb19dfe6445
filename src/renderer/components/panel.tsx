import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';

import { useWords } from '../i18n/use-words.ts';

/** What every panel takes. */
export interface PanelProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Stays in reach below the scrolling part: save, next. */
  readonly footer?: ReactNode;
  /** Beside the title: a number, a chip. */
  readonly aside?: ReactNode;
}

/**
 * A panel that is always mounted and only shown or hidden, so that it opens at once (ux.md finding 13) and keeps what
 * was typed. `side` stands beside the screen at the desk and covers it in the field; `sheet` lies over it in both.
 */
export function Panel({
  title,
  open,
  onClose,
  children,
  footer,
  aside,
  kind,
}: PanelProps & { readonly kind: 'side' | 'sheet' }) {
  const t = useWords('components');
  const root = useRef<HTMLElement>(null);
  useFocusWhileOpen(root, open);
  return (
    <section
      className="panel"
      data-kind={kind}
      ref={root}
      role="dialog"
      aria-label={title}
      hidden={!open}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        {aside}
        <ActionIcon className="push" variant="subtle" color="gray" aria-label={t('close')} onClick={onClose}>
          <X size={20} aria-hidden />
        </ActionIcon>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
      <div className="panel-body" tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
      {footer && <footer className="panel-foot">{footer}</footer>}
    </section>
  );
}

/** A panel over the screen, for a task of its own: a promise, a receipt. */
export function Sheet(props: PanelProps) {
  return <Panel kind="sheet" {...props} />;
}

/** The focus goes to what is marked `data-autofocus` when the panel opens, and back where it was when it closes. */
function useFocusWhileOpen(root: { readonly current: HTMLElement | null }, open: boolean): void {
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    if (!open) return;
    cameFrom.current = document.activeElement;
    root.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      const { current } = cameFrom;
      if (current instanceof HTMLElement && current.isConnected) current.focus();
    };
  }, [open, root]);
}
