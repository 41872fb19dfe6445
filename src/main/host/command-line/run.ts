import os from 'node:os';
import path from 'node:path';
import { contract, isProcedureName } from '../../../shared/contract/contract.ts';
import { keepLedgerHost } from '../host-keeper.ts';
import { startHostOnDemand } from '../host-on-demand.ts';
import { forkNodeHost, type LedgerHost } from '../host-process.ts';
import { readArguments, type TypedCommand, textOption } from './arguments.ts';
import { exitStatus, type Outcome, printOutcome } from './outcome.ts';
import type { Verb, VerbHouse } from './verb.ts';
import { backupVerb, moveVerb } from './verbs/backup.ts';
import { bundleVerb } from './verbs/bundle.ts';
import { callProcedure } from './verbs/call-procedure.ts';
import { exportVerb } from './verbs/export.ts';
import { hubVerb } from './verbs/hub.ts';
import { importVerb } from './verbs/import.ts';
import { initVerb } from './verbs/init.ts';
import { joinVerb, syncVerb } from './verbs/join.ts';
import { journalVerb } from './verbs/journal.ts';
import { quoteVerb } from './verbs/quote.ts';
import { reportVerb } from './verbs/report.ts';
import { restoreVerb } from './verbs/restore.ts';
import { sampleVerb } from './verbs/sample.ts';
import { serveVerb } from './verbs/serve.ts';
import { simulateVerb } from './verbs/simulate.ts';
import { vectorsVerb } from './verbs/vectors.ts';
import { rebuildVerb, verifyVerb } from './verbs/verify.ts';
import { verifyPaperVerb } from './verbs/verify-paper.ts';
import { worklistVerb } from './verbs/worklist.ts';
import { writebackVerb } from './verbs/writeback.ts';

const verbs: Readonly<Record<string, Verb>> = {
  init: initVerb,
  import: importVerb,
  report: reportVerb,
  worklist: worklistVerb,
  writeback: writebackVerb,
  verify: verifyVerb,
  rebuild: rebuildVerb,
  'verify-paper': verifyPaperVerb,
  sample: sampleVerb,
  serve: serveVerb,
  export: exportVerb,
  journal: journalVerb,
  backup: backupVerb,
  restore: restoreVerb,
  move: moveVerb,
  vectors: vectorsVerb,
  quote: quoteVerb,
  simulate: simulateVerb,
  hub: hubVerb,
  join: joinVerb,
  sync: syncVerb,
  bundle: bundleVerb,
};

