/** io: disk, guarded: plain files only, limits on everything read, writes that are whole or not at all, a lock, and
 *  the swap of a finished site for the old one. */
export { writeFileAtomically } from './atomic-write.ts';
export { takeLock } from './lock.ts';
export {
  type Entry,
  kindOf,
  type ReadReason,
  readPlainFile,
  readPlainText,
  walk,
} from './plain-files.ts';
export { isProcessAlive } from './processes.ts';
export { openStage, restoreSite, swapSite } from './swap.ts';
export { type Watching, watchFolders } from './watch.ts';
export { openWorkplace } from './workplace.ts';
