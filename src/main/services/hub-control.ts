import type { Result } from '../../shared/lib/result.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import type { HubHereRow } from '../db/queries/hub-place.ts';
import type { DataKey } from '../keys/sealing.ts';
import type { BundleHub } from '../sync/bundle/bundle-hub.ts';

/** Why the hub's door is not open. */
export type HubDoorProblem = 'portTaken' | 'portNotAllowed' | 'addressUnknown';

/** Why a hub does not open at all. */
export type HubProblem = HubDoorProblem | 'diskFull' | 'readOnlyFolder' | 'damagedHub';

/** The hub as it runs in this program. */
export interface RunningHub {
  readonly hub: string;
  readonly isOpen: boolean;
  readonly problem: HubProblem | null;
  readonly host: string;
  readonly port: number;
  readonly pin: string;
  /** Under which a device of the same network reaches it. */
  readonly hosts: readonly string[];
}

/** What the hub knows of one device: it alone meets all of them. */
export interface HubDeviceFacts {
  readonly device: string;
  readonly userId: string | null;
  readonly invitation: string | null;
  readonly replaces: string | null;
  readonly isRevoked: boolean;
  /** The hub's clock less the device's, at its last hello; null before it. */
  readonly skewMs: number | null;
  readonly app: string;
  readonly lastSeenMs: number;
  /** How far its chain is here. */
  readonly seq: number;
  /** Own work that it told of at a hello and that never came; null where all is here. */
  readonly unsent: {
    readonly entries: number;
    readonly oldestMs: number | null;
    readonly toldMs: number;
  } | null;
  /** Copies of one device that take turns. */
  readonly isDoubled: boolean;
}

/** What a person of the office should look at; ids only. */
export interface HubAlertFacts {
  readonly kind: string;
  readonly device: string;
  readonly detail: string;
  readonly atMs: number;
}

/** What only the hub knows of its team. */
export interface HubTeamFacts {
  readonly top: number;
  readonly backedUpPlace: number;
  readonly devices: readonly HubDeviceFacts[];
  readonly alerts: readonly HubAlertFacts[];
  /** What devices told of entries of others that they still have and the hub, once restored, has not. */
  readonly kept: readonly {
    readonly holder: string;
    readonly device: string;
    readonly events: number;
    readonly oldestMs: number;
    readonly toldMs: number;
  }[];
}

/** The ledger whose team the hub is of. */
export interface HubLedger {
  readonly read: ReadableDatabase;
  readonly dataKey: DataKey;
  readonly teamId: string;
}

/** How a team comes to a hub in this program. */
export interface HubFounding {
  readonly ledger: HubLedger;
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly publicKeys: readonly Uint8Array[];
  readonly founderId: string;
}

/** The hub that runs in this program; the core is the only one who has it. */
export interface HubControl {
  /** Null where none runs. */
  readonly running: () => RunningHub | null;
  /**
   * Makes a store and a door for a team that has no hub yet. What an earlier try left, of which the ledger knows nothing, is
   * removed. Answers what the ledger is to remember.
   */
  readonly found: (founding: HubFounding) => Promise<Result<HubHereRow, { readonly code: HubProblem }>>;
  /** Opens the door again, at another place perhaps. Answers what the ledger is to remember. */
  readonly openDoor: (
    ledger: HubLedger,
    at: { readonly host: string; readonly port: number },
  ) => Promise<Result<HubHereRow, { readonly code: HubProblem }>>;
  /** Closes the door; the own ledger still meets its hub. */
  readonly closeDoor: () => Promise<void>;
  /** What the hub knows of the team, once one that comes up is up; null where none runs. */
  readonly readTeam: (team: string) => Promise<HubTeamFacts | null>;
  /** The hub as it answers files of a team's devices, once one that comes up is up; null where none runs. */
  readonly bundles: (team: string) => Promise<BundleHub | null>;
  /** Brings the hub of the ledger up, where it has one here and it does not run yet. */
  readonly wake: (ledger: HubLedger) => void;
  /** Shuts the door, lets what was asked come to its end, and lets go of the store: it goes to another machine. */
  readonly leave: () => Promise<void>;
  /** A second copy of everything up to here was made: devices may let go of own work below it. */
  readonly markBackedUp: (team: string, place: number) => Promise<void>;
}