const help = `bahi: the account book of people who collect what is owed

  bahi init [--team NAME] [--name NAME]         a new ledger; prints the recovery code once
  bahi import FILE [--mapping BOOK] [--currency C] [--creditor lender|trade]
              [--debtors business|consumer] [--state CODE] [--dry-run]
              [--sheet NAME] [--dates day-first|month-first] [--owed minus|plus]
              [--failed-rows FILE]              the rows that stay out, to mend and import again
              [--close-missing paidElsewhere|credited|writtenOff|movedElsewhere]
  bahi worklist [--on DATE] [--policy classic]  today's list, with its reasons
  bahi report aging --as-of DATE [--known-at PLACE]
  bahi report classification --as-of DATE
  bahi report day-end --as-of DATE [--known-at PLACE]
  bahi writeback [--mapping BOOK] [--shape generic|tally|zoho|quickbooks] --out FILE
                                                the receipts since the last file, for the office's program
  bahi writeback [--again NUMBER --out FILE] | [--answer FILE]
  bahi sample --accounts N --seed S             a practice book
  bahi verify | bahi rebuild                    chain, trial balance, projections
  bahi verify-paper TEXT | @FILE [--alone]      the code of a receipt, checked without a network
  bahi export FOLDER [--one-file]               everything in the clear: CSV, schemas, events, files
  bahi journal FILE [--from DATE] [--to DATE] [--names]
                                                the double entry as text for hledger or Ledger
  bahi backup [FOLDER]                          an encrypted copy, opened again and found whole
  bahi restore FOLDER [--backup NAME] [--bring | --leave-aside]
  bahi restore --from-export FOLDER|FILE        an export into an empty profile
  bahi move FOLDER                              everything for a new laptop; this one is only read then
  bahi serve [--port N]                         the application in this machine's browser
  bahi quote --account KEY [--as-of DATE]       what an account owes with interest and charges, step by step
  bahi quote --regime msmed|uk|eu|contract|none --principal 500000.00 --as-of DATE
             [--currency C] [--due DATE | --accepted DATE [--agreed-days N]]
             [--rests appointedDay|calendarMonth] [--fixing float|fixAtDue] [--margin 8]
             [--rate 18 --day-count actual/365F --compounding none|monthly]
             [--late-fee 500.00|2% [--grace-days N] [--gst 18 [--across-states]]]
  bahi vectors FILE                             a file of worked examples, answered and compared
  bahi hub [--listen HOST:PORT] [--store postgres://…]
                                                a hub for teams; prints the text that brings one here
  bahi join TEXT | --hub HOST:PORT --code CODE  follows an invitation into an empty profile, or back in
                                                where the hub does not know this device any more
  bahi sync                                     one meeting with the team's hub
  bahi bundle write FOLDER                      what the hub does not have yet, as one encrypted file
  bahi bundle read FILE… [--answers FOLDER]     devices' files at the hub, or the hub's answers here
  bahi simulate [--seed S] [--seeds N] [--devices N] [--days D] [--faults all|none|LIST] [--photos]
                [--record FILE] [--shrink]      the sync engine under every fault, from seeds
  bahi PROCEDURE --input '{…}' | @FILE          any procedure of the contract

  --data DIR   the profile (BAHI_DATA, or .bahi in your home)    --user NAME   who, where several have a key
  BAHI_RECOVERY_CODE  the printed code, where a backup is opened on another machine
  --json       the answer as JSON on standard output             BAHI_PIN      the PIN or passphrase

Exit status: 0 done, 1 refused, 2 used wrongly, 3 failed.
`;

/** Runs one command line to its exit status. Answers go to standard output, everything else to standard error. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const typed = readArguments(words);
  if (!typed.ok) {
    process.stderr.write(`${typed.refusal.sentence} See bahi --help.\n`);
    return exitStatus.usedWrongly;
  }
  if (typed.value.options['help'] === true || typed.value.verb === 'help') {
    process.stdout.write(help);
    return exitStatus.done;
  }
  const verb = verbOf(typed.value);
  if (verb === null) {
    process.stderr.write(`There is no command "${typed.value.verb}". See bahi --help.\n`);
    return exitStatus.usedWrongly;
  }
  const outcome = await runVerb(verb, typed.value);
  return printOutcome(outcome, typed.value.options['json'] === true);
}

function verbOf(typed: TypedCommand): Verb | null {
  if (Object.hasOwn(verbs, typed.verb)) return verbs[typed.verb] ?? null;
  return isProcedureName(typed.verb) && Object.hasOwn(contract, typed.verb) ? callProcedure : null;
}

async function runVerb(verb: Verb, typed: TypedCommand): Promise<Outcome> {
  const dataDirectory = path.resolve(
    textOption(typed, 'data') ?? process.env['BAHI_DATA'] ?? path.join(os.homedir(), '.bahi'),
  );
  const entryPath = path.join(import.meta.dirname, 'ledger-host.js');
  const start = (): LedgerHost => forkNodeHost({ entryPath, dataDirectory });
  // An application outlives a crash of its ledger process; a single command does not.
  const host =
    verb === serveVerb
      ? keepLedgerHost({ start, greetings: () => [], nowMs: () => Date.now() })
      : startHostOnDemand(start);
  const house: VerbHouse = {
    host,
    dataDirectory,
    rendererDirectory: path.join(import.meta.dirname, '..', 'renderer'),
  };
  try {
    return await verb(house, typed);
  } finally {
    await host.stop();
  }
}
