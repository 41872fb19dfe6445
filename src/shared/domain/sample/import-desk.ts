import { present } from '../../lib/assert.ts';
import { sha256Hex } from '../../lib/hash.ts';
import type { Random } from '../../lib/random.ts';
import type { PlainDate } from '../dates.ts';
import { accountStream, teamStream } from '../events/envelope.ts';
import type { EventDraft } from '../events/kinds.ts';
import type { BookLaw } from './contact-law.ts';
import type { SampleAct, SampleStaff } from './request.ts';
import type { SampleCalendar } from './sample-calendar.ts';
import type { DraftFrame } from './sample-events.ts';
import { sampleCommandId } from './sample-ids.ts';

/** A book as it is opened. */
export interface SampleBookOpening {
  readonly bookId: string;
  readonly title: string;
  readonly law: BookLaw;
  /** Minute of the day at which its files come in. */
  readonly importMinute: number;
}

/** One file of one book. */
export interface ImportFrame extends DraftFrame {
  readonly importId: string;
}

/** What a file says about one account: its drafts, and how many claims are new or changed. */
export interface FilePart {
  readonly bookId: string;
  readonly drafts: readonly EventDraft[];
  readonly created: number;
  readonly updated: number;
}

interface ImportFile {
  readonly frame: ImportFrame;
  readonly parts: FilePart[];
}

interface Assignment {
  readonly frame: DraftFrame;
  readonly drafts: EventDraft[];
}

/** Gathers what the files of both books say, over all accounts: one command a file, as an import is one. */
export class ImportDesk {
  readonly #filesByKey = new Map<string, ImportFile>();
  readonly #assignmentsByKey = new Map<string, Assignment>();
  readonly #framesByKey = new Map<string, ImportFrame>();
  readonly #booksById: ReadonlyMap<string, SampleBookOpening>;
  readonly #desk: { readonly calendar: SampleCalendar; readonly staff: SampleStaff; readonly random: Random };

  constructor(
    books: readonly SampleBookOpening[],
    desk: { readonly calendar: SampleCalendar; readonly staff: SampleStaff; readonly random: Random },
  ) {
    this.#booksById = new Map(books.map((book) => [book.bookId, book]));
    this.#desk = desk;
  }

  /** When, by whom and under which id a book's file came in on a day. */
  frameOf(bookId: string, on: PlainDate): ImportFrame {
    const key = `${bookId}|${on}`;
    const known = this.#framesByKey.get(key);
    if (known !== undefined) return known;
    const { calendar, staff, random } = this.#desk;
    const atMs = calendar.instantMs(on, this.#book(bookId).importMinute);
    const commandId = sampleCommandId(atMs, random.fork('import', key));
    const frame = { atMs, userId: staff.admin, businessDate: on, commandId, importId: `I${commandId}` };
    this.#framesByKey.set(key, frame);
    return frame;
  }

  /** Adds what a file says about one account. */
  file(on: PlainDate, part: FilePart): void {
    const frame = this.frameOf(part.bookId, on);
    const file = this.#filesByKey.get(frame.commandId) ?? { frame, parts: [] };
    this.#filesByKey.set(frame.commandId, file);
    file.parts.push(part);
  }

  /** Gives a new account to whoever works it, quarter of an hour after its file. */
  assign(
    account: { readonly bookId: string; readonly accountId: string },
    userId: string,
    on: PlainDate,
  ): void {
    const { calendar, staff, random } = this.#desk;
    const key = `${account.bookId}|${on}|${userId}`;
    const known = this.#assignmentsByKey.get(key);
    const order = [staff.field, staff.desk, staff.admin].indexOf(userId);
    const atMs = calendar.instantMs(on, this.#book(account.bookId).importMinute + 15 + order);
    const assignment = known ?? {
      frame: {
        atMs,
        userId: staff.admin,
        businessDate: on,
        commandId: sampleCommandId(atMs, random.fork('assign', key)),
      },
      drafts: [],
    };
    this.#assignmentsByKey.set(key, assignment);
    assignment.drafts.push({
      kind: 'account.assigned',
      stream: accountStream(account.accountId),
      data: { userId },
      personal: null,
    });
  }

  /** All files and assignments, each as one act. */
  acts(teamId: string): readonly SampleAct[] {
    const files = [...this.#filesByKey.values()].map(({ frame, parts }): SampleAct => {
      const { importId: _importId, ...act } = frame;
      return {
        ...act,
        drafts: [...parts.flatMap((part) => part.drafts), this.#recorded(teamId, frame, parts)],
      };
    });
    const assignments = [...this.#assignmentsByKey.values()].map(({ frame, drafts }) => ({
      ...frame,
      drafts,
    }));
    return [...files, ...assignments];
  }

  #recorded(teamId: string, frame: ImportFrame, parts: readonly FilePart[]): EventDraft<'import.recorded'> {
    const { bookId } = present(parts[0], 'a part of a file');
    const { title } = this.#book(bookId);
    const created = parts.reduce((sum, part) => sum + part.created, 0);
    const updated = parts.reduce((sum, part) => sum + part.updated, 0);
    return {
      kind: 'import.recorded',
      stream: teamStream(teamId),
      data: {
        importId: frame.importId,
        bookId,
        fileSha256: sha256Hex(`${title}|${frame.importId}`),
        rows: created + updated,
        created,
        updated,
        unchanged: 0,
        problems: 0,
      },
      personal: { fileName: `${title} ${frame.businessDate}.csv` },
    };
  }

  #book(bookId: string): SampleBookOpening {
    return present(this.#booksById.get(bookId), 'a book of the sample');
  }
}
