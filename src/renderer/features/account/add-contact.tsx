import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

const phoneRoles = ['mobile', 'office', 'owner', 'accounts', 'guarantor', 'other'] as const;
const addressRoles = ['shop', 'office', 'home', 'work', 'other'] as const;

/** A number or a place joins the contact book. */
export function AddContact({ partyId }: { readonly partyId: string }) {
  const t = useWords('account');
  const mayAdd = useMayCall('addPhone');
  const [adding, setAdding] = useState<'phone' | 'address' | null>(null);
  if (!mayAdd) return null;
  const done = (): void => {
    setAdding(null);
    showToast(t('added'));
  };
  return (
    <div className="row">
      {(['phone', 'address'] as const).map((what) => (
        <Button
          key={what}
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setAdding(what)}
        >
          {t(`add.${what}`)}
        </Button>
      ))}
      <Dialog
        open={adding !== null}
        onClose={() => setAdding(null)}
        title={t(`add.${adding ?? 'phone'}`)}
        size="md"
      >
        {adding === 'phone' && <PhoneForm partyId={partyId} onDone={done} />}
        {adding === 'address' && <AddressForm partyId={partyId} onDone={done} />}
      </Dialog>
    </div>
  );
}

interface FormProps {
  readonly partyId: string;
  readonly onDone: () => void;
}

/** What both have in common: whose it is in the codes of the house, and the button that sends it. */
function ContactForm<Role extends string>({
  command,
  role,
  roles,
  onRole,
  isReady,
  words,
  onSubmit,
  children,
}: {
  readonly command: { readonly refusal: Refusal | undefined; readonly isRunning: boolean };
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly onRole: (role: Role) => void;
  readonly isReady: boolean;
  readonly words: string;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}) {
  const t = useWords('account');
  const c = useWords('codes');
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <RefusalNotice refusal={command.refusal} />
      {children}
      <ChoiceKeys
        label={t('kindOf')}
        columns={3}
        value={role}
        onChange={onRole}
        choices={roles.map((code) => ({ code, label: c(`contactRole.${code}`) }))}
      />
      <Button type="submit" loading={command.isRunning} disabled={!isReady}>
        {words}
      </Button>
    </form>
  );
}

function PhoneForm({ partyId, onDone }: FormProps) {
  const t = useWords('account');
  const { commandId } = useCommandId();
  const command = useCommand('addPhone');
  const [number, setNumber] = useState('');
  const [contactName, setContactName] = useState('');
  const [role, setRole] = useState<(typeof phoneRoles)[number]>('mobile');
  const add = async (): Promise<void> => {
    const name = contactName.trim() === '' ? null : contactName;
    const result = await command.run({ commandId, partyId, number, contactName: name, role });
    if (result.ok) onDone();
  };
  return (
    <ContactForm
      command={command}
      role={role}
      roles={phoneRoles}
      onRole={setRole}
      isReady={number.trim().length >= 3}
      words={t('add.phone')}
      onSubmit={add}
    >
      <TextInput
        data-autofocus
        label={t('number')}
        inputMode="tel"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        label={t('whose')}
        value={contactName}
        onChange={(event) => setContactName(event.currentTarget.value)}
      />
    </ContactForm>
  );
}

function AddressForm({ partyId, onDone }: FormProps) {
  const t = useWords('account');
  const { commandId } = useCommandId();
  const command = useCommand('addAddress');
  const [fields, setFields] = useState({ line: '', locality: '', city: '', pincode: '' });
  const [role, setRole] = useState<(typeof addressRoles)[number]>('shop');
  const orNull = (words: string): string | null => (words.trim() === '' ? null : words);
  const add = async (): Promise<void> => {
    const { line, locality, city, pincode } = fields;
    const place = { locality: orNull(locality), city: orNull(city), pincode: orNull(pincode) };
    const result = await command.run({ commandId, partyId, line, ...place, role });
    if (result.ok) onDone();
  };
  return (
    <ContactForm
      command={command}
      role={role}
      roles={addressRoles}
      onRole={setRole}
      isReady={fields.line.trim() !== ''}
      words={t('add.address')}
      onSubmit={add}
    >
      {(['line', 'locality', 'city', 'pincode'] as const).map((name) => (
        <TextInput
          key={name}
          data-autofocus={name === 'line' || undefined}
          label={t(`address.${name}`)}
          value={fields[name]}
          maxLength={name === 'pincode' ? 12 : name === 'line' ? 500 : 120}
          onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
        />
      ))}
    </ContactForm>
  );
}
