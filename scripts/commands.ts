import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { devCommand } from './dev.ts';
import { issueCommand } from './issue.ts';
import { keysNewCommand } from './keys.ts';
import { previewCommand } from './preview.ts';
import { verifyCommand } from './verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  checkCommand,
  issueCommand,
  buildCommand,
  devCommand,
  previewCommand,
  verifyCommand,
  keysNewCommand,
];
