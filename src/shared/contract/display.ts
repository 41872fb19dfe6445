import { z } from 'zod';
import { type DisplaySettings, displaySettingsSchema } from '../domain/display-settings.ts';
import { answer, command, query } from './procedure.ts';

/** How this device shows Bahi; null where nobody chose yet. The lock screen asks too, so it works without a key. */
export const readDisplaySettings = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<{ readonly display: DisplaySettings | null }>(),
});

/** Keeps how this device shows Bahi. No event: it says nothing of the trade and goes nowhere else. */
export const saveDisplaySettings = command({
  roles: 'nobody',
  input: z.strictObject({ display: displaySettingsSchema }),
  output: answer<Record<string, never>>(),
});

/** All of this file, for the table. */
export const displayProcedures = { readDisplaySettings, saveDisplaySettings } as const;
