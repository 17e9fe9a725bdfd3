import { checkShapeV2 } from '../../openbadges/index.ts';
import { parseWebAddress } from '../../values/index.ts';
import { hostOf, idOf, listOf, member, textAt } from '../facts.ts';
import type { Run } from '../options.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';
import { isSameAddress, loadLinked } from './linked.ts';
import { checkScope } from './scope.ts';

/** Each 2.0 endorsement of the assertion, its badge and its issuer, as its own address gives it. */
export async function checkEndorsementsV2(documents: readonly unknown[], run: Run): Promise<readonly Check[]> {
  const found = documents.flatMap((document) =>
    listOf(member(document, 'endorsement')).map((endorsement) => ({ endorsement, about: idOf(document) })),
  );
  if (found.length === 0) return [say('endorsement', 'not-applicable', 'endorsement-none')];
  const { endorsements } = run.session.limits;
  const checks: Check[] = [];
  for (const { endorsement, about } of found.slice(0, endorsements))
    checks.push(await checkEndorsement(endorsement, about, run));
  if (found.length > endorsements)
    checks.push(say('endorsement', 'warning', 'endorsement-too-many', `${endorsements} of ${found.length}`));
  return checks;
}

async function checkEndorsement(named: unknown, about: string | undefined, { session }: Run): Promise<Check> {
  const id = idOf(named) ?? '';
  const open = (reason: string, why: string) => say('endorsement', 'warning', reason, why, id);
  const loaded = parseWebAddress(id).ok ? await session.loadJson(id) : undefined;
  if (!loaded?.ok) return open('endorsement-unknown', id);
  const document = loaded.value;
  const [fault] = checkShapeV2(document, 'Endorsement').filter(({ severity }) => severity === 'error');
  if (fault || !isSameAddress(idOf(document), id))
    return say('endorsement', 'fail', 'endorsement-bad', fault ? `${id}: ${fault.path} ${fault.message}` : id, id);
  if (member(document, 'revoked') === true) return open('endorsement-over', id);
  const issuer = await loadLinked(member(document, 'issuer'), 'issuer', 'Profile', session);
  const issuerId = idOf(member(document, 'issuer'));
  const scope = checkScope(id, issuerId, issuer.document);
  const who = hostOf(issuerId) ?? id;
  if (scope.outcome === 'fail') return say('endorsement', 'fail', 'endorsement-bad', `${who}: ${scope.detail}`, id);
  if (scope.outcome === 'unknown') return open('endorsement-unknown', who);
  const subject = textAt(member(document, 'claim'), 'id');
  return subject === about
    ? say('endorsement', 'pass', 'endorsement-good', who, id)
    : open('endorsement-of-other', `${who}: ${subject}`);
}
