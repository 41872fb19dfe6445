import { Link } from '@tanstack/react-router';
import {
  Ban,
  CircleCheck,
  CirclePause,
  FileUp,
  Handshake,
  HardDrive,
  type LucideIcon,
  MapPin,
  MessageSquare,
  Paperclip,
  Phone,
  PhoneIncoming,
  ReceiptIndianRupee,
} from 'lucide-react';
import { useState } from 'react';

import type { TimelineEntry } from '../../../shared/contract/account.ts';
import { deviceCode } from '../../i18n/device-code.ts';
import { dayText, momentText } from '../../i18n/format.ts';
import { heldWords } from '../../i18n/held-words.ts';
import { text } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { AttachmentButton } from './attachment-button.tsx';
import { CorrectEntry } from './correct-entry.tsx';

const iconByGroup = {
  call: Phone,
  inbound: PhoneIncoming,
  visit: MapPin,
  attachment: Paperclip,
  import: FileUp,
  commitment: Handshake,
  money: ReceiptIndianRupee,
  standing: Ban,
  other: MessageSquare,
} as const satisfies Readonly<Record<string, LucideIcon>>;

type IconGroup = keyof typeof iconByGroup;

/** The group whose icon an entry carries, by the beginning of its kind. */
function iconGroupOf(kind: string): IconGroup {
  const groups: readonly (readonly [RegExp, IconGroup])[] = [
    [/^call/, 'call'],
    [/^inbound/, 'inbound'],
    [/^visit/, 'visit'],
    [/^attachment/, 'attachment'],
    [/^import/, 'import'],
    [/^(promise|plan)/, 'commitment'],
    [/^receipt/, 'money'],
    [/^(hold|dispute)/, 'standing'],
  ];
  return groups.find(([beginning]) => beginning.test(kind))?.[1] ?? 'other';
}

/** One entry: what happened, when, by whom, on which device, sent or not, with its note and what corrects it. */
export function TimelineRow({
  accountId,
  entry,
  isCurrent,
}: {
  readonly accountId: string;
  readonly entry: TimelineEntry;
  readonly isCurrent: boolean;
}) {
  const t = useWords('account');
  const Icon = iconByGroup[iconGroupOf(entry.kind)];
  const { personMet } = entry.text.params;
  return (
    <li className="timeline-row" aria-current={isCurrent ? 'true' : undefined}>
      <Icon size={18} aria-hidden />
      <div className="timeline-words">
        <p>{text(entry.text)}</p>
        {typeof personMet === 'string' && personMet !== '' && <p>{t('met', { name: personMet })}</p>}
        {entry.note !== null && <p className="timeline-note">{entry.note}</p>}
        {entry.corrections.map((correction) => (
          <p className="timeline-correction" key={`${correction.on} ${correction.note}`}>
            {t('correctedBy', { by: correction.by, day: dayText(correction.on) })} {correction.note}
          </p>
        ))}
        {entry.attachments.length > 0 && (
          <div className="row">
            {entry.attachments.map((attachment) => (
              <AttachmentButton key={attachment.attachmentId} accountId={accountId} attachment={attachment} />
            ))}
          </div>
        )}
        <p className="timeline-when muted">
          <When entry={entry} /> · {entry.by} · {deviceCode(entry.device)}
          <EntryState entry={entry} />
          <EntryActions accountId={accountId} entry={entry} />
        </p>
        {entry.heldBecause !== null && <p className="muted">{heldWords(entry.heldBecause)}</p>}
      </div>
    </li>
  );
}

/** Where the entry is: held, saved on this device, or with the team. */
function EntryState({ entry: { isHeld, sent } }: { readonly entry: TimelineEntry }) {
  const t = useWords('account');
  const sync = useWords('sync');
  if (isHeld) {
    return (
      <Link to="/sync" className="timeline-state">
        <CirclePause size={13} aria-hidden /> {sync('workState.held')}
      </Link>
    );
  }
  const Icon = sent ? CircleCheck : HardDrive;
  return (
    <span className="timeline-state">
      <Icon size={13} aria-hidden /> {sent ? sync('workState.accepted') : t('savedHere')}
    </span>
  );
}

/** The business date and, where it was written down on another day, when that was. */
function When({ entry }: { readonly entry: TimelineEntry }) {
  const t = useWords('account');
  const recorded = momentText(entry.recordedMs);
  const day = dayText(entry.on, 'short');
  return <>{recorded.startsWith(day) ? recorded : t('onWritten', { day: dayText(entry.on), recorded })}</>;
}

function EntryActions({ accountId, entry }: { readonly accountId: string; readonly entry: TimelineEntry }) {
  const t = useWords('account');
  const mayCorrect = useMayCall('correctInteraction');
  const [isCorrecting, setCorrecting] = useState(false);
  const { kind, id } = entry.reference;
  if (id === null) return null;
  if (kind === 'receipt') {
    return (
      <>
        {' · '}
        <Link to="/receipt/$receiptId" params={{ receiptId: id }}>
          {t('showReceipt')}
        </Link>
      </>
    );
  }
  if (kind !== 'interaction' || !mayCorrect) return null;
  return (
    <>
      <button type="button" className="text-button" onClick={() => setCorrecting(true)}>
        {t('correct')}
      </button>
      {isCorrecting && (
        <CorrectEntry accountId={accountId} interactionId={id} onClose={() => setCorrecting(false)} />
      )}
    </>
  );
}
