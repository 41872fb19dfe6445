import type { MessageText } from '../../shared/domain/compliance/decision.ts';
import { text } from '../i18n/text.ts';

/** A reason that main gave by key, in words. */
export function Because({
  message,
  className = 'muted',
}: {
  readonly message: MessageText;
  readonly className?: string;
}) {
  return <span className={className}>{text(message)}</span>;
}
