import { readHubOffer } from '../../../shared/domain/team/invitation.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok } from '../../../shared/lib/result.ts';
import { registered } from '../../../shared/wire/joining-frames.ts';
import { type HubAddressRow, saveHubAddress } from '../../db/queries/hub-place.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { becomeMember } from '../../sync/become-member.ts';
import { firstReachable } from '../../sync/first-reachable.ts';
import { createHttpsCarrier } from '../../sync/https-carrier.ts';
import { readAnswer, readRefusal } from '../../sync/read-answer.ts';
import { sendOnce } from '../join/join-ledger.ts';
import { preparedService, refuse } from '../service.ts';
import { mayGetHub, seatsHere } from './become-hub.ts';

interface Taken extends HubAddressRow {
  readonly hub: string;
}

/** Takes this team to a hub that runs elsewhere: the hub learns the first device by the secret that it printed itself. */
export const useHub = preparedService<'useHub', Taken>({
  prepare: async (context, input) => {
    const allowed = mayGetHub(context);
    if (!allowed.ok) return allowed;
    const read = readHubOffer(input.offer);
    if (!read.ok) return refuse(read.refusal.code);
    const { hub, pin, addresses, secret } = read.value;
    const publicKey = bytesToBase64Url(readSelf(context.ledger.write).publicKey);
    const { teamId: team } = context.session;
    const asked = { frame: 'enrol', team, invitationId: 'founding', secret, publicKey, nowMs: context.nowMs };
    const carrier = firstReachable(
      addresses.map(([host, port]) =>
        createHttpsCarrier({ address: { host, port, pin }, prove: () => null }),
      ),
    );
    const answered = await sendOnce(carrier, utf8Encode(JSON.stringify(asked)), new AbortController().signal);
    carrier.close();
    if (!answered.ok) {
      return refuse(answered.refusal.code === 'hubUntrusted' ? 'hubUntrusted' : 'hubUnreachable');
    }
    const parsed = JSON.parse(utf8Decode(answered.value) ?? 'null') as unknown;
    if (readRefusal(parsed) !== null) return refuse('invitationWrong');
    if (readAnswer(registered, parsed) === null) return refuse('hubUnreachable');
    return ok({ hub, pin, addresses });
  },
  write: (context, _input, { hub, pin, addresses }) => {
    const allowed = mayGetHub(context);
    if (!allowed.ok) return allowed;
    const member = becomeMember(context.ledger, { team: context.session.teamId, hub });
    if (!member.ok) throw new Error(`a ledger without a hub gets one: ${member.refusal.code}`);
    saveHubAddress(context.ledger.write, { addresses, pin });
    context.append(seatsHere(context));
    return ok({});
  },
});
