import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';

import type { ContactPermission } from '../../shared/contract/values.ts';
import { momentText } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { useWords } from '../i18n/use-words.ts';

/** Which law forbids it and when it opens, in words; null where it is allowed. */
export function usePermissionReason(permission: ContactPermission | undefined): string | null {
  const t = useWords('components');
  if (permission === undefined || permission.allowed) return null;
  const { message, rule, nextAllowedAtMs } = permission;
  return [
    message === null ? t(`permission.not_${permission.action}`) : text(message),
    nextAllowedAtMs === null
      ? t('permission.noTime')
      : t('permission.from', { at: momentText(nextAllowedAtMs) }),
    rule === null
      ? ''
      : t('permission.rule', { cite: rule.cite, basis: t(`permission.basis_${rule.basis}`) }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * A button that the law may close. Closed, it stays reachable and says which law and when, on focus, on hover and, with
 * `explain`, beside it.
 */
export function PermissionButton({
  permission,
  onClick,
  children,
  hotkey,
  explain = false,
  ...button
}: ButtonProps & {
  readonly permission: ContactPermission | undefined;
  readonly onClick: () => void;
  readonly children: ReactNode;
  readonly hotkey?: string;
  readonly explain?: boolean;
}) {
  const reasonId = useId();
  const reason = usePermissionReason(permission);
  return (
    <span className="permission">
      <Tooltip label={reason} disabled={reason === null} multiline>
        <Button
          {...button}
          aria-disabled={reason === null ? undefined : true}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={() => {
            if (reason === null) onClick();
          }}
          rightSection={hotkey === undefined ? null : <kbd aria-hidden>{hotkey}</kbd>}
        >
          {children}
        </Button>
      </Tooltip>
      {reason !== null && (
        <span id={reasonId} className={explain ? 'permission-reason' : 'visually-hidden'}>
          {reason}
        </span>
      )}
    </span>
  );
}
