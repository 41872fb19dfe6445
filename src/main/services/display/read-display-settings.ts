import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { readDisplayFile } from './display-file.ts';

/** How this device shows Bahi, also while the ledger is locked or absent. */
export const readDisplaySettings: WaitingService<'readDisplaySettings'> = ({ device }) =>
  ok({ display: readDisplayFile(device.profileDirectory) });
