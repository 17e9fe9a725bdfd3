/** io: disk, network and git, guarded: plain files only, public addresses only, limits on everything read, writes that are whole or not at all, a lock, and
 *  the swap of a finished site for the old one. */
export { writeFileAtomically, writeFileMeanwhile } from './atomic-write.ts';
export { applyChanges, type Change, finishChanges, unfinishedChanges } from './changes.ts';
export {
  FETCH_LIMITS,
  FETCH_WORDS,
  type FetchAddress,
  type Fetched,
  type FetchLimits,
  offlineFetch,
} from './fetch/fetched.ts';
export { createGuardedFetch, type GuardedFetchOptions } from './fetch/guarded-fetch.ts';
export { createMapFetch } from './fetch/map-fetch.ts';
export type { GitReason } from './git/ask.ts';
export { COMMITTER, commitFiles, type NewCommit } from './git/commit.ts';
export { type Commit, type FileChange, readCommits, readFileChanges, readVersions } from './git/history.ts';
export { fetchRef, moveTo, type Pushed, push } from './git/remote.ts';
export { mayHaveGit, type OpenRepository, openRepository, type Repository } from './git/repository.ts';
export { type Match, type SearchResult, searchFiles } from './git/search.ts';
export { type HistoryMatch, type HistorySearch, searchHistory } from './git/search-history.ts';
export { attributesOf, ignoredPaths, settingOf, trackedFiles, uncommittedFiles } from './git/state.ts';
export {
  differencesFrom,
  extractTree,
  type FileDifference,
  listTree,
  resolveCommit,
  type TreeFile,
} from './git/trees.ts';
export { leaveFolder } from './leave-folder.ts';
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
export { openTree, type Tree } from './tree.ts';
export { type Watching, watchFolders } from './watch.ts';
export { openWorkplace } from './workplace.ts';
