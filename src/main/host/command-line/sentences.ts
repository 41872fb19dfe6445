/** The figures of a refusal as they came over the wire. */
export type RefusalParams = Readonly<Record<string, unknown>>;

type Sentence = string | ((params: RefusalParams) => string);

const nothingChanged = 'nothing was changed';

const folderSentences: Readonly<Record<string, Sentence>> = {
  noLedger:
    'There is no ledger in this folder. Start one with bahi init, or name another folder with --data.',
  keysMissing: 'The key file of this ledger is missing (keys.json). Put it back from a backup of the folder.',
  ledgerExists: `There is a ledger in this folder already; ${nothingChanged}. Name another folder with --data.`,
  keysExist: `There is a ledger in this folder already; ${nothingChanged}. Name another folder with --data.`,
  alreadyOpen: `This ledger is open elsewhere on this machine. Close Bahi there, then try again; ${nothingChanged}.`,
  diskFull:
    'The disk is full. Free some space and try again; nothing was half written, and nothing was lost.',
  readOnlyFolder: 'This folder cannot be written to. Choose another with --data, or change its rights.',
  newerLedger: `This ledger was written by a newer Bahi. Update Bahi to open it; ${nothingChanged}.`,
  damagedLedger: 'The ledger file is damaged. Restore the latest backup; the damaged file was left as it is.',
  wrongKey: 'The ledger file does not belong to these keys, or it is damaged. Put back the file that does.',
  portTaken: 'Another program uses this port. Choose another with --port, or leave --port out.',
};

const hubSentences: Readonly<Record<string, Sentence>> = {
  noHub: 'This ledger works alone: there is no hub to meet. Join a team with bahi join.',
  practiceStaysHere: 'A practice ledger never leaves this machine.',
  notAnInvitation: 'This is no invitation. Copy the whole text, from BAHI-JOIN on.',
  mistyped: 'There is a slip in this text. Copy it again, whole.',
  hubUnreachable:
    'The hub does not answer. Is the address right, its program open, and this machine in the same network?',
  hubUntrusted: 'Somebody else answers at this address, not the hub of the invitation. Nothing was sent.',
  hubAnswersNot: 'The hub answered with something else. Try again in a moment.',
  invitationWrong: 'The hub does not know this invitation or code. Ask for a new one.',
  invitationUsed: 'This invitation was used already. Ask for a new one.',
  invitationExpired: 'This invitation is older than fifteen minutes. Ask for a new one.',
  addressWrong: 'This is no address of a hub. It looks like 192.168.1.20:8743.',
  otherTeam: 'This invitation is to another team than the one of this ledger; nothing was changed.',
  otherHub: 'This invitation is to another hub than the one of this ledger; nothing was changed.',
  hubRunsHere: 'The hub of the team runs in this profile: there is nothing to come back to.',
  invitationForOther: 'This invitation is for somebody else. Say with --user who follows it.',
  deviceRevoked: 'This device was taken out of the team. An invitation does not let it in again.',
  codeTooShort: 'The code has sixteen letters and digits. Some are missing.',
  codeMistyped: 'There is a slip in the code. Compare it with the invitation.',
  tooManyTries:
    'Wrong codes were tried too often at this hub. Wait a quarter of an hour, or use the whole text of the invitation.',
  joinUnfinished: 'The device is let in, but not everything has come. Run bahi join again to go on.',
  hubWithoutKey: 'The hub of this team is of before there were files. Meet it with bahi sync.',
  notReadBack: 'What was read back is not what was written: the stick is bad. Nothing was left on it.',
  unsentWork: ({ count }) =>
    `${Number(count)} entries are not with the team yet. Run bahi sync, or bahi bundle write FOLDER first.`,
  worksAlone: 'The only copy of this ledger is here; it is not cleared.',
  hubIsHere: 'The hub of the team runs in this profile; it is not cleared.',
};

