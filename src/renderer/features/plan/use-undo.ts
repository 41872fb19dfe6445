import { useRef, useState } from 'react';

import type { PlanChange, PlanForm } from './plan-form.ts';

const mostSteps = 100;

/** The way back of a form: what it was before each change, the newest last. */
export interface Undo {
  readonly canUndo: boolean;
  /** Keeps what the form is now, before a change of it. */
  readonly remember: (form: PlanForm, changed: PlanChange) => void;
  /** What the form was before the last change; null where nothing was changed. */
  readonly takeBack: () => PlanForm | null;
  readonly forget: () => void;
}

/** Takes changes of the plan's form back. Letters typed into one field after another are one change. */
export function useUndo(): Undo {
  const past = useRef<PlanForm[]>([]);
  const lastField = useRef('');
  const [canUndo, setCanUndo] = useState(false);
  return {
    canUndo,
    remember: (form, changed) => {
      const field = Object.keys(changed).sort().join(' ');
      const isTyping = field.includes('Text') && field === lastField.current;
      lastField.current = field;
      if (isTyping) return;
      past.current = [...past.current.slice(-mostSteps), form];
      setCanUndo(true);
    },
    takeBack: () => {
      const before = past.current.pop() ?? null;
      lastField.current = '';
      setCanUndo(past.current.length > 0);
      return before;
    },
    forget: () => {
      past.current = [];
      lastField.current = '';
      setCanUndo(false);
    },
  };
}
