import path from 'node:path';
import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { BookState } from '../../../shared/domain/team/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { type ImportMapping, importMappingSchema, mappingFitsHeader } from '../../import/import-mapping.ts';
import { describeImportRefusal } from '../../import/import-refusals.ts';
import { sha256Of } from '../../import/read-file.ts';
import { type ImportReading, readImportInTurns } from '../../import/read-import.ts';
import type { ReadProgress } from '../../import/steps.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import type { RunningWork } from '../long-work/long-work-desk.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';
import { bookIdOf } from './import-ids.ts';

/** What a person said about a file. */
export type ImportTerms = ParsedInputOf<'previewImport'>;

/** A file read to claims, and the book it belongs to: one that exists, or one that would be opened. */
export interface ReadForImport {
  readonly fileName: string;
  readonly fileSha256: string;
  readonly reading: ImportReading;
  readonly book: BookState | null;
  readonly bookId: string;
  readonly bookTitle: string;
}

type ImportRefused = Refusal<RefusalCodeOf<'previewImport'>>;

/** Reads the file under an upload's handle by the mapping given, remembered or guessed; writes nothing. */
export async function readForImport(
  context: ServiceContext,
  terms: ImportTerms,
  work?: Pick<RunningWork, 'report' | 'signal'>,
): Promise<Result<ReadForImport, ImportRefused>> {
  const upload = context.uploads.get(terms.upload);
  if (upload === undefined) return refuse('unknownUpload');
  const bytes = await readUpload(upload);
  if (!bytes.ok)
    return refuse('fileUnreadable', { sentence: describeImportRefusal({ code: 'fileUnreadable' }) });
  const mapping = mappingOf(terms.mapping);
  if (mapping === 'bad') return refuse('badMapping');
  const books = [...context.ledger.states.team(context.session.teamId).books.values()];
  const candidates =
    terms.book === undefined ? books : books.filter((book) => book.bookId === bookIdOf(terms.book ?? ''));
  const remembered = candidates.flatMap((book) => rememberedMapping(book) ?? []);
  const asked = {
    ...(mapping === null ? {} : { mapping }),
    remembered,
    ...(terms.currency === undefined ? {} : { currency: terms.currency }),
    ...(terms.sheet === undefined ? {} : { sheet: terms.sheet }),
    ...(terms.dateOrder === undefined ? {} : { dateOrder: terms.dateOrder }),
    ...(terms.owedSign === undefined ? {} : { owedSign: terms.owedSign }),
  };
  const turns = work === undefined ? {} : { signal: work.signal, onProgress: tellReading(work) };
  const read = await readImportInTurns(bytes.value, context.resources.headerSynonyms, asked, turns);
  if (!read.ok) {
    const { refusal } = domainRefusal(read.refusal);
    return refuse(refusal.code, { ...refusal.params, sentence: describeImportRefusal(read.refusal) });
  }
  const title = terms.book ?? titleOfFile(upload.name);
  const book =
    terms.book === undefined
      ? (books.find((known) => fitsBook(known, read.value)) ??
        books.find((known) => known.bookId === bookIdOf(title)) ??
        null)
      : (candidates[0] ?? null);
  return ok({
    fileName: upload.name,
    fileSha256: sha256Of(bytes.value),
    reading: read.value,
    book,
    bookId: book?.bookId ?? bookIdOf(title),
    bookTitle: book?.title ?? title,
  });
}

/** A mapping as it crosses the contract, checked; null where none was given. */
export function mappingOf(text: string | undefined): ImportMapping | 'bad' | null {
  if (text === undefined) return null;
  try {
    const parsed = importMappingSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'bad';
  } catch {
    return 'bad';
  }
}

function rememberedMapping(book: BookState): ImportMapping | null {
  const mapping = book.mapping === null ? null : mappingOf(book.mapping);
  return mapping === 'bad' ? null : mapping;
}

/** A file belongs to the book whose remembered columns it has. */
function fitsBook(book: BookState, reading: ImportReading): boolean {
  const mapping = rememberedMapping(book);
  return mapping !== null && mappingFitsHeader(mapping, reading.table.header);
}

/** A file's name without its ending and the dates that change every morning. */
function titleOfFile(fileName: string): string {
  const stem = path
    .parse(fileName)
    .name.replace(/[\s._-]*\d{2,4}[-_.]?\d{2}[-_.]?\d{2,4}[\s._-]*/g, ' ')
    .trim();
  return stem === '' ? 'Book' : stem.slice(0, 120);
}

/** A file counts in bytes and then in rows: both are told as a part of the reading. */
function tellReading({ report }: Pick<RunningWork, 'report'>): (progress: ReadProgress) => void {
  return ({ done, of }) => report({ part: 'read', done, of });
}