const keySentences: Readonly<Record<string, Sentence>> = {
  locked: 'The ledger is locked. Give the PIN or passphrase in BAHI_PIN, or type it at a terminal.',
  secretMissing: 'A new ledger needs a passphrase. Give it in BAHI_PIN, or type it at a terminal.',
  wrongSecret: ({ waitMs }) => `The PIN or passphrase is wrong.${waitWords(waitMs)}`,
  lockedOut: ({ waitMs }) => `Too many wrong tries.${waitWords(waitMs) || ' Wait a while, then try again.'}`,
  recoveryOnly:
    'Too many wrong tries. Only the recovery code that was printed at the start opens this ledger now.',
  secretTooShort: ({ rule }) =>
    rule === 'pinOfSixDigits'
      ? 'The PIN is too short: it needs six digits or more.'
      : 'The passphrase is too short: on a machine without a keystore it needs at least 12 characters or five words.',
  unknownUser: 'Nobody of that name has a key on this device. Name somebody else with --user.',
  severalUsers: ({ names }) =>
    `Several people have a key here: ${Array.isArray(names) ? names.join(', ') : ''}. Say who with --user.`,
  inactiveUser: 'This person no longer works with this ledger. An admin can let them in again.',
  damagedKeys: 'The key file (keys.json) is damaged. Put it back from a backup of the folder.',
  newerKeys: `The key file was written by a newer Bahi. Update Bahi to open it; ${nothingChanged}.`,
  tamperedKeys:
    'The key file was changed by something other than Bahi. Put it back from a backup of the folder.',
  weakEnvelope:
    'The key file is weaker than Bahi allows, so somebody may have changed it. Put it back from a backup.',
  deviceSecretMissing:
    'The secret of this device is missing (device.secret). Put it back, or use the recovery code.',
  keysNotWritable:
    'The key file cannot be written. Check the rights of the folder and the space on its disk.',
};

const callSentences: Readonly<Record<string, Sentence>> = {
  badInput: ({ fields }) =>
    Array.isArray(fields) && fields.some((field) => field !== '')
      ? `This was not understood: ${fields.join(', ')}. Look at it again; ${nothingChanged}.`
      : `The input does not have the shape that this procedure wants; ${nothingChanged}.`,
  roleNotAllowed: 'Your role does not allow this. Ask somebody of the team who may.',
  commandIdReused: 'This command id was used before for something else. Give a new one.',
  ledgerNotEmpty: 'This ledger holds a book already; the sample book goes only into an empty one.',
  unknownAccount: 'There is no account of that id.',
  unknownBook: 'There is no book of that title.',
  nothingToSend: 'No receipt waits: every one is in a receipts file, or the office holds it already.',
  unknownWriteback: 'There is no receipts file of that number.',
  fileNotReproducible:
    'Names of this receipts file were erased since, so the same file cannot be made again.',
  answerWithoutColumns: 'The answer needs a column with receipt numbers and one with a status.',
  fileTooLarge: 'This file is larger than Bahi reads at once. Export it in parts.',
  fileUnreadable:
    'This file cannot be opened. Check the name, close it in other programs, and see that you may read it.',
  unknownUpload: 'The file is no longer there. Choose it again.',
  dateOrderNeeded: ({ columns }) =>
    `In ${Array.isArray(columns) ? columns.join(', ') : 'this file'} day and month cannot be told apart; ${nothingChanged}. Say which comes first: --dates day-first or --dates month-first.`,
  badMapping: 'The given columns were not understood.',
  nothingPosted: 'Nothing is booked in this ledger yet.',
  endBeforeStart: 'The last day lies before the first.',
  periodTooLong: 'This stretch is too long for one answer: ask for a month at a time.',
  hostStopped: 'The ledger process stopped. Try again; everything confirmed before is kept.',
  failed:
    'Something went wrong inside Bahi. Nothing was half written. Run bahi verify, and keep the message above.',
};

