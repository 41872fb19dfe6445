import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';

import { fetchAllScreens, router } from './app/routes.tsx';
import { SessionGate } from './app/session-gate.tsx';
import { themeInForce } from './display/apply-display.ts';
import { useDisplay } from './display/display-settings.ts';
import { i18n } from './i18n/i18n.ts';
import { followChanges, queryClient } from './procedures/query-client.ts';
import { styleNonce } from './theme/style-nonce.ts';
import { mantineTheme } from './theme/theme.ts';

/** Bahi: the lock, and behind it the frame with its screens. */
export function App() {
  const { theme, language } = useDisplay();
  useEffect(followChanges, []);
  useEffect(fetchAllScreens, []);
  useEffect(() => void i18n.changeLanguage(language), [language]);
  return (
    <MantineProvider
      theme={mantineTheme}
      forceColorScheme={themeInForce(theme) === 'desk-dark' ? 'dark' : 'light'}
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-center" limit={3} />
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}
