import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

import { focusScreen } from '../components/focus.ts';

/** A screen that opens takes the focus unless a control of it already has it, so that Tab leads on into it. */
export function useFocusScreen(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path says that another screen stands here
  useEffect(focusScreen, [path]);
}
