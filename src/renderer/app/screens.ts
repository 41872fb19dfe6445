import {
  Banknote,
  BookOpen,
  CalendarCheck,
  ChartColumn,
  Contact,
  FilePen,
  FileUp,
  Gavel,
  Landmark,
  Layers,
  ListChecks,
  type LucideIcon,
  ReceiptIndianRupee,
  RefreshCw,
  Scale,
  Scissors,
  ScrollText,
  Settings,
  ShieldCheck,
  Sunset,
  Users,
} from 'lucide-react';
import type { ProcedureName } from '../../shared/contract/contract.ts';

/** A screen of the rail: where it is, what it is called (in `app:screen.…`) and how to get there. */
export interface Screen {
  readonly id: string;
  readonly path:
    | '/today'
    | '/receipts'
    | '/cash'
    | '/day-end'
    | '/instruments'
    | '/drafts'
    | '/approvals'
    | '/sync'
    | '/import'
    | '/reports/aging'
    | '/reports/classification'
    | '/deductions'
    | '/books'
    | '/office'
    | '/bank'
    | '/parties'
    | '/team'
    | '/law'
    | '/safekeeping'
    | '/settings';
  readonly icon: LucideIcon;
  readonly keys: string;
  /** What is set up or looked up now and then waits under More: the rail holds what a day's work opens. */
  readonly isUnderMore?: true;
  /** Who may not call this does not see the screen. */
  readonly needs: ProcedureName;
}

/** The screens in the order of the rail. `G` and a letter leads to each (ux.md §4.2). */
export const screens: readonly Screen[] = [
  { id: 'today', path: '/today', icon: CalendarCheck, keys: 'KeyG KeyT', needs: 'listWorklist' },
  { id: 'receipts', path: '/receipts', icon: ReceiptIndianRupee, keys: 'KeyG KeyC', needs: 'listReceipts' },
  { id: 'instruments', path: '/instruments', icon: ScrollText, keys: 'KeyG KeyQ', needs: 'listInstruments' },
  { id: 'cash', path: '/cash', icon: Banknote, keys: 'KeyG KeyH', needs: 'readWallet' },
  { id: 'dayEnd', path: '/day-end', icon: Sunset, keys: 'KeyG KeyY', needs: 'readTeamDay' },
  { id: 'drafts', path: '/drafts', icon: FilePen, keys: 'KeyG KeyU', needs: 'listDrafts' },
  { id: 'approvals', path: '/approvals', icon: ListChecks, keys: 'KeyG KeyV', needs: 'listApprovals' },
  { id: 'sync', path: '/sync', icon: RefreshCw, keys: 'KeyG KeyS', isUnderMore: true, needs: 'readSync' },
  { id: 'import', path: '/import', icon: FileUp, keys: 'KeyG KeyI', needs: 'previewImport' },
  { id: 'aging', path: '/reports/aging', icon: ChartColumn, keys: 'KeyG KeyE', needs: 'reportAging' },
  { id: 'office', path: '/office', icon: Scale, keys: 'KeyG KeyR', needs: 'listDifferences' },
  { id: 'bank', path: '/bank', icon: Landmark, keys: 'KeyG KeyN', needs: 'previewBankFile' },
  {
    id: 'deductions',
    path: '/deductions',
    icon: Scissors,
    keys: 'KeyG KeyD',
    isUnderMore: true,
    needs: 'listDeductions',
  },
  {
    id: 'classification',
    path: '/reports/classification',
    icon: Layers,
    keys: 'KeyG KeyX',
    isUnderMore: true,
    needs: 'reportClassification',
  },
  { id: 'books', path: '/books', icon: BookOpen, keys: 'KeyG KeyB', isUnderMore: true, needs: 'listBooks' },
  {
    id: 'parties',
    path: '/parties',
    icon: Contact,
    keys: 'KeyG KeyP',
    isUnderMore: true,
    needs: 'listDuplicates',
  },
  { id: 'team', path: '/team', icon: Users, keys: 'KeyG KeyM', isUnderMore: true, needs: 'listTeam' },
  { id: 'law', path: '/law', icon: Gavel, keys: 'KeyG KeyL', isUnderMore: true, needs: 'listRulePacks' },
  {
    id: 'safekeeping',
    path: '/safekeeping',
    icon: ShieldCheck,
    keys: 'KeyG KeyK',
    isUnderMore: true,
    needs: 'readBackupOverview',
  },
  {
    id: 'settings',
    path: '/settings',
    icon: Settings,
    keys: 'KeyG KeyO',
    isUnderMore: true,
    needs: 'changeSecret',
  },
];
