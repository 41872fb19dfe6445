import path from 'node:path';
import type { BundleFileProblem, BundleFileRow } from '../../../../shared/contract/bundle.ts';
import { createUploadStore } from '../../../uploads/upload-store.ts';
import { type TypedCommand, textOption } from '../arguments.ts';
import { forgottenDevice } from '../forgotten-device.ts';
import { done, exitStatus, type Outcome, refusedOutcome, usedWrongly } from '../outcome.ts';
import { announcePlace } from '../place.ts';
import { call, unlockFor, type Verb, type VerbHouse } from '../verb.ts';

const usage = 'bahi bundle write FOLDER, or bahi bundle read FILE… [--answers FOLDER]';

/** `bahi bundle write FOLDER` and `bahi bundle read FILE…`: the work of a device to its hub, and the answer back, by file. */
export const bundleVerb: Verb = async (house, typed) => {
  const [doing, ...named] = typed.operands;
  if (doing !== 'write' && doing !== 'read') return usedWrongly(usage);
  if (named.length === 0 || (doing === 'write' && named.length > 1)) return usedWrongly(usage);
  const unlocked = await unlockFor(house, typed);
  if (!unlocked.ok) return refusedOutcome(unlocked.refusal);
  return doing === 'write' ? write(house, named[0] ?? '') : read(house, typed, named);
};

async function write(house: VerbHouse, folder: string): Promise<Outcome> {
  const written = await call(house, 'writeBundle', { place: announcePlace(house, folder) });
  if (!written.ok) return refusedOutcome(written.refusal);
  const { name, events, bytes } = written.value;
  return done(
    written.value,
    `${name}: ${events} events for the hub, ${bytes} bytes, read back from the folder and found whole.`,
  );
}

async function read(house: VerbHouse, typed: TypedCommand, named: readonly string[]): Promise<Outcome> {
  const store = createUploadStore(path.join(house.dataDirectory, 'uploads'));
  const uploads: string[] = [];
  for (const file of named) {
    const adopted = await store.adopt(path.resolve(file));
    if (!adopted.ok) return refusedOutcome(adopted.refusal);
    house.host.notify({ kind: 'upload', upload: adopted.value });
    uploads.push(adopted.value.handle);
  }
  const answers = textOption(typed, 'answers');
  const place = answers === undefined ? {} : { place: announcePlace(house, answers) };
  const taken = await call(house, 'readBundles', { uploads, ...place });
  if (!taken.ok) return refusedOutcome(taken.refusal);
  const { files } = taken.value;
  const isEveryTaken = files.every(({ outcome, problem }) => outcome === 'taken' && problem === null);
  const status = isEveryTaken ? exitStatus.done : exitStatus.refused;
  return done(taken.value, files.map(rowWords).join('\n'), status);
}

function rowWords(row: BundleFileRow): string {
  const { name, kind, sent, received, held, answerName, problem, isWhole } = row;
  if (row.outcome !== 'taken') return `${name}: ${problemWords(row)}`;
  if (kind === 'answers') {
    const more = isWhole ? '' : ' The hub has more to say: write the next file.';
    return `${name}: ${sent} with the hub, ${received} received, ${held} held.${carriedWords(row)}${more}`;
  }
  const answer =
    answerName === null ? ` ${problem === null ? '' : sentences[problem]}` : ` Answer: ${answerName}.`;
  return `${name}: ${sent} new events, ${held} held.${answer}${carriedWords(row)}`;
}

/** How many photos and papers are in the answer, and how many did not fit. */
function carriedWords({ carried: { files, left } }: BundleFileRow): string {
  if (files + left.files === 0) return '';
  const rest = left.files === 0 ? '' : ` ${left.files} (${left.bytes} bytes) did not fit and come next time.`;
  return ` Photos and papers with the answer: ${files}.${rest}`;
}

function problemWords({ kind, problem, missing }: BundleFileRow): string {
  if (problem === 'unknownDevice' && kind === 'answers') return forgottenDevice;
  if (problem === 'gap' && missing !== null) return `${sentences.gap} Missing: number ${missing}.`;
  return problem === null ? '' : sentences[problem];
}

const nothingChanged = 'nothing was changed';

const sentences: Readonly<Record<BundleFileProblem, string>> = {
  notABundle: `This is no file of Bahi’s; ${nothingChanged}.`,
  newerVersion: `A newer Bahi wrote this file. Update Bahi; ${nothingChanged}.`,
  truncated: `The file is incomplete. Copy it again; ${nothingChanged}.`,
  tampered: `The file is damaged or was changed. Copy or write it again; ${nothingChanged}.`,
  wrongTeam: `The file is of another team; ${nothingChanged}.`,
  wrongHub: `The file is for another hub of the team; ${nothingChanged}.`,
  wrongRecipient: `The file is not for this device; ${nothingChanged}.`,
  unknownDevice: `The hub does not know the device that wrote this file; ${nothingChanged}. Team and devices shows who asks to come back.`,
  replayed: `This file was taken already; ${nothingChanged}.`,
  older: `A later file or a sync brought everything of this one already; ${nothingChanged}.`,
  gap: 'A file before this one is missing.',
  fileUnreadable: `The file cannot be read; ${nothingChanged}.`,
  hubElsewhere: `This is a device’s work for the hub. Read it on the machine where the hub runs.`,
  notYours: 'Your role does not take files of the team. Ask a supervisor.',
  hubBusy: 'The hub is busy. Read the file again in a moment.',
  diskFull: 'The disk is full. Free some space and read the file again.',
  answerNotWritten:
    'Everything was taken, but no answer was written. Name a folder with --answers and read the file again.',
  noHub: 'This ledger works alone: there is no hub to hear from.',
  hubWithoutKey: 'The hub of this team is of before there were files.',
};
