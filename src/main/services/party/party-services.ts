import type { ServiceTable } from '../service.ts';
import { barContact } from './bar-contact.ts';
import { keepPartiesApart } from './keep-parties-apart.ts';
import { linkParties } from './link-parties.ts';
import { listDuplicates } from './list-duplicates.ts';
import { listUnreachable } from './list-unreachable.ts';
import { mergeParties } from './merge-parties.ts';
import { moveAccount } from './move-account.ts';
import { previewMerge } from './preview-merge.ts';
import { proposeMerge } from './propose-merge.ts';
import { readParty } from './read-party.ts';
import { splitParty } from './split-party.ts';
import { undoAccountMove } from './undo-account-move.ts';
import { unlinkParties } from './unlink-parties.ts';

/** The services about parties. */
export const partyServices = {
  barContact,
  keepPartiesApart,
  linkParties,
  listDuplicates,
  listUnreachable,
  mergeParties,
  moveAccount,
  previewMerge,
  proposeMerge,
  readParty,
  splitParty,
  undoAccountMove,
  unlinkParties,
} satisfies Partial<ServiceTable>;
