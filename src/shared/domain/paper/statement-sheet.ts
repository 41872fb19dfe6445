import { type PaperDress, type Speaker, speakerOf } from './dress.ts';
import { el, type PaperElement } from './element.ts';
import { interestSteps } from './interest-steps.ts';
import {
  type AccountStatement,
  type AccruedCharge,
  type ClaimedLine,
  paperHash,
  type StatementLine,
  type StatementPaper,
} from './model.ts';
import { factList, type SheetRow, sheetHead, sheetTable } from './sheet-parts.ts';
import { taxInside } from './tax-inside.ts';
import { isUncounted } from './unrealised.ts';

/** A statement: each account with every movement, the totals of all, and why every charge is what it is. */
export function statementSheet(model: StatementPaper, dress: PaperDress): PaperElement[] {
  const speaker = speakerOf(dress);
  const { say, day } = speaker;
  const isParty = model.paper === 'partyStatement';
  const period: readonly (readonly [string, string])[] = [
    ...(model.from === null ? [] : [[say('statement.from'), day(model.from)] as const]),
    [say('statement.asOf'), day(model.asOf)],
  ];
  return [
    el('section', 'sheet-part', [
      sheetHead(model, dress, speaker, say(isParty ? 'statement.partyTitle' : 'statement.title')),
      factList([[say('statement.party'), model.party], ...period]),
      isParty ? totals(model, speaker) : null,
    ]),
    ...model.accounts.map((account) => accountPart(account, speaker)),
    ...whyPart(model, speaker),
    el('p', 'sheet-hash', [paperHash(model)]),
  ];
}

function totals(model: StatementPaper, speaker: Speaker): PaperElement {
  const { say } = speaker;
  const rows = model.totals.map(
    ({ currency, openingMinor, debitMinor, creditMinor, closingMinor }): SheetRow => {
      const figures = [openingMinor, debitMinor, creditMinor, closingMinor];
      return { cells: figures.map((minor) => speaker.amount(minor, currency)), isStrong: true };
    },
  );
  const headings = ['opening', 'debit', 'credit', 'closing'];
  const columns = headings.map((name) => ({ heading: say(`statement.${name}`), figures: true }));
  return el('div', '', [el('h2', '', [say('statement.allAccounts')]), sheetTable(columns, rows)]);
}

function accountPart(account: AccountStatement, speaker: Speaker): PaperElement {
  const { say } = speaker;
  return el('section', 'sheet-part', [
    el('h2', '', [say('statement.account', { account: account.account, creditor: account.creditor })]),
    movements(account, speaker),
    account.unappliedMinor === 0
      ? null
      : el('p', '', [
          say('statement.unapplied', { amount: speaker.amount(account.unappliedMinor, account.currency) }),
        ]),
    accrued(account, speaker),
    ...claimed(account, speaker),
    ageing(account, speaker),
  ]);
}

function movements(account: AccountStatement, speaker: Speaker): PaperElement {
  const { say, day } = speaker;
  const { currency } = account;
  const figure = (minor: number): string => (minor === 0 ? '' : speaker.amount(minor, currency));
  const balance = (label: string, on: string, minor: number): SheetRow => ({
    cells: speaker.isRoll
      ? [label, '', speaker.amount(minor, currency)]
      : [on, label, '', '', '', speaker.amount(minor, currency)],
    isStrong: true,
  });
  const rows = account.lines.map((line): SheetRow => {
    const { debitMinor, creditMinor, balanceMinor } = line;
    const owed = speaker.amount(balanceMinor, currency);
    if (!speaker.isRoll) {
      return {
        cells: [
          day(line.on),
          whatOf(line, speaker),
          line.reference,
          figure(debitMinor),
          figure(creditMinor),
          owed,
        ],
      };
    }
    const what = [whatOf(line, speaker), el('span', 'sheet-small', [`${day(line.on)} ${line.reference}`])];
    return { cells: [what, speaker.amount(debitMinor - creditMinor, currency), owed] };
  });
  const names = speaker.isRoll
    ? ['what', 'moved', 'balance']
    : ['on', 'what', 'reference', 'debit', 'credit', 'balance'];
  const figures = ['moved', 'debit', 'credit', 'balance'];
  const columns = names.map((name) => ({
    heading: say(`statement.${name}`),
    figures: figures.includes(name),
  }));
  const opening = balance(
    say('statement.opening'),
    account.from === null ? '' : day(account.from),
    account.openingMinor,
  );
  const closing = balance(say('statement.closing'), day(account.asOf), account.closingMinor);
  return sheetTable(columns, [opening, ...rows, closing], 'sheet-movements');
}

