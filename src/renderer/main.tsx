import './theme/theme.ts';
import './components/components.css';
import './components/work-parts.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { present } from '../shared/lib/assert.ts';
import { App } from './app.tsx';
import { keepDisplayApplied } from './display/apply-display.ts';
import { useDisplay } from './display/display-settings.ts';
import { keepDisplayWithProfile } from './display/keep-display.ts';
import { addFormatters } from './i18n/add-formatters.ts';
import { startI18n } from './i18n/i18n.ts';
import { shareStyleNonce } from './theme/style-nonce.ts';

shareStyleNonce();
keepDisplayApplied();
void keepDisplayWithProfile();
startI18n(useDisplay.getState().language);
addFormatters();

createRoot(present(document.getElementById('root'), 'the root element')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
