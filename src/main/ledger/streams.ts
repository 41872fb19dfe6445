import type { AccountState } from '../../shared/domain/account/state.ts';
import { accountStream, partyStream, type StreamId, teamStream, walletStream } from '../../shared/domain/events/envelope.ts';
import type { PartyState } from '../../shared/domain/party/state.ts';
import type { TeamState } from '../../shared/domain/team/state.ts';
import type { WalletState } from '../../shared/domain/wallet/state.ts';
import type { ReadableDatabase } from '../db/driver.ts';

/** The folded streams, from a bounded cache or folded now. A state is read by anybody and changed by `append` alone. */
export interface StreamStates {
  /** The account; an empty state where nothing is known of it. */
  account(accountId: string): AccountState;
  party(partyId: string): PartyState;
  wallet(userId: string): WalletState;
  team(teamId: string): TeamState;
  /** Forgets one stream, because its events changed behind the cache. */
  forget(stream: StreamId): void;
  /** Forgets everything: a transaction was rolled back. */
  clear(): void;
}
