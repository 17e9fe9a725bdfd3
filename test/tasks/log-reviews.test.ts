import { expect, test } from 'vitest';
import { readCommits } from '../../src/io/index.ts';
import { reviewsOf } from '../../src/tasks/log/reviews.ts';
import { commit, git, init, merge } from '../io/git/repositories.ts';

/** Reviews by the subject of the commit. */
async function reviews(root: string): Promise<Record<string, string>> {
  const commits = await readCommits(root);
  if (!commits.ok) throw new Error(commits.said);
  const found = reviewsOf(commits.value);
  return Object.fromEntries(
    commits.value.flatMap(({ id, subject }) => {
      const review = found.get(id);
      return review === undefined ? [] : [[subject, `${review.in} ${review.by}`]];
    }),
  );
}

/** Commits on a branch of its own, from what is checked out; main is checked out again. */
function branch(root: string, name: string, subjects: readonly string[]): void {
  git(root, ['checkout', '--quiet', '-b', name]);
  for (const subject of subjects) commit(root, subject);
  git(root, ['checkout', '--quiet', 'main']);
}

test('a pull request that was merged reviews the commits that it brought, and no other', async () => {
  const root = init();
  commit(root, 'first');
  branch(root, 'side', ['a', 'b']);
  commit(root, 'meanwhile');
  merge(root, 'side', 'Merge pull request #12 from ann/side', { name: 'Bob Example' });
  commit(root, 'after');
  expect(await reviews(root)).toEqual({ a: '#12 Bob Example', b: '#12 Bob Example' });
});

test('one that was squashed has its number behind the subject; who merged it is not known', async () => {
  const root = init();
  commit(root, 'Award first aid (#7)');
  commit(root, 'Fixes #8');
  commit(root, 'See (#9) there');
  expect(await reviews(root)).toEqual({ 'Award first aid (#7)': '#7 undefined' });
});

test('a merge without a number is named by its commit', async () => {
  const root = init();
  commit(root, 'first');
  branch(root, 'side', ['a']);
  merge(root, 'side', "Merge branch 'side'", { name: 'Bob Example' });
  const id = git(root, ['rev-parse', 'HEAD']).slice(0, 10);
  expect(await reviews(root)).toEqual({ a: `${id} Bob Example` });
});

test('pulling what others pushed to the same branch is no review', async () => {
  const root = init();
  commit(root, 'first');
  branch(root, 'theirs', ['a']);
  commit(root, 'mine');
  merge(root, 'theirs', "Merge branch 'main' of https://code.example.org/pack");
  branch(root, 'more', ['b']);
  merge(root, 'more', "Merge remote-tracking branch 'origin/main'");
  expect(await reviews(root)).toEqual({});
});

test('of merges within merges, the one onto the main line counts; each commit has one review', async () => {
  const root = init();
  commit(root, 'first');
  git(root, ['checkout', '--quiet', '-b', 'outer']);
  commit(root, 'outer work');
  git(root, ['checkout', '--quiet', '-b', 'inner']);
  commit(root, 'inner work');
  git(root, ['checkout', '--quiet', 'outer']);
  merge(root, 'inner', 'Merge pull request #1 from inner', { name: 'Cy Example' });
  git(root, ['checkout', '--quiet', 'main']);
  merge(root, 'outer', 'Merge pull request #2 from outer', { name: 'Bob Example' });
  branch(root, 'later', ['later work']);
  merge(root, 'later', 'Merge pull request #3 from later', { name: 'Dee Example' });
  expect(await reviews(root)).toEqual({
    'outer work': '#2 Bob Example',
    'inner work': '#2 Bob Example',
    'Merge pull request #1 from inner': '#2 Bob Example',
    'later work': '#3 Dee Example',
  });
});

test('an author who has an address for a name is not named', async () => {
  const root = init();
  commit(root, 'first');
  branch(root, 'side', ['a']);
  merge(root, 'side', 'Merge pull request #4 from side', { name: 'bob@example.org' });
  expect(await reviews(root)).toEqual({ a: '#4 someone' });
});