const placeSentences: Readonly<Record<string, Sentence>> = {
  placeMissing: 'That folder is not there. Is the stick or disk plugged in?',
  placeNotWritable: 'That folder cannot be written to. Choose another, or change its rights.',
  placeFull: 'There is no room left in that folder. Free some space, or choose another.',
  noBackupPlan: 'No folder was chosen for backups. Name one: bahi backup FOLDER',
  backupNotFound: 'There is no backup in that folder.',
  backupUnreadable: 'What lies there is no whole backup. Choose another.',
  backupNewer: `This backup was made by a newer Bahi. Update Bahi to open it; ${nothingChanged}.`,
  backupDamaged: `This backup was changed or damaged; ${nothingChanged}. Try an older one with --backup.`,
  backupFileMissing: ({ file }) => `A file of the backup is missing (${String(file)}); ${nothingChanged}.`,
  backupOtherKey: 'This key does not open that backup. Give its recovery code in BAHI_RECOVERY_CODE.',
  backupNotWhole: 'The backup was written but not found whole, so it was not kept. Try another disk.',
  recoveryCodeMissing:
    'On another machine only the recovery code opens a backup. Give it in BAHI_RECOVERY_CODE, and a new passphrase in BAHI_PIN.',
  newSecretNeeded: 'This machine needs a passphrase of its own. Give it in BAHI_PIN.',
  restorePointless: ({ events }) =>
    `The present ledger is sound and holds everything the backup does, and ${String(events)} events more; ${nothingChanged}.`,
  unsentWork: ({ events }) =>
    `The present ledger holds ${typeof events === 'number' ? `${events} events` : 'work'} that the backup lacks; ${nothingChanged}. Say --bring to take them over, or --leave-aside to keep them in a folder beside.`,
  movedAway: 'This ledger went to another machine and is only read here. bahi undoMove takes the work back.',
  appTooOld:
    'The team has ended the writing of this version of Bahi. Update it; what is here is sent and read all the same.',
  versionUnknown: 'No app can be of that version yet.',
  notMoved: 'This ledger was not moved.',
  exportNotFound: 'There is no export in that place.',
  exportUnreadable: `That is no whole export of Bahi; ${nothingChanged}.`,
  exportNewer: `This export was made by a newer Bahi. Update Bahi first; ${nothingChanged}.`,
  exportFileMissing: ({ file }) => `A file of the export is missing: ${String(file)}; ${nothingChanged}.`,
  exportFileCut: ({ file }) => `A file of the export is cut short: ${String(file)}; ${nothingChanged}.`,
  exportFileChanged: ({ file }) => `A file of the export was changed: ${String(file)}; ${nothingChanged}.`,
  exportDoesNotAgree: ({ what }) =>
    `The export does not agree with itself (${String(what)}): somebody changed it; ${nothingChanged}.`,
  tooLargeForOneFile: 'This is too large for one file. Use a folder.',
  archiveTooRecent: 'The day of the archive must not lie in the future.',
};

const sentences: Readonly<Record<string, Sentence>> = {
  ...folderSentences,
  ...keySentences,
  ...hubSentences,
  ...callSentences,
  ...placeSentences,
};

/** What a refusal means and what to do, in plain words; its bare code and figures where no sentence was written. */
export function sentenceOf(code: string, params: RefusalParams): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  if (typeof sentence === 'string') return sentence;
  if (sentence !== undefined) return sentence(params);
  const figures = Object.entries(params).map(([name, value]) => `${name} ${String(value)}`);
  return `Refused: ${code}${figures.length === 0 ? '' : ` (${figures.join(', ')})`}.`;
}

function waitWords(waitMs: unknown): string {
  if (typeof waitMs !== 'number' || waitMs <= 0) return '';
  const seconds = Math.ceil(waitMs / 1000);
  return seconds < 120
    ? ` Wait ${seconds} seconds, then try again.`
    : ` Wait ${Math.ceil(seconds / 60)} minutes, then try again.`;
}
