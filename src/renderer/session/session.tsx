import { createContext, type ReactNode, useContext } from 'react';

import { contract, type ProcedureName } from '../../shared/contract/contract.ts';
import type { ProfileDescription, SessionUser } from '../../shared/contract/session.ts';
import { type PlainDate, plainDate } from '../../shared/domain/dates.ts';
import { present } from '../../shared/lib/assert.ts';

/** Who is signed in, and the day it is for the team. */
export interface Session {
  readonly user: SessionUser;
  /** Today's business date in the team's zone, from main. */
  readonly today: PlainDate;
  readonly practice: boolean;
  readonly autoLockMinutes: number;
  readonly secretKind: ProfileDescription['secretKind'];
}

const SessionContext = createContext<Session | null>(null);

/** Gives the open session to every screen under it. */
export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The open session. Only screens behind the lock may ask. */
export function useSession(): Session {
  return present(useContext(SessionContext), 'an open session');
}

/** The session of an open profile; null while it is locked or absent. */
export function sessionOfProfile(profile: ProfileDescription): Session | null {
  const { state, user, today, practice, autoLockMinutes, secretKind } = profile;
  if (state !== 'open' || user === null) return null;
  return { user, today: plainDate(today), practice, autoLockMinutes, secretKind };
}

/** Whether a person's roles allow a procedure. The router decides again; this only keeps dead buttons off the screen. */
export function mayCall(user: SessionUser, name: ProcedureName): boolean {
  const { roles } = contract[name];
  if (roles === 'nobody') return true;
  const allowed: readonly string[] = roles;
  return user.roles.some((role) => allowed.includes(role));
}

/** Whether the signed-in person's roles allow a procedure. */
export function useMayCall(name: ProcedureName): boolean {
  return mayCall(useSession().user, name);
}
