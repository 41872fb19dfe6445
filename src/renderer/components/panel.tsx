import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';

import { isDialogOpen } from '../commands/typing.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSession } from '../session/session.tsx';
import { focusInto, isFocusFree, returnFocus } from './focus.ts';
import { StatusChip } from './status-chip.tsx';

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
  /** Two columns stand side by side at the desk. */
  readonly wide?: boolean;
  /** Which of several pages the panel shows; another page takes the focus anew. */
  readonly page?: string;
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
  wide = false,
  page = '',
}: PanelProps & { readonly kind: 'side' | 'sheet' }) {
  const t = useWords('components');
  const { practice } = useSession();
  const root = useRef<HTMLElement>(null);
  useFocusWhileOpen(root, open, page);
  useEscape(root, open, onClose);
  return (
    <section
      className="panel"
      data-kind={kind}
      data-wide={wide || undefined}
      ref={root}
      role="dialog"
      aria-label={title}
      hidden={!open}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        {aside}
        {/* The panel may cover the banner of the frame. */}
        {practice && <StatusChip tone="warning">{t('practice.mark')}</StatusChip>}
        <ActionIcon className="push" variant="subtle" color="gray" aria-label={t('close')} onClick={onClose}>
          <X size={20} aria-hidden />
        </ActionIcon>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by key */}
      <section className="panel-body" tabIndex={0} aria-label={title}>
        {children}
      </section>
      {footer && <footer className="panel-foot">{footer}</footer>}
    </section>
  );
}

/** A panel over the screen, for a task of its own: a promise, a receipt. */
export function Sheet(props: PanelProps) {
  return <Panel kind="sheet" {...props} />;
}

/**
 * The focus goes into the panel when it opens or turns its page, and back where it was when it closes. Nothing in a
 * panel has React's own `autoFocus`: it would take the focus before it is known where that came from.
 */
function useFocusWhileOpen(root: RefObject<HTMLElement | null>, open: boolean, page: string): void {
  useEffect(() => {
    if (!open) return;
    const { current: panel } = root;
    const cameFrom = document.activeElement;
    return () => {
      if (isFocusFree() || panel?.contains(document.activeElement) === true) returnFocus(cameFrom);
    };
  }, [open, root]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that is turned has lost what had the focus
  useEffect(() => {
    if (open) focusInto(root.current);
  }, [open, page, root]);
}

/**
 * Escape closes the panel that has the focus. It listens before the controls do, because a calendar or a list that is
 * open in the panel takes the first Escape for itself.
 */
function useEscape(root: RefObject<HTMLElement | null>, open: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!open) return;
    const listen = (event: KeyboardEvent): void => {
      const panel = root.current;
      if (event.key !== 'Escape' || event.isComposing || panel === null) return;
      if (!panel.contains(document.activeElement) && !isFocusFree()) return;
      if (panel.querySelector('[aria-expanded="true"]') !== null || isDialogOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [open, root]);
}
