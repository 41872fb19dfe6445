// The peers come without types of their own: what the bench asks of them.

declare module 'pouchdb-node' {
  interface ReplicationResult {
    readonly ok: boolean;
    readonly docs_written: number;
    readonly errors: readonly unknown[];
  }
  class PouchDB {
    static defaults(options: object): typeof PouchDB;
    constructor(name: string, options?: object);
    put(doc: { readonly _id: string } & object): Promise<unknown>;
    info(): Promise<{ readonly doc_count: number }>;
    close(): Promise<void>;
    readonly replicate: {
      to(remote: string): Promise<ReplicationResult>;
      from(remote: string): Promise<ReplicationResult>;
    };
  }
  export = PouchDB;
}

declare module 'express' {
  import type { RequestListener } from 'node:http';

  type Application = RequestListener & { use(path: string, handler: RequestListener): void };
  function express(): Application;
  export = express;
}

declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';
  import type PouchDB from 'pouchdb-node';

  function expressPouchDB(database: typeof PouchDB, options: object): RequestListener;
  export = expressPouchDB;
}
