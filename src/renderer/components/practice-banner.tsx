import { GraduationCap } from 'lucide-react';

import { practiceSecret } from '../../shared/domain/practice.ts';
import { useWords } from '../i18n/use-words.ts';

/** Says on every screen that the book is made up, and the passphrase that opens it, so that nobody is locked out. */
export function PracticeBanner() {
  const t = useWords('components');
  return (
    <div className="banner" role="note">
      <GraduationCap size={16} aria-hidden />
      <span>{t('practice.banner', { passphrase: practiceSecret })}</span>
    </div>
  );
}
