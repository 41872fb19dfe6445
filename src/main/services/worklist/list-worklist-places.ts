import { ok } from '../../../shared/lib/result.ts';
import { selectWorklistPlaces } from '../../db/queries/worklist-narrowing.ts';
import type { WaitingService } from '../service.ts';

/** The places of the accounts on today's list. */
export const listWorklistPlaces: WaitingService<'listWorklistPlaces'> = (context) =>
  ok({ places: selectWorklistPlaces(context.read) });
