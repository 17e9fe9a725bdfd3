import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createGitHub, type GitHub } from '../../src/github/index.ts';
import { makeFolder } from '../roots.ts';

/**
 * A GitHub on loopback for one repository: its REST interface as far as Haversack speaks to it, and `origin`, a bare
 * git repository. What it keeps is open to tests.
 */

type Thing = { [key: string]: unknown };

export interface FakeSettings {
  readonly repository?: string;
  readonly private?: boolean;
  /** what GET /pages answers; undefined: Pages is off */
  readonly pages?: Thing | undefined;
  /** false: Actions may not open pull requests */
  readonly canOpenPulls?: boolean;
  /** more members of the repository, of its owner */
  readonly about?: Thing;
  readonly owner?: Thing;
}

interface End {
  readonly ref: string;
  readonly sha: string;
  readonly label?: string;
  readonly repo: { readonly full_name: string };
}

export type Pull = Thing & { number: number; state: string; head: End; base: End };

export interface FakeGitHub {
  readonly repository: string;
  readonly url: string;
  /** path of the bare repository */
  readonly origin: string;
  readonly settings: { -readonly [Key in keyof FakeSettings]: FakeSettings[Key] };
  /** issues and pull requests, by number */
  readonly issues: Map<number, Thing>;
  readonly comments: Map<number, Thing & { issue: number }>;
  readonly statuses: { sha: string; state: string; context: string; description?: string; target_url?: string }[];
  /** method and path of every request, and its body */
  readonly requests: { method: string; path: string; body: unknown; token: string }[];
  /** answers that come before the usual ones, once each */
  readonly faults: { status: number; body?: unknown }[];
  /** the client that commands use */
  readonly client: GitHub;
  /** Opens an issue as a person does. */
  readonly open: (title: string, body: string, more?: Thing) => Thing & { number: number };
  /** The comments of an issue, oldest first. */
  readonly said: (issue: number) => string[];
  readonly pulls: () => Pull[];
  /** Computes `refs/pull/<n>/merge` anew, as GitHub does. @returns the commit; undefined with conflicts */
  readonly mergeRef: (pull: number) => string | undefined;
  /** Merges a pull request with a merge commit, as a maintainer does. */
  readonly merge: (pull: number) => string;
  readonly git: (...args: string[]) => string;
}

const BOT = { login: 'github-actions[bot]', type: 'Bot' };
const PERSON = { login: 'volunteer', type: 'User' };

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

