import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { commands } from '../../commands.ts';
import { checkout } from '../tools.ts';

/** `docs/commands.md`: every command by its own `--help`. */
export function writeCommands(): string {
  return `# Commands

Made by \`npm run docs\` from what each command says with \`--help\`.

In Haversack's own folder write \`npx haversack\` for \`haversack\`; that uses the Node that \`npm ci\` brought.

Every command ends with 0 when all is well, 1 when something is wrong, 3 when it was called in a wrong way; \`verify\` and
\`import\` also with 2, when something could not be established.

${commands.map(({ name, summary }) => `- [\`haversack ${name}\`](#haversack-${name.replaceAll(' ', '-')}): ${summary}`).join('\n')}

${commands.map(({ name }) => `## haversack ${name}\n\n\`\`\`text\n${helpOf(name)}\n\`\`\`\n`).join('\n')}`;
}

const helpOf = (name: string): string =>
  execFileSync(process.execPath, [join(checkout, 'scripts/haversack.mjs'), ...name.split(' '), '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, COLUMNS: undefined },
  }).trimEnd();
