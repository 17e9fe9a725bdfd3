import { HaversackError, isObject, type JsonObject } from '../values/index.ts';
import { inert } from './inert.ts';
import type { GitHubPlace } from './place.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What GitHub answers; a refusal is an answer too. */
export interface Answer {
  readonly status: number;
  /** parsed; undefined when there is none, or it is no JSON */
  readonly body: unknown;
}

/** An issue, a comment, a pull request … as GitHub tells it: every member is to be looked at before it is used. */
export type GitHubThing = { readonly [key: string]: unknown };

/** GitHub's REST interface for one repository. */
export interface GitHub extends GitHubPlace {
  /**
   * Asks once, and again where GitHub is at fault.
   * @param path  below the repository, as `/issues/7/comments`; one that begins with `/users/` stands by itself
   * @throws HaversackError `github-unreachable`
   */
  readonly request: (method: Method, path: string, body?: JsonObject) => Promise<Answer>;
  /**
   * Everything of a list.
   * @throws HaversackError `github-unreachable`, `github-refused`
   */
  readonly list: (path: string, limit?: number) => Promise<readonly GitHubThing[]>;
}

const LIMITS = {
  bytes: 8 * 1024 * 1024,
  milliseconds: 30_000,
  tries: 4,
  pause: 1_000,
  items: 1_000,
  page: 100,
} as const;

/**
 * Speaks to GitHub.
 * @param fetch  the network, or what a test has for it
 * @param wait  lets time go by between two tries
 */
export function createGitHub(
  place: GitHubPlace,
  fetch: typeof globalThis.fetch,
  wait: (milliseconds: number) => Promise<void> = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds)),
): GitHub {
  const ask = async (method: Method, url: string, body: JsonObject | undefined): Promise<Answer> => {
    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(LIMITS.milliseconds),
      headers: {
        accept: 'application/vnd.github+json',
        'user-agent': 'haversack',
        'x-github-api-version': '2022-11-28',
        ...(place.token === undefined ? {} : { authorization: `Bearer ${place.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: parse(await textOf(response)) };
  };
  const request: GitHub['request'] = async (method, path, body) => {
    const url = `${place.apiUrl}${path.startsWith('/users/') ? '' : `/repos/${place.repository}`}${path}`;
    let said = '';
    for (let go = 0; go < LIMITS.tries; go++) {
      if (go > 0) await wait(LIMITS.pause * 4 ** (go - 1));
      try {
        const answer = await ask(method, url, body);
        // 502 to 504: nothing is known of what was done; what we ask for may be asked for twice.
        if (answer.status < 500 && answer.status !== 429) return answer;
        said = `it answers ${answer.status}`;
      } catch (error) {
        if (error instanceof HaversackError) throw error;
        const { message, cause } = error as Error;
        said = cause instanceof Error ? cause.message : message;
      }
    }
    throw new HaversackError('github-unreachable', `GitHub does not answer ${method} ${path}: ${said}.`, {
      remedy: 'Run the workflow again in a while; githubstatus.com tells when GitHub itself is down.',
    });
  };
  const list: GitHub['list'] = async (path, limit = LIMITS.items) => {
    const items: GitHubThing[] = [];
    for (let page = 1; items.length < limit; page++) {
      const asked = `${path}${path.includes('?') ? '&' : '?'}per_page=${LIMITS.page}&page=${page}`;
      const answer = await request('GET', asked);
      if (answer.status !== 200 || !Array.isArray(answer.body)) throw unexpected(answer, `GET ${path}`);
      const found: unknown[] = answer.body;
      items.push(...found.filter(isObject));
      if (found.length < LIMITS.page) break;
    }
    return items.slice(0, limit);
  };
  return { ...place, request, list };
}

/** An answer that nobody reckoned with, as an error that says what GitHub said. */
export function unexpected({ status, body }: Answer, what: string): HaversackError {
  const said = isObject(body) && typeof body.message === 'string' ? `: ${inert(body.message)}` : '';
  return new HaversackError('github-refused', `GitHub answers ${what} with ${status}${said}.`, {
    remedy: 'Look whether the job has the permissions that docs/github.md gives for it.',
  });
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > LIMITS.bytes)
      throw new HaversackError('github-unreachable', `GitHub answers with more than ${LIMITS.bytes} bytes.`, {
        remedy: 'Run the workflow again.',
      });
    parts.push(part);
  }
  const whole = new Uint8Array(bytes);
  parts.reduce((at, part) => {
    whole.set(part, at);
    return at + part.length;
  }, 0);
  return new TextDecoder().decode(whole);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
