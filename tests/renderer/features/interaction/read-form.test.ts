import { describe, expect, test } from 'vitest';
import { capturedFields } from '../../../../src/main/services/interaction/captured-fields.ts';
import {
  blankForm,
  changeForm,
  type OutcomeForm,
} from '../../../../src/renderer/features/interaction/outcome-form.ts';
import { readForm } from '../../../../src/renderer/features/interaction/read-form.ts';
import { logInteraction } from '../../../../src/shared/contract/interaction.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import {
  contactChannels,
  type OutcomeField,
  outcomeOf,
  outcomesOfChannel,
} from '../../../../src/shared/domain/disposition/disposition-matrix.ts';
import { validateOutcome } from '../../../../src/shared/domain/disposition/validate-outcome.ts';
import { shippedDispositions } from './house-dispositions.ts';

const matrix = shippedDispositions();
const context = { matrix, currency: 'INR', today: plainDate('2026-11-24'), salaryDay: 1 };
const openedAtMs = Date.UTC(2026, 10, 24, 5, 0);

function formOf(
  channel: OutcomeForm['channel'],
  code: string,
  texts: Partial<Record<OutcomeField, string>> = {},
): OutcomeForm {
  const outcome = outcomeOf(matrix, code);
  if (outcome === undefined) throw new Error(`no outcome ${code}`);
  const blank = blankForm({
    commandId: '01930000-0000-7000-8000-000000000001',
    accountId: 'account-1',
    channel,
    openedAtMs,
    phoneId: 'phone-1',
    addressId: 'address-1',
  });
  const chosen = changeForm(blank, { type: 'outcome', outcome, usualMode: 'upi' });
  return { ...chosen, texts: { ...chosen.texts, ...texts } };
}

describe('what is asked of main', () => {
  test('a promise is what was typed, read as the domain reads it, at the instant the panel was opened', () => {
    const { input } = readForm(formOf('call', 'PTP', { amount: '5k', dueOn: 'fri' }), context);
    expect(input).toMatchObject({
      outcome: 'PTP',
      phoneId: 'phone-1',
      addressId: null,
      contactedAtMs: openedAtMs,
      thirdPartySafe: false,
      promise: { amountMinor: 500_000, dueOn: '2026-11-27', mode: 'upi', overrideReason: null },
      dispute: null,
      appointment: null,
      hold: null,
      details: {},
    });
  });

  test('nothing until everything that the outcome asks for is there and can be read', () => {
    const noDay = readForm(formOf('call', 'PTP', { amount: '5000' }), context);
    expect([noDay.input, noDay.missing]).toEqual([null, ['dueOn']]);
    const odd = readForm(formOf('call', 'PTP', { amount: '1,5', dueOn: '31/02' }), context);
    expect([odd.input, odd.problems]).toEqual([null, { amount: 'ambiguous', dueOn: 'noSuchDate' }]);
    const zero = readForm(formOf('call', 'PTP', { amount: '0', dueOn: 'fri' }), context);
    expect([zero.input, zero.problems]).toEqual([null, { amount: 'amountNotPositive' }]);
  });

  test('what was typed for another outcome stays behind', () => {
    const { input } = readForm(
      formOf('call', 'RNR', { amount: 'nonsense', dueOn: 'fri', reason: 'noFunds' }),
      context,
    );
    expect(input).toMatchObject({ outcome: 'RNR', promise: null, reason: null, details: {} });
  });

  test('a call-back is an hour on the house’s clock', () => {
    const { input } = readForm(formOf('call', 'CBK', { at: '2026-11-24 17:30' }), context);
    expect(input?.appointment).toEqual({
      channel: 'call',
      on: '2026-11-24',
      atMs: Date.UTC(2026, 10, 24, 12, 0),
    });
  });

  test('somebody else at the door is logged without balances on the screen', () => {
    const { input } = readForm(
      formOf('visit', 'F-TPM', { relation: 'neighbour', noFixReason: 'noGps' }),
      context,
    );
    expect(input).toMatchObject({
      thirdPartySafe: true,
      relation: 'neighbour',
      noFixReason: 'noGps',
      addressId: 'address-1',
      phoneId: null,
      location: null,
    });
  });

  test('a place that is known needs no reason why it is not', () => {
    const form = formOf('visit', 'F-REF', { reason: 'noFunds', noFixReason: 'noGps' });
    const fix = { latitudeE7: 185_204_303, longitudeE7: 738_567_437, accuracyMeters: 12 };
    expect(readForm({ ...form, fix }, context).input).toMatchObject({ location: fix, noFixReason: null });
  });

  test('the note goes as it was written, blanks and all', () => {
    const { input } = readForm(formOf('call', 'RNR', { note: '  रविवारी नको \n' }), context);
    expect(input?.note).toBe('  रविवारी नको \n');
  });
});

/** Something readable for every field that an outcome can ask for. */
const anything: Record<OutcomeField, string> = {
  amount: '5000',
  dueOn: 'fri',
  mode: 'cash',
  reason: 'noFunds',
  invoice: 'item-1',
  until: '+7',
  at: '2026-11-25 10:00',
  eventOn: 'yesterday',
  relation: 'spouse',
  language: 'hi',
  proof: 'smsShown',
  location: '',
  noFixReason: 'noGps',
  plan: 'toFollow',
  reference: 'UTR1',
  receipt: 'K3M9QX-000001-1',
  signatures: 'both',
  offer: 'half',
  lawyerName: 'A. Patil',
  lawyerPhone: '020 1234',
  source: 'family',
  preference: 'noCalls',
  topic: 'payment',
  note: 'said so',
  photo: '',
  instrument: '123456 SBI',
  newAddress: 'Wakad',
  landmark: 'temple',
  confirmedBy: 'guard',
  documents: 'statement',
  withOutcome: 'promised',
};

const every = contactChannels.flatMap((channel) =>
  outcomesOfChannel(matrix, channel).map((outcome) => [channel, outcome.code] as const),
);

test.each(every)(
  'a %s with the outcome %s, filled in, is taken by the contract and by main’s own check',
  (channel, code) => {
    const filled = {
      ...formOf(channel, code, anything),
      files: [{ attachmentId: 'attachment-1', fileName: 'door.jpg' }],
    };
    const { input, missing, problems } = readForm(filled, context);
    expect({ missing, problems }).toEqual({ missing: [], problems: {} });
    const parsed = logInteraction.input.parse(input);
    const checked = validateOutcome(matrix, {
      channel,
      code,
      fields: capturedFields(parsed),
      contactClass: parsed.contactClass,
      thirdPartySafe: parsed.thirdPartySafe,
    });
    expect(checked).toMatchObject({ ok: true });
  },
);

test.each(every)(
  'a %s with the outcome %s and nothing filled in is refused by the form as by main',
  (channel, code) => {
    const { input, missing } = readForm(formOf(channel, code), context);
    const outcome = outcomeOf(matrix, code);
    const wanted = (outcome?.requires ?? []).filter((requirement) => !(requirement === 'mode'));
    expect(missing).toEqual(wanted);
    expect(input === null).toBe(wanted.length > 0);
  },
);
