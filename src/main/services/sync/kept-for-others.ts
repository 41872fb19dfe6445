import { ok } from '../../../shared/lib/result.ts';
import { selectKeptForOthers } from '../../db/queries/kept-for-others.ts';
import { sendForOthers as writeForOthers } from '../../ledger/send-for-others.ts';
import { refuse, type WaitingService, type WritingService } from '../service.ts';

/** Entries of others that a restored hub has not, by device. */
export const listKeptForOthers: WaitingService<'listKeptForOthers'> = (context) =>
  ok({ devices: selectKeptForOthers(context.read) });

/** Sends such entries of one device from here, in its place. */
export const sendForOthers: WritingService<'sendForOthers'> = (context, { device }) => {
  const events = writeForOthers(context.ledger, device);
  return events === 0 ? refuse('nothingKept') : ok({ events });
};