export async function startGitHub(given: FakeSettings = {}): Promise<FakeGitHub> {
  const settings = { canOpenPulls: true, ...given };
  const repository = settings.repository ?? 'riverside/badges';
  const origin = join(makeFolder(), 'origin.git');
  const git = (...args: string[]): string =>
    execFileSync('git', ['--git-dir', origin, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ...WHO },
    }).trim();
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);

  const issues = new Map<number, Thing>();
  const comments: FakeGitHub['comments'] = new Map();
  const statuses: FakeGitHub['statuses'] = [];
  const requests: FakeGitHub['requests'] = [];
  const faults: FakeGitHub['faults'] = [];
  let last = 0;
  const shaOf = (branch: string): string | undefined => {
    try {
      return git('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`);
    } catch {
      return undefined;
    }
  };
  const shown = (issue: Thing): Thing => {
    const head = issue.head as Thing | undefined;
    if (head === undefined) return issue;
    return { ...issue, head: { ...head, sha: shaOf(String(head.ref)) ?? head.sha } };
  };
  const pulls: FakeGitHub['pulls'] = () =>
    [...issues.values()].filter(({ head }) => head !== undefined).map((one) => shown(one) as never);

  const routes: [string, RegExp, (match: string[], body: Thing, query: URLSearchParams) => [number, unknown]][] = [
    [
      'GET',
      /^$/,
      () => {
        const [owner, name] = repository.split('/');
        const about = { name, full_name: repository, private: settings.private === true, fork: false };
        return [200, { ...about, default_branch: 'main', owner: { login: owner }, ...settings.about }];
      },
    ],
    ['GET', /^\/pages$/, () => (settings.pages ? [200, settings.pages] : [404, { message: 'Not Found' }])],
    ['GET', /^\/issues$/, (_match, _body, query) => [200, paged(filter([...issues.values()], query), query)]],
    [
      'POST',
      /^\/issues$/,
      (_match, body) => {
        const number = ++last;
        issues.set(number, { number, state: 'open', ...body, user: BOT });
        return [201, issues.get(number)];
      },
    ],
    ['GET', /^\/issues\/(\d+)$/, ([, number]) => found(issues.get(Number(number)))],
    ['PATCH', /^\/(?:issues|pulls)\/(\d+)$/, ([, number], body) => found(change(issues.get(Number(number)), body))],
    [
      'GET',
      /^\/issues\/(\d+)\/comments$/,
      ([, number], _body, query) => [
        200,
        paged(
          [...comments.values()].filter(({ issue }) => issue === Number(number)),
          query,
        ),
      ],
    ],
    [
      'POST',
      /^\/issues\/(\d+)\/comments$/,
      ([, number], body) => {
        if (String(body.body).length > 65_536)
          return [422, { message: 'body is too long (maximum is 65536 characters)' }];
        const id = 1_000 + comments.size;
        comments.set(id, { id, issue: Number(number), body: body.body, user: BOT });
        return [201, comments.get(id)];
      },
    ],
    [
      'PATCH',
      /^\/issues\/comments\/(\d+)$/,
      ([, id], body) => {
        if (String(body.body).length > 65_536)
          return [422, { message: 'body is too long (maximum is 65536 characters)' }];
        return found(change(comments.get(Number(id)), body));
      },
    ],
    ['GET', /^\/pulls$/, (_match, _body, query) => [200, paged(filter(pulls(), query), query)]],
    ['GET', /^\/pulls\/(\d+)$/, ([, number]) => found(pulls().find((one) => one.number === Number(number)))],
    [
      'POST',
      /^\/pulls$/,
      (_match, body) => {
        if (!settings.canOpenPulls)
          return [403, { message: 'GitHub Actions is not permitted to create or approve pull requests.' }];
        const sha = shaOf(String(body.head));
        if (sha === undefined) return [422, { message: 'Validation Failed', errors: [{ field: 'head' }] }];
        const isThere = pulls().some(({ head, state }) => head.ref === body.head && state === 'open');
        if (isThere)
          return [422, { message: 'Validation Failed', errors: [{ message: 'A pull request already exists' }] }];
        const number = ++last;
        const [owner] = repository.split('/');
        const head = { ref: body.head, label: `${owner}:${body.head}`, sha, repo: { full_name: repository } };
        const base = { ref: body.base, sha: shaOf(String(body.base)), repo: { full_name: repository } };
        const more = {
          html_url: `https://github.example/${repository}/pull/${number}`,
          merged: false,
          pull_request: {},
        };
        issues.set(number, { number, state: 'open', ...body, ...more, head, base, user: BOT });
        mergeRef(number);
        return [201, shown(issues.get(number) as Thing)];
      },
    ],
    [
      'POST',
      /^\/statuses\/([0-9a-f]+)$/,
      ([, sha = ''], body) => {
        if (String(body.description ?? '').length > 140) return [422, { message: 'description is too long' }];
        statuses.push({ sha, ...body } as never);
        return [201, {}];
      },
    ],
    [
      'GET',
      /^\/commits\/([0-9a-f]+)\/statuses$/,
      ([, sha]) => [200, statuses.filter((one) => one.sha === sha).reverse()],
    ],
  ];

  const mergeRef: FakeGitHub['mergeRef'] = (pull) => {
    const { head, base } = shown(issues.get(pull) as Thing) as { head: { sha: string }; base: { ref: string } };
    const main = shaOf(base.ref) ?? '';
    try {
      const tree = git('merge-tree', '--write-tree', main, head.sha).split('\n')[0] ?? '';
      const id = git('commit-tree', tree, '-p', main, '-p', head.sha, '-m', `Merge ${head.sha} into ${main}`);
      git('update-ref', `refs/pull/${pull}/merge`, id);
      git('update-ref', `refs/pull/${pull}/head`, head.sha);
      return id;
    } catch {
      return undefined;
    }
  };

  const answer = (method: string, path: string, body: Thing): [number, unknown] => {
    const { pathname, searchParams } = new URL(path, 'http://loopback');
    if (method === 'GET' && /^\/users\/[^/]+$/.test(pathname))
      return [200, { login: pathname.split('/')[2], type: 'Organization', ...settings.owner }];
    const prefix = `/repos/${repository}`;
    if (!pathname.startsWith(prefix)) return [404, { message: 'Not Found' }];
    for (const [of, shape, go] of routes) {
      const match = shape.exec(pathname.slice(prefix.length));
      if (of === method && match) return go([...match], body, searchParams);
    }
    return [404, { message: `Nothing answers ${method} ${pathname}` }];
  };

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const body = text === '' ? {} : (JSON.parse(text) as Thing);
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, body, token: (headers.authorization ?? '').replace('Bearer ', '') });
    const fault = faults.shift();
    const [status, told] = fault ? [fault.status, fault.body ?? {}] : answer(method, path, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const place = { repository, apiUrl: url, serverUrl: 'https://github.example', token: 'ghs_test' };
  return {
    repository,
    url,
    origin,
    settings,
    issues,
    comments,
    statuses,
    requests,
    faults,
    client: createGitHub(place, globalThis.fetch, async () => {}),
    open: (title, body, more = {}) => {
      const number = ++last;
      const issue = { number, title, body, state: 'open', user: PERSON, author_association: 'NONE', ...more };
      issues.set(number, issue);
      return issue;
    },
    said: (issue) => [...comments.values()].filter((one) => one.issue === issue).map(({ body }) => String(body)),
    pulls,
    mergeRef,
    merge: (pull) => {
      const id = mergeRef(pull);
      if (id === undefined) throw new Error(`#${pull} conflicts`);
      git('update-ref', 'refs/heads/main', id);
      Object.assign(issues.get(pull) as Thing, { state: 'closed', merged: true, merged_at: '2020-07-01T00:00:00Z' });
      return id;
    },
    git,
  };
}

const WHO = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((role) => [
    [`GIT_${role}_NAME`, 'Max Maintainer'],
    [`GIT_${role}_EMAIL`, 'max@example.org'],
    [`GIT_${role}_DATE`, '2020-07-01T10:00:00Z'],
  ]),
);

const found = (thing: Thing | undefined): [number, unknown] => (thing ? [200, thing] : [404, { message: 'Not Found' }]);

function change(thing: Thing | undefined, body: Thing): Thing | undefined {
  return thing === undefined ? undefined : Object.assign(thing, body);
}

function filter(things: Thing[], query: URLSearchParams): Thing[] {
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const creator = query.get('creator');
  return things.filter(
    (one) =>
      (state === 'all' || one.state === state) &&
      (head === null || (one.head as Thing)?.label === head) &&
      (creator === null || (one.user as Thing)?.login === creator),
  );
}

function paged<One>(things: One[], query: URLSearchParams): One[] {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return things.slice((page - 1) * size, page * size);
}
