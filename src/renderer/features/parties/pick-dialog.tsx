import { Dialog } from '../../components/dialog.tsx';
import { PartyPicker, type PickedParty } from './party-picker.tsx';

/** Chooses another customer by typing a name or a number. */
export function PickDialog({
  title,
  exceptId,
  onPick,
  onClose,
}: {
  readonly title: string;
  readonly exceptId: string;
  readonly onPick: (party: PickedParty) => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={title} open onClose={onClose} size="md">
      <PartyPicker exceptId={exceptId} onPick={onPick} />
    </Dialog>
  );
}
