import { GraduationCap } from 'lucide-react';

import { useWords } from '../i18n/use-words.ts';

/** Says on every screen that the book is made up. */
export function PracticeBanner() {
  const t = useWords('components');
  return (
    <div className="banner" role="note">
      <GraduationCap size={16} aria-hidden />
      <span>{t('practice.banner')}</span>
    </div>
  );
}
