import { useState } from 'react';

import './team-devices.css';
import type { ReturningDevice, TeamDevice } from '../../../shared/contract/hub.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { useMayCall, useSession } from '../../session/session.tsx';
import { ChangeDevice } from './change-device.tsx';
import { DevicesPart, DevicesToSee } from './devices-part.tsx';
import { HubCard } from './hub-card.tsx';
import { InvitationShown } from './invitation-shown.tsx';
import { InviteDevice } from './invite-device.tsx';
import { LetIn } from './let-in.tsx';
import { OldestWriterCard } from './oldest-writer-card.tsx';
import { ReceiptStopCard } from './receipt-stop-card.tsx';

type Shown =
  | { readonly kind: 'invite'; readonly returning: ReturningDevice | null }
  | { readonly kind: 'invitation'; readonly invitationId: string }
  | { readonly kind: 'device'; readonly device: TeamDevice };

/** The hub of the team, the devices that meet it, who works on them, and invitations for more. */
export function TeamDevices() {
  const { practice } = useSession();
  const hub = useProcedure('readHub', {});
  const maySeeAll = useMayCall('listDevices');
  const mayInvite = useMayCall('inviteDevice');
  const maySetStop = useMayCall('setReceiptStop');
  const maySetWriters = useMayCall('setOldestWriter');
  const [shown, setShown] = useState<Shown | null>(null);
  const seesDevices = maySeeAll && hub.data !== undefined && hub.data.place !== 'none';
  const close = (): void => setShown(null);
  const returning = shown?.kind === 'invite' ? shown.returning : null;
  if (practice) return null;
  const showInvitation = (invitationId: string): void => setShown({ kind: 'invitation', invitationId });
  return (
    <DataState state={hub}>
      {(view) => (
        <>
          <LetIn />
          {seesDevices && (
            <DevicesToSee
              mayChange={mayInvite}
              onShowInvitation={mayInvite ? showInvitation : null}
              onAddPerson={(returning) => setShown({ kind: 'invite', returning })}
            />
          )}
          <HubCard
            hub={view}
            onChanged={hub.reload}
            onInvite={mayInvite ? () => setShown({ kind: 'invite', returning: null }) : null}
          />
          {seesDevices && (
            <DevicesPart
              onChange={mayInvite ? (device) => setShown({ kind: 'device', device }) : null}
              onShowInvitation={mayInvite ? showInvitation : null}
            />
          )}
          {maySetStop && view.place !== 'none' && <ReceiptStopCard />}
          {maySetWriters && view.place !== 'none' && <OldestWriterCard />}
          <InviteDevice
            key={returning?.device}
            open={shown?.kind === 'invite'}
            returningAs={returning?.userId ?? null}
            onClose={close}
            onInvited={showInvitation}
          />
          {shown?.kind === 'invitation' && (
            <InvitationShown invitationId={shown.invitationId} hub={view} onClose={close} />
          )}
          {shown?.kind === 'device' && <ChangeDevice device={shown.device} onClose={close} />}
        </>
      )}
    </DataState>
  );
}
