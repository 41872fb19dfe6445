/** What own work is called on the sync centre: the groups of its kinds, in the order in which they are shown. */
export const workGroups = [
  'receipts',
  'contacts',
  'promises',
  'photos',
  'cash',
  'customers',
  'accounts',
  'office',
  'team',
] as const;

/** One of the groups. */
export type WorkGroup = (typeof workGroups)[number];

const groupsByNoun: Readonly<Record<string, WorkGroup>> = {
  receipt: 'receipts',
  tender: 'receipts',
  debt: 'receipts',
  instrument: 'receipts',
  unapplied: 'receipts',
  interaction: 'contacts',
  appointment: 'contacts',
  promise: 'promises',
  plan: 'promises',
  settlement: 'promises',
  attachment: 'photos',
  cash: 'cash',
  party: 'customers',
  phone: 'customers',
  address: 'customers',
  contact: 'customers',
  bank: 'office',
  items: 'office',
  import: 'office',
  mapping: 'office',
  difference: 'office',
  claims: 'office',
  writeback: 'office',
  team: 'team',
  teamDay: 'team',
  user: 'team',
  device: 'team',
  policy: 'team',
  book: 'team',
  period: 'team',
  receiptBook: 'team',
};

/** The group of a kind of event, by its noun; what is about an account and no more is `accounts`. */
export function workGroupOf(kind: string): WorkGroup {
  return groupsByNoun[kind.slice(0, kind.indexOf('.'))] ?? 'accounts';
}
