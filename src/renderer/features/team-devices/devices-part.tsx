import { Button } from '@mantine/core';

import type { HubAlertView, ReturningDevice, TeamDevice } from '../../../shared/contract/hub.ts';
import type { InvitationView } from '../../../shared/contract/invitations.ts';
import { clockDifferenceMs } from '../../../shared/domain/sync/standing.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { deviceCode } from '../../i18n/device-code.ts';
import { countText, momentText } from '../../i18n/format.ts';
import { spanText } from '../../i18n/span.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Leave } from './leave.tsx';
import { ReturningPart } from './returning-part.tsx';
import { SilentKeysPart } from './silent-keys-part.tsx';

/** A device that was not seen for so long is worth a word. */
const quietMs = 2 * 86_400_000;
const alertsShown = 5;

/** What waits for somebody of the office: what the hub has seen, who asks to come back, new keys without a word. Nothing where nothing does. */
export function DevicesToSee({
  mayChange,
  onShowInvitation,
  onAddPerson,
}: {
  readonly mayChange: boolean;
  readonly onShowInvitation: ((invitationId: string) => void) | null;
  readonly onAddPerson: (device: ReturningDevice) => void;
}) {
  const { data } = useProcedure('listDevices', {});
  if (data === undefined) return null;
  return (
    <>
      <Alerts alerts={data.alerts} devices={data.devices} />
      <ReturningPart devices={data.returning} onInvited={onShowInvitation} onAddPerson={onAddPerson} />
      <SilentKeysPart keys={data.silentKeys} mayPutOut={mayChange} />
    </>
  );
}

/** Invitations that are under way, and every device. */
export function DevicesPart({
  onChange,
  onShowInvitation,
}: {
  readonly onChange: ((device: TeamDevice) => void) | null;
  readonly onShowInvitation: ((invitationId: string) => void) | null;
}) {
  const t = useWords('hub');
  const devices = useProcedure('listDevices', {});
  return (
    <DataState state={devices}>
      {(data) => (
        <>
          <Invitations invitations={data.invitations} onShow={onShowInvitation} />
          <div className="row">
            <h2>{t('devices.title')}</h2>
            <Leave />
          </div>
          <Devices devices={data.devices} onChange={onChange} />
        </>
      )}
    </DataState>
  );
}

/** A device by the names of who works on it, else by the first letters of its id. */
function nameOf(device: TeamDevice | undefined, id: string): string {
  const people = (device?.people ?? []).map(({ name }) => name).join(', ');
  return people === '' ? deviceCode(id) : people;
}

function Alerts({
  alerts,
  devices,
}: {
  readonly alerts: readonly HubAlertView[];
  readonly devices: readonly TeamDevice[];
}) {
  const t = useWords('hub');
  return alerts.slice(0, alertsShown).map(({ kind, device, atMs }) => (
    <Notice
      key={`${kind} ${device} ${atMs}`}
      tone={kind === 'rekey' || kind === 'restored' ? 'info' : 'warning'}
    >
      {momentText(atMs)}:{' '}
      {t(`alert.${kind}`, {
        device: nameOf(
          devices.find((known) => known.device === device),
          device,
        ),
      })}
    </Notice>
  ));
}

function Invitations({
  invitations,
  onShow,
}: {
  readonly invitations: readonly InvitationView[];
  readonly onShow: ((invitationId: string) => void) | null;
}) {
  const t = useWords('hub');
  const open = invitations.filter(({ standing }) => standing === 'open' || standing === 'waitsForHub');
  if (open.length === 0) return null;
  return (
    <>
      <h2>{t('invite.open')}</h2>
      <ul className="invitations">
        {open.map(({ invitationId, name, standing, text }) => (
          <li key={invitationId} className="card row">
            <strong>{name}</strong>
            <StatusChip tone="info">{t(`invite.standing_${standing}`)}</StatusChip>
            {onShow !== null && text !== null && (
              <Button variant="default" className="push" onClick={() => onShow(invitationId)}>
                {t('invite.show')}
                <span className="visually-hidden"> {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Devices({
  devices,
  onChange,
}: {
  readonly devices: readonly TeamDevice[];
  readonly onChange: ((device: TeamDevice) => void) | null;
}) {
  const t = useWords('hub');
  if (devices.length === 0) return <p>{t('devices.none')}</p>;
  return (
    <ScrollTable label={t('devices.title')}>
      <thead>
        <tr>
          <th scope="col">{t('devices.people')}</th>
          <th scope="col">{t('devices.device')}</th>
          <th scope="col">{t('devices.lastSeen')}</th>
          <th scope="col">{t('devices.state')}</th>
          <th scope="col" className="number">
            {t('devices.work')}
          </th>
          {onChange !== null && (
            <th scope="col">
              <span className="visually-hidden">{t('devices.change')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <DeviceRow key={device.device} device={device} onChange={onChange} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function DeviceRow({
  device,
  onChange,
}: {
  readonly device: TeamDevice;
  readonly onChange: ((device: TeamDevice) => void) | null;
}) {
  const t = useWords('hub');
  const people = device.people.map(({ name }) => name).join(', ');
  const mayChange = device.standing === 'working' || device.standing === 'unseated';
  return (
    <tr>
      <th scope="row" className="member-name">
        {people === '' ? t('devices.nobody') : people}
      </th>
      <td>
        <code>{device.receiptPrefix ?? deviceCode(device.device)}</code>
      </td>
      <td>{device.hub === null ? t('devices.unknown') : momentText(device.hub.lastSeenMs)}</td>
      <td>
        <DeviceState device={device} />
      </td>
      <td className="number">{countText(device.events)}</td>
      {onChange !== null && (
        <td className="number">
          {mayChange && (
            <Button variant="default" onClick={() => onChange(device)}>
              {t('devices.change')}
              <span className="visually-hidden"> {people}</span>
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function DeviceState({ device }: { readonly device: TeamDevice }) {
  const t = useWords('hub');
  const { standing, hub, held, isThisOne } = device;
  const skewMs = hub?.skewMs ?? null;
  const silentMs = hub?.silentMs ?? 0;
  return (
    <span className="row">
      {standing !== 'working' ? (
        <StatusChip tone={standing === 'revoked' ? 'danger' : 'neutral'}>
          {t(`devices.standing_${standing}`)}
        </StatusChip>
      ) : (
        <StatusChip tone="ok">{t(isThisOne ? 'devices.this' : 'devices.standing_working')}</StatusChip>
      )}
      {hub?.isDoubled === true && <StatusChip tone="danger">{t('devices.doubled')}</StatusChip>}
      {skewMs !== null && Math.abs(skewMs) > clockDifferenceMs && (
        <StatusChip tone="warning">
          {t(skewMs < 0 ? 'devices.clockAhead' : 'devices.clockBehind', { age: spanText(skewMs) })}
        </StatusChip>
      )}
      {standing === 'working' && !isThisOne && silentMs > quietMs && (
        <StatusChip tone="warning">{t('devices.quiet', { age: spanText(silentMs) })}</StatusChip>
      )}
      {held > 0 && <StatusChip tone="warning">{t('devices.held', { count: held })}</StatusChip>}
    </span>
  );
}
