import { CircleAlert, CircleCheck, CircleX, Info, type LucideIcon, Minus } from 'lucide-react';
import type { ReactNode } from 'react';

import './status-chip.css';

/** What a state means for the reader. Colour never stands alone: each tone has an icon, and the word is the child. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warning' | 'danger';

const iconByTone: Readonly<Record<Tone, LucideIcon>> = {
  neutral: Minus,
  info: Info,
  ok: CircleCheck,
  warning: CircleAlert,
  danger: CircleX,
};

/** A state in a word, with an icon and a colour. */
export function StatusChip({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}) {
  const Icon = icon ?? iconByTone[tone];
  return (
    <span className="chip" data-tone={tone}>
      <Icon size={14} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** A sentence that must not be missed, above what it is about. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = iconByTone[tone];
  return (
    <div className="notice" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <div className="notice-words">{children}</div>
    </div>
  );
}