function whatOf(line: StatementLine, { code, say, dayIn }: Speaker): string {
  const part = line.component === null ? null : code('component', line.component);
  const tenders = line.tenders.map((tender) => code('tender', tender));
  const due = line.dueOn === null ? null : say('statement.dueOn', { day: dayIn(line.dueOn) });
  const words = [code('movement', line.movement), part, ...new Set(tenders), due];
  return words.filter((word) => word !== null).join(' · ');
}

/** What ran up besides, what is owed with it, and under the MSMED Act what the other way of counting would give. */
function accrued(account: AccountStatement, speaker: Speaker): PaperElement | null {
  const { say, code, dayIn } = speaker;
  const { currency, accruedMinor, closingMinor, conventions } = account;
  if (account.accrued.length === 0 && conventions === null) return null;
  const figure = (minor: number): string => speaker.amount(minor, currency);
  const rows: SheetRow[] = [
    { cells: [say('statement.accrued', { day: dayIn(account.asOf) }), figure(accruedMinor)] },
    { cells: [say('statement.withAccrued'), figure(closingMinor + accruedMinor)], isStrong: true },
  ];
  const both: SheetRow[] =
    conventions === null
      ? []
      : [
          { cells: [code('convention', 'appointedDay'), figure(conventions.byAppointedDayMinor)] },
          { cells: [code('convention', 'calendarMonth'), figure(conventions.byCalendarMonthMinor)] },
        ];
  return el('div', 'sheet-keep', [
    sheetTable([{ heading: say('statement.what') }, { heading: say('amount'), figures: true }], rows),
    ...(both.length === 0
      ? []
      : [
          sheetTable(
            [{ heading: say('statement.conventions') }, { heading: say('amount'), figures: true }],
            both,
          ),
        ]),
  ]);
}

/** What does not count yet with its sum; and apart from it what is taken off already, subject to realisation. */
function claimed({ claimed: waiting, currency }: AccountStatement, speaker: Speaker): PaperElement[] {
  const [open, taken] = [waiting.filter(isUncounted), waiting.filter((line) => !isUncounted(line))];
  return [
    ...waitingPart('statement.claimed', open, currency, speaker),
    ...waitingPart('statement.realisation', taken, currency, speaker),
  ];
}

function waitingPart(
  heading: string,
  lines: readonly ClaimedLine[],
  currency: string,
  speaker: Speaker,
): PaperElement[] {
  if (lines.length === 0) return [];
  const { say, day, code } = speaker;
  const rows = lines.map(({ on, reference, state, amountMinor }): SheetRow => {
    const what = `${code('claimed', state)} · ${reference}`;
    return { cells: [day(on), what, speaker.amount(amountMinor, currency)] };
  });
  const columns = [
    { heading: say('statement.on') },
    { heading: say('statement.what') },
    { heading: say('amount'), figures: true },
  ];
  const sumMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const total: SheetRow = {
    cells: ['', say('statement.total'), speaker.amount(sumMinor, currency)],
    isStrong: true,
  };
  return [el('div', 'sheet-keep', [el('h2', '', [say(heading)]), sheetTable(columns, [...rows, total])])];
}

