import { i18n } from '../../i18n/i18n.ts';

/** Why a sync came to nothing and what to do now. A code without words is told as such. */
export function problemWords(code: string): string {
  return i18n.t([`sync:problem.${code}`, 'sync:problem.unknown'], { code });
}

/** Why photos and papers still wait, though the sync itself went through. */
export function filesProblemWords(code: string): string {
  return i18n.t([`sync:problem.${code}`, 'sync:files.unknown'], { code });
}
