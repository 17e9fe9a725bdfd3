import type { Look } from './look.ts';

/** What to do about what was found, the surest cause first; one sentence or two each. */
export function adviseOn(looks: readonly Look[], url: string): string[] {
  const [home, ...documents] = looks;
  const bad = looks.filter(({ found }) => found !== 'same');
  const isLost = (one: Look): boolean => one.found === 'missing' || one.found === 'page';
  const lost = documents.filter(isLost);
  const advice: string[] = [];
  const foreign = looks.flatMap(({ keys }) => keys ?? []);
  if (foreign.length > 0)
    advice.push(
      `A DID document names ${foreign.join(', ')}, which content/keys does not have. An older site would name fewer keys, not others: look at once who can publish at ${url}, and deploy again.`,
    );
  const hidden = lost.filter(({ address }) => address.includes('/.well-known/'));
  if (hidden.length > 0 && lost.length === hidden.length)
    advice.push(
      'Files whose names begin with a dot were left out when the site was uploaded: give the upload `include-hidden-files: true`, and keep `.nojekyll` in it.',
    );
  else if (home !== undefined && isLost(home) && lost.length === documents.length)
    advice.push(
      `Nothing of this site is at ${url}. Compare that address with the one under Settings, Pages: when the site lies there, run \`haversack move --to <that address>\`; else look whether the last deployment ended well.`,
    );
  else if (lost.length > 0 && lost.length === documents.length)
    advice.push(
      `A site is at ${url}, but another one, or one below another path. Compare \`url\` in content/site.yaml with the address under Settings, Pages.`,
    );
  const sent = looks.filter(({ from, address }) => from !== undefined && hostOf(from) !== hostOf(address));
  if (sent.length > 0)
    advice.push(
      `${url} sends on to ${hostOf(sent[0]?.from ?? '')}. If the site lives there for good, run \`haversack move --to\` with that address.`,
    );
  if (bad.some(({ found }) => found === 'unreachable' || found === 'refused'))
    advice.push('Look whether the host is up and its certificate is good, then run this again.');
  if (advice.length === 0 && bad.length > 0)
    advice.push(
      'An older version of the site is there. Caches can keep it for ten minutes: run this again with --wait 600s. If it stays, look whether the last deployment ended well, and was made from the newest commit.',
    );
  return advice;
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);
