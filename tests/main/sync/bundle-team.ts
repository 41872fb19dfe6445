import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { applyMigrations } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { openMemoryDatabase } from '../../../src/main/db/sqlcipher.ts';
import { bundleHubOf } from '../../../src/main/hub/bundle-port.ts';
import type { HubParts } from '../../../src/main/hub/hub.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { foundTeamAtHub } from '../../../src/main/hub/register.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';
import { createDeviceKeyPair, type DeviceKeyPair } from '../../../src/main/keys/device-key.ts';
import { hubIdOf } from '../../../src/main/keys/hub-key.ts';
import type { DataKey } from '../../../src/main/keys/sealing.ts';
import { createSelf, readSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger, changeLedger } from '../../../src/main/ledger/ledger.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import type { Keeping } from '../../../src/main/sync/blobs/brought-files.ts';
import type { BundleHub } from '../../../src/main/sync/bundle/bundle-hub.ts';
import {
  type BundleMemory,
  freshMemory,
  nextPlace,
  withWritten,
} from '../../../src/main/sync/bundle/bundle-memory.ts';
import { bundleDigest } from '../../../src/main/sync/bundle/bundle-seal.ts';
import { importRequests } from '../../../src/main/sync/bundle/import-requests.ts';
import { writeRequestBundle } from '../../../src/main/sync/bundle/request-bundle.ts';
import { type InTurn, type TakenAnswers, takeAnswers } from '../../../src/main/sync/bundle/take-answers.ts';
import { teamStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { bytesToBase64Url, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { ok, type Result, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { nowMs } from '../ledger/fresh-ledger.ts';
import { type Member, memberOn } from './members.ts';

export const team = 'T-1';
const migrations = path.resolve(import.meta.dirname, '../../../migrations');
const secret = 'a secret of twenty letters';

/** A migrated database in memory, each from one image. */
const images = new Map<string, Uint8Array>();
export function memoryDatabase(kind: 'ledger' | 'hub', image?: Uint8Array) {
  const blank = images.get(kind) ?? formatted(kind);
  images.set(kind, blank);
  const memory = openMemoryDatabase(image ?? blank);
  onTestFinished(() => memory.close());
  return memory;
}

function formatted(kind: string): Uint8Array {
  const disk = openMemoryDatabase();
  applyMigrations(disk.database, readMigrations(path.join(migrations, kind)), 0);
  const image = disk.image();
  disk.close();
  return image;
}

/** A device with what it remembers of files. */
export interface FileMember extends Member {
  readonly userId: string;
  memory: BundleMemory;
  /** Its disk, to be copied. */
  image(): Uint8Array;
  /** Writes a file of requests, as the service does. */
  writeFile(): Promise<Uint8Array>;
  /** Takes a file of answers, and remembers it. */
  take(
    file: Uint8Array,
    inTurn?: InTurn,
    keeping?: Keeping,
  ): Promise<Result<TakenAnswers, { readonly code: string }>>;
  /** The program starts again: from what was committed, or from a copy of the disk. */
  restarted(image?: Uint8Array): FileMember;
}

/** A team with a real hub; everything that is told goes through it. */
export class BundleTeam {
  readonly keyPair: DeviceKeyPair = createDeviceKeyPair();
  memory: BundleMemory = freshMemory('of-the-hub');
  nowMs = nowMs;
  hubDisk = memoryDatabase('hub');
  parts: HubParts;
  port!: BundleHub;
  office!: FileMember;
  #epochs = 0;
  #joined = 0;

  private constructor() {
    this.parts = this.#partsOn(this.hubDisk);
  }

  static async found(): Promise<BundleTeam> {
    const world = new BundleTeam();
    await world.open();
    world.office = world.#machine('user-asha');
    const { ledger } = world.office;
    const { publicKey } = readSelf(ledger.write);
    await foundTeamAtHub(world.parts, { team, publicKeys: [publicKey], userId: 'user-asha' });
    becomes(world.office, world.parts.hubId);
    const { device, receiptPrefix } = readSelf(ledger.write);
    const enrolled = { device, publicKey: bytesToBase64Url(publicKey), receiptPrefix };
    world.office.write(
      {
        kind: 'team.founded',
        stream: teamStream(team),
        data: { teamId: team, practice: false, zone: 'Asia/Kolkata' },
        personal: { name: 'Sharma Traders' },
      },
      { kind: 'device.enrolled', stream: teamStream(team), data: enrolled, personal: null },
      userAdded('user-asha', ['admin', 'supervisor', 'desk', 'field']),
    );
    await world.meet(world.office);
    return world;
  }

  /** The hub's program starts, on its disk or on an older copy of it. */
  async open(image?: Uint8Array): Promise<void> {
    if (image !== undefined) {
      this.hubDisk = memoryDatabase('hub', image);
      this.parts = this.#partsOn(this.hubDisk);
    }
    this.port = bundleHubOf(await openHub(this.parts), this.parts, this.keyPair, team);
  }

  #partsOn(disk: ReturnType<typeof memoryDatabase>): HubParts {
    return {
      store: sqliteStore(disk.database),
      hubId: hubIdOf(this.keyPair.publicKey),
      hash: nativeSha256,
      nowMs: () => this.nowMs,
      usualDaysBack: () => 7,
      newEpoch: () => {
        this.#epochs += 1;
        return `e${this.#epochs}`;
      },
    };
  }

  /** Somebody joins with a new machine, and has met the hub over the network once (or not). */
  async join(
    userId: string,
    { hasMet = true, roles = ['field'] as readonly Role[] } = {},
  ): Promise<FileMember> {
    this.#joined += 1;
    const invitationId = `invitation-${this.#joined}`;
    const secretSha256 = createHash('sha256').update(secret).digest('base64url');
    this.office.write(userAdded(userId, roles), {
      kind: 'device.invited',
      stream: teamStream(team),
      data: { invitationId, userId, secretSha256 },
      personal: null,
    });
    await this.meet(this.office);
    const member = this.#machine(userId);
    const publicKey = bytesToBase64Url(readSelf(member.ledger.write).publicKey);
    const enrol = { frame: 'enrol', team, invitationId, secret, publicKey, nowMs };
    await this.port.answer(utf8Encode(JSON.stringify(enrol)));
    becomes(member, this.parts.hubId);
    if (hasMet) await this.meet(member);
    return member;
  }

  /** A meeting over a network without faults. */
  async meet(member: Member): Promise<Member['meeting'] extends () => infer Held ? Held : never> {
    const meeting = member.meeting();
    for (let asked = meeting.next(); asked !== null; asked = meeting.next()) {
      meeting.receive(asked, await this.port.answer(asked.bytes));
    }
    return meeting;
  }

  /** The hub takes a file, and remembers it. Answers the file for the way back, or the code of the refusal. */
  async import(file: Uint8Array): Promise<Uint8Array | string> {
    const imported = await importRequests(this.port, this.memory, file, this.nowMs);
    if (!imported.ok) return imported.refusal.code;
    this.memory = imported.value.memory;
    return imported.value.answer.file;
  }

  /** There and back on one stick. */
  async carry(member: FileMember): Promise<TakenAnswers> {
    const answer = await this.import(await member.writeFile());
    if (typeof answer === 'string') throw new Error(answer);
    const taken = await member.take(answer);
    if (!taken.ok) throw new Error(taken.refusal.code);
    return taken.value;
  }

  #machine(userId: string): FileMember {
    const disk = memoryDatabase('ledger');
    const dataKey = new Uint8Array(randomBytes(32)) as DataKey;
    const { database } = disk;
    valueOrThrow(
      changeLedger(attachLedger(database, dataKey), (write) => {
        createSelf(write, { keyPair: createDeviceKeyPair(), dataKey, teamId: team });
        return ok(undefined);
      }),
    );
    return fileMember(disk, dataKey, userId, `of-${userId}`);
  }
}

/** A device on a disk that has its identity already. */
export function fileMember(
  disk: ReturnType<typeof memoryDatabase>,
  dataKey: DataKey,
  userId: string,
  series: string,
): FileMember {
  const base = memberOn(attachLedger(disk.database, dataKey), dataKey);
  const member: FileMember = {
    ...base,
    userId,
    memory: freshMemory(series),
    image: () => disk.image(),
    write: (...drafts) => base.writeAs({ userId }, ...drafts),
    async writeFile() {
      const { file, header, upTo } = valueOrThrow(
        await writeRequestBundle(base.parts, nextPlace(member.memory)),
      );
      const { device, number } = header;
      member.memory = withWritten(member.memory, {
        device,
        number,
        from: header.range[0],
        upTo,
        digest: bundleDigest(file),
        atMs: nowMs,
      });
      return file;
    },
    async take(file, inTurn = async (step) => step(), keeping) {
      const taken = await takeAnswers(base.parts, member.memory, file, inTurn, keeping);
      if (taken.ok) member.memory = taken.value.memory;
      return taken;
    },
    restarted(image = disk.image()) {
      const again = fileMember(memoryDatabase('ledger', image), dataKey, userId, series);
      again.memory = member.memory;
      return again;
    },
  };
  return member;
}

function becomes({ ledger }: Member, hub: string): void {
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team, hub })));
}

function userAdded(userId: string, roles: readonly Role[]): EventDraft {
  return {
    kind: 'user.added',
    stream: teamStream(team),
    data: { userId, roles: [...roles] },
    personal: { name: userId },
  };
}