function ageing(
  { ageing: buckets, besideMinor, currency }: AccountStatement,
  speaker: Speaker,
): PaperElement {
  const { say, code } = speaker;
  const all = [
    ...buckets.map(({ bucket, amountMinor }) => [code('bucket', bucket), amountMinor] as const),
    ...(besideMinor === 0 ? [] : [[say('statement.beside'), besideMinor] as const]),
  ];
  const heading = el('h2', '', [say('statement.ageing')]);
  if (speaker.isRoll) {
    const rows = all.map(([label, minor]): SheetRow => ({ cells: [label, speaker.amount(minor, currency)] }));
    const columns = [{ heading: say('statement.days') }, { heading: say('amount'), figures: true }];
    return el('div', 'sheet-keep', [heading, sheetTable(columns, rows)]);
  }
  const columns = all.map(([label]) => ({ heading: label, figures: true }));
  const row = { cells: all.map(([, minor]) => speaker.amount(minor, currency)) };
  return el('div', 'sheet-keep', [heading, sheetTable(columns, [row])]);
}

/** Why this amount: every charge with its days, its formula, and the rates of the table that was used (row L11). */
function whyPart(model: StatementPaper, speaker: Speaker): PaperElement[] {
  const { say, code, day, dayIn } = speaker;
  const charges = model.accounts.flatMap(({ lines, currency }) =>
    lines.flatMap((line) => (line.why === null ? [] : [{ line, why: line.why, currency }])),
  );
  const running = model.accounts.flatMap((account) =>
    account.accrued.map((charge) => runningWhy(charge, account.currency, speaker)),
  );
  if (charges.length === 0 && running.length === 0) return [];
  const parts = charges.map(({ line, why, currency }) =>
    el('div', 'sheet-keep', [
      el('p', 'sheet-strong', [
        [
          code('component', line.component ?? 'fee'),
          line.reference,
          `${day(why.from)} – ${day(why.to)}`,
          speaker.amount(line.debitMinor, currency),
        ].join(' · '),
      ]),
      el('p', '', [why.basis]),
      ...why.rates.map(({ from, to, percent, source }) =>
        el('p', 'sheet-small', [
          say('statement.rate', { from: dayIn(from), to: dayIn(to), percent, source }),
        ]),
      ),
    ]),
  );
  return [el('section', 'sheet-part', [el('h2', '', [say('statement.why')]), ...parts, ...running])];
}

function runningWhy(charge: AccruedCharge, currency: string, speaker: Speaker): PaperElement {
  const { say, code, day } = speaker;
  const title = [
    code('component', charge.component),
    charge.number,
    `${day(charge.from)} – ${day(charge.to)}`,
    speaker.amount(charge.accruedMinor, currency),
  ];
  const sources = charge.steps.map(({ source }) => source);
  const words = new Set([charge.citation, charge.clause, ...sources, charge.tax?.citation ?? '']);
  return el('div', '', [
    el('p', 'sheet-strong', [title.join(' · ')]),
    el('p', 'sheet-small', [[...words].filter(Boolean).join(' · ')]),
    ...acceptanceWords(charge, speaker),
    interestSteps(charge.steps, currency, speaker),
    charge.tax === undefined ? null : taxInside(charge.tax, currency, speaker),
    charge.isConfirmed ? null : el('p', 'sheet-small', [say('statement.unconfirmed')]),
  ]);
}

/** From which day interest under the MSMED Act runs: accepted, last day to pay, appointed day. */
function acceptanceWords({ acceptance }: AccruedCharge, { say, dayIn }: Speaker): PaperElement[] {
  if (acceptance === undefined) return [];
  const { acceptedOn, lastPayOn, appointedOn, isTold, isCapped } = acceptance;
  const days = { accepted: dayIn(acceptedOn), last: dayIn(lastPayOn), appointed: dayIn(appointedOn) };
  return [
    el('p', 'sheet-small', [say(isTold ? 'statement.accepted' : 'statement.acceptedByIssue', days)]),
    ...(isCapped ? [el('p', 'sheet-small', [say('claimSheet.capped')])] : []),
  ];
}
