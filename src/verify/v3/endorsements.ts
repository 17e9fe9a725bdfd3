import type { JsonObject } from '../../values/index.ts';
import type { Examine } from '../examination.ts';
import { asText, idOf, listOf, member } from '../facts.ts';
import type { Run } from '../options.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import { verdictOf } from '../verdict.ts';

/** An endorsement, where it stands, and the id that it should be about. */
interface Found {
  readonly path: string;
  readonly value: unknown;
  readonly about: string | undefined;
}

/** What takes nothing from the credential when an endorsement has it: time and its issuer's change of mind. */
const passing = ['expired', 'not-yet-valid', 'revoked', 'suspended'];

/** Each endorsement by a run of its own, those of the credential, the achievement and the issuer. I3-17; STANDARDS 10, 6. */
export async function checkEndorsements(document: JsonObject, run: Run, examine: Examine): Promise<readonly Check[]> {
  const found = endorsementsOf(document);
  if (found.length === 0) return [say('endorsement', 'not-applicable', 'endorsement-none')];
  const { endorsements } = run.session.limits;
  const checks: Check[] = [];
  for (const one of found.slice(0, endorsements)) checks.push(await checkEndorsement(one, run, examine));
  if (found.length > endorsements)
    checks.push(say('endorsement', 'warning', 'endorsement-too-many', `${endorsements} of ${found.length}`));
  return checks;
}

function endorsementsOf(document: JsonObject): readonly Found[] {
  const achievement = member(member(document, 'credentialSubject'), 'achievement');
  const places: readonly [path: string, holder: unknown][] = [
    ['', document],
    ['credentialSubject.achievement.', achievement],
    ['credentialSubject.achievement.creator.', member(achievement, 'creator')],
    ['issuer.', document.issuer],
  ];
  return places.flatMap(([path, holder]) =>
    ['endorsement', 'endorsementJwt'].flatMap((name) =>
      listOf(member(holder, name)).map((value, index) => ({
        path: `${path}${name}[${index}]`,
        value,
        about: idOf(holder),
      })),
    ),
  );
}

async function checkEndorsement({ path, value, about }: Found, run: Run, examine: Examine): Promise<Check> {
  const jws = asText(value);
  const { checks, credential, documents, standard } = await examine(jws ?? JSON.stringify(value), jws !== undefined, {
    ...run,
    role: 'endorsement',
    trust: [],
    recipient: undefined,
  });
  const who = credential?.issuer.host ?? credential?.issuer.id ?? '';
  const verdict = verdictOf(standard, checks);
  const subject = idOf(member(documents[0], 'credentialSubject'));
  if (verdict === 'verified')
    return subject === about
      ? say('endorsement', 'pass', 'endorsement-good', who, path)
      : say('endorsement', 'warning', 'endorsement-of-other', `${who}: ${subject}`, path);
  const faults = checks.filter(({ outcome }) => outcome === (verdict === 'invalid' ? 'fail' : 'unknown'));
  const why = `${who}: ${faults.map(({ title, detail }) => `${title}. ${detail}`).join(' ')}`;
  const isHarmless = faults.every(({ reason }) => passing.includes(reason));
  if (verdict === 'unknown') return say('endorsement', 'warning', 'endorsement-unknown', why, path);
  return isHarmless
    ? say('endorsement', 'warning', 'endorsement-over', why, path)
    : say('endorsement', 'fail', 'endorsement-bad', why, path);
}
