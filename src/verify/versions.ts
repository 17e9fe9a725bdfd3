import { epoch, parseInstant } from '../values/index.ts';
import type { Examination } from './examination.ts';
import { hostOf, idOf, listOf, member, textAt } from './facts.ts';
import type { Check } from './report.ts';
import { say } from './say.ts';

/**
 * Compares the two versions in one picture: whoever is shown one must not be told something else than whoever is
 * shown the other. B-06.
 * @param v3  the signed credential
 * @param v2  the assertion with its badge, as fetched
 */
export function compareVersions(v3: Examination, v2: Examination): Check {
  const [credential] = v3.documents;
  const [assertion, badge] = v2.documents;
  if (credential === undefined || assertion === undefined)
    return say('versions', 'not-applicable', 'versions-not-compared');
  const subject = member(credential, 'credentialSubject');
  const achievement = member(subject, 'achievement');
  const pairs: readonly [what: string, one: unknown, other: unknown][] = [
    ['name', textAt(achievement, 'name'), textAt(badge, 'name')],
    ['description', textAt(achievement, 'description'), textAt(badge, 'description')],
    [
      'issued on',
      moment(textAt(credential, 'awardedDate') ?? textAt(credential, 'validFrom')),
      moment(textAt(assertion, 'issuedOn')),
    ],
    ['expires', moment(textAt(credential, 'validUntil')), moment(textAt(assertion, 'expires'))],
    ['issuer', hostOnly(idOf(member(credential, 'issuer'))), hostOnly(idOf(member(badge, 'issuer')))],
    ['recipient', recipientV3(subject), recipientV2(member(assertion, 'recipient'))],
  ];
  // What one of them leaves out (a revoked assertion is stripped) says nothing else than the other.
  const isRevoked = member(assertion, 'revoked') === true;
  const differs = pairs.filter(
    ([what, one, other]) => one !== other && !(other === undefined && (isRevoked || what !== 'expires')),
  );
  return differs.length === 0
    ? say('versions', 'pass', 'versions-agree')
    : say(
        'versions',
        'warning',
        'versions-differ',
        differs.map(([what, one, other]) => `${what} (3.0: ${one ?? 'none'}; 2.0: ${other ?? 'none'})`).join(', '),
      );
}

function moment(text: string | undefined): number | undefined {
  const parsed = text === undefined ? undefined : parseInstant(text);
  return parsed?.ok ? epoch(parsed.value) : undefined;
}

/** Without the path that a `did:web` may have. */
const hostOnly = (issuer: string | undefined): string | undefined => hostOf(issuer)?.replace(/\/.*$/, '');

function recipientV3(subject: unknown): string | undefined {
  const [identifier] = listOf(member(subject, 'identifier'));
  return identifier === undefined ? textAt(subject, 'id') : textAt(identifier, 'identityHash')?.toLowerCase();
}

const recipientV2 = (recipient: unknown): string | undefined => {
  const identity = textAt(recipient, 'identity');
  return member(recipient, 'hashed') === true ? identity?.toLowerCase() : identity;
};
