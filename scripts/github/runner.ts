import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { createGitHub, type GitHub, readPlace } from '../../src/github/index.ts';
import { readPlainText } from '../../src/io/index.ts';
import { HaversackError } from '../../src/values/index.ts';
import type { Context } from '../command.ts';

/** What a run of GitHub Actions gives to a command, and takes from it. */
export interface Runner {
  readonly github: GitHub;
  readonly eventName: string;
  /** what happened, as GitHub tells it: from strangers; undefined outside an event */
  readonly event: unknown;
  /** address of this run's log; undefined outside of one */
  readonly runUrl: string | undefined;
  /** Gives a value to later steps and jobs. */
  readonly output: (name: string, value: string) => void;
  /** Adds Markdown to the page of this run; outside of one it is printed. */
  readonly summary: (markdown: string) => void;
}

const EVENT_BYTES = 25 * 1024 * 1024;
/** GitHub drops a summary of more than 1 MiB as a whole. */
const SUMMARY_BYTES = 1_000_000;

/**
 * Opens the run that this command is a step of.
 * @throws HaversackError `github-missing`, `event-unreadable`
 */
export function openRunner({ terminal }: Pick<Context, 'terminal'>): Runner {
  const { env } = process;
  const place = readPlace(env);
  const {
    GITHUB_EVENT_PATH,
    GITHUB_EVENT_NAME: eventName = '',
    GITHUB_OUTPUT,
    GITHUB_STEP_SUMMARY,
    GITHUB_RUN_ID,
  } = env;
  return {
    github: createGitHub(place, globalThis.fetch),
    eventName,
    event: GITHUB_EVENT_PATH ? readEvent(GITHUB_EVENT_PATH) : undefined,
    runUrl: /^\d{1,20}$/.test(GITHUB_RUN_ID ?? '')
      ? `${place.serverUrl}/${place.repository}/actions/runs/${GITHUB_RUN_ID}`
      : undefined,
    output: (name, value) => {
      // The end has a name that no value can know.
      const end = `end-${randomBytes(12).toString('hex')}`;
      if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
      else terminal.note(`${name}=${value}`);
    },
    summary: (markdown) => {
      if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `${cut(markdown)}\n`);
      else terminal.print(markdown);
    },
  };
}

function readEvent(path: string): unknown {
  const text = readPlainText(path, EVENT_BYTES);
  if (!text.ok) throw unreadable(path);
  try {
    return JSON.parse(text.value);
  } catch {
    throw unreadable(path);
  }
}

const unreadable = (path: string): HaversackError =>
  new HaversackError('event-unreadable', `The event in ${path} cannot be read.`, {
    remedy: 'GITHUB_EVENT_PATH names the file that GitHub wrote; leave it as it is.',
  });

function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= SUMMARY_BYTES) return markdown;
  const whole = bytes.subarray(0, SUMMARY_BYTES).toString('utf8');
  return `${whole.slice(0, whole.lastIndexOf('\n'))}\n\n… and more, in the log of this step.`;
}
