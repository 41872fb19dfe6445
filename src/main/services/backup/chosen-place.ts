import { statSync } from 'node:fs';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import type { DoorContext } from '../service.ts';

/** The folder or file behind a handle; refused with `unknownPlace` where the door announced none of that name. */
export function chosenPlace(
  context: Pick<DoorContext, 'places'>,
  handle: string,
): Result<string, { readonly code: 'unknownPlace' }> {
  const place = context.places.get(handle);
  return place === undefined ? refused({ code: 'unknownPlace' }) : ok(place.path);
}

/** A chosen folder that is there to be written into; `placeMissing` for a stick that was pulled. */
export function chosenFolder(
  context: Pick<DoorContext, 'places'>,
  handle: string,
): Result<string, { readonly code: 'unknownPlace' | 'placeMissing' }> {
  const place = chosenPlace(context, handle);
  if (!place.ok) return place;
  const isFolder = statSync(place.value, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? place : refused({ code: 'placeMissing' });
}
