import { awardCommand } from './award.ts';
import { badgeListCommand } from './badge/list.ts';
import { badgeNewCommand } from './badge/new.ts';
import { badgeRetireCommand } from './badge/retire.ts';
import { badgeVersionCommand } from './badge/version.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { eraseCommand } from './erase.ts';
import { evidenceKeepCommand } from './evidence/keep.ts';
import { expiringCommand } from './expiring.ts';
import { githubBuildCommand } from './github/build.ts';
import { githubCheckCommand } from './github/check.ts';
import { githubCloseCommand } from './github/close.ts';
import { githubCommentCommand } from './github/comment.ts';
import { githubFormsCommand } from './github/forms.ts';
import { githubIssueCommand } from './github/issue.ts';
import { githubPagesCommand } from './github/pages.ts';
import { githubProposeCommand } from './github/propose.ts';
import { githubRemindCommand } from './github/remind.ts';
import { githubReviewCommand } from './github/review.ts';
import { githubWelcomeCommand } from './github/welcome.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { issueCommand } from './issue.ts';
import { keysCompromiseCommand } from './keys/compromise.ts';
import { keysExportCommand } from './keys/export.ts';
import { keysListCommand } from './keys/list.ts';
import { keysNewCommand } from './keys/new.ts';
import { keysRetireCommand } from './keys/retire.ts';
import { keysRotateCommand } from './keys/rotate.ts';
import { logCommand } from './log.ts';
import { moveCommand } from './move.ts';
import { previewCommand } from './preview.ts';
import { probeCommand } from './probe.ts';
import { proveCommand } from './prove.ts';
import { renewCommand } from './renew.ts';
import { reinstateCommand, revokeCommand, suspendCommand } from './status.ts';
import { verifyCommand } from './verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  initCommand,
  checkCommand,
  badgeNewCommand,
  badgeVersionCommand,
  badgeRetireCommand,
  badgeListCommand,
  awardCommand,
  issueCommand,
  revokeCommand,
  suspendCommand,
  reinstateCommand,
  renewCommand,
  expiringCommand,
  evidenceKeepCommand,
  eraseCommand,
  moveCommand,
  buildCommand,
  devCommand,
  previewCommand,
  proveCommand,
  probeCommand,
  verifyCommand,
  importCommand,
  keysNewCommand,
  keysListCommand,
  keysRotateCommand,
  keysRetireCommand,
  keysCompromiseCommand,
  keysExportCommand,
  logCommand,
  doctorCommand,
  githubFormsCommand,
  githubProposeCommand,
  githubCheckCommand,
  githubReviewCommand,
  githubCommentCommand,
  githubCloseCommand,
  githubIssueCommand,
  githubBuildCommand,
  githubPagesCommand,
  githubWelcomeCommand,
  githubRemindCommand,
];
