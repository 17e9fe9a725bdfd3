import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { eraseCommand } from './erase.ts';
import { issueCommand } from './issue.ts';
import { keysNewCommand } from './keys.ts';
import { logCommand } from './log.ts';
import { moveCommand } from './move.ts';
import { previewCommand } from './preview.ts';
import { reinstateCommand, revokeCommand, suspendCommand } from './status.ts';
import { verifyCommand } from './verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  issueCommand,
  revokeCommand,
  suspendCommand,
  reinstateCommand,
  eraseCommand,
  moveCommand,
  buildCommand,
  devCommand,
  previewCommand,
  verifyCommand,
  keysNewCommand,
  logCommand,
  doctorCommand,
];
