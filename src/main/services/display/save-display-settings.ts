import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { writeDisplayFile } from './display-file.ts';

/** Keeps how this device shows Bahi; the last one who changed it is right. */
export const saveDisplaySettings: WaitingService<'saveDisplaySettings'> = ({ device }, { display }) => {
  writeDisplayFile(device.profileDirectory, display);
  return ok({});
};
