import type { RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { type Invitation, readInvitation } from '../../../shared/domain/team/invitation.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { saveHubAddress, selectHubAddress, selectHubHere } from '../../db/queries/hub-place.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { withFirstAddresses } from '../hub/hub-addresses.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';
import { enrolledBy, showInvitation } from './join-ledger.ts';

/**
 * Comes back by a new invitation with the ledger that is here (decision 0054). The device keeps its key: the next meeting sends
 * everything that the hub lacks as it was written, and whoever had it already finds each entry once.
 */
export const rejoinTeam = preparedService<'rejoinTeam', Invitation>({
  prepare: async (context, input) => {
    const read = readInvitation(input.invitation);
    if (!read.ok) return refuse(read.refusal.code);
    const invitation = read.value;
    const allowed = mayComeBack(context, invitation);
    if (!allowed.ok) return allowed;
    const known = await showInvitation(context, context.ledger, invitation, new AbortController().signal);
    return known.ok ? ok(invitation) : refuse(known.refusal.code);
  },
  write: (context, _input, invitation) => {
    const { write } = context.ledger;
    const others = selectHubAddress(write)?.addresses ?? [];
    saveHubAddress(write, {
      pin: invitation.pin,
      addresses: withFirstAddresses(invitation.addresses, others),
    });
    context.append([enrolledBy(readSelf(write), invitation)]);
    // One that runs already began before the hub knew this device.
    context.meetings.beginAnew();
    return ok({});
  },
});

type Refused = Extract<
  RefusalCodeOf<'rejoinTeam'>,
  'noHub' | 'hubRunsHere' | 'otherTeam' | 'otherHub' | 'invitationForOther'
>;

/** The same team, the same hub and the person who signed in: nothing else could be what this ledger goes on with. */
function mayComeBack(
  context: ServiceContext,
  { team, hub, userId }: Invitation,
): Result<null, { readonly code: Refused }> {
  const known = selectSyncHub(context.read);
  if (known === undefined) return refuse('noHub');
  if (selectHubHere(context.read) !== undefined) return refuse('hubRunsHere');
  if (known.team !== team) return refuse('otherTeam');
  if (known.hub !== null && known.hub !== hub) return refuse('otherHub');
  return userId === context.user.userId ? ok(null) : refuse('invitationForOther');
}
