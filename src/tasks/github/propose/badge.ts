import { printMarkdownRecord } from '../../../content/index.ts';
import {
  type Form,
  type FormProblem,
  type GivenRequirement,
  readOption,
  readRequirementLines,
  readTags,
} from '../../../github/index.ts';
import type { Backpack, LinkedIssuer, Requirement } from '../../../model/index.ts';
import { parseId } from '../../../values/index.ts';
import { findIssuer } from '../../keys/find-key.ts';
import { suggestId } from '../../suggest-id.ts';
import { headingOf, type PlannedForm, problemOf, shown } from './plan.ts';

const MOST = { tags: 20, tag: 120, requirements: 50, requirementId: 40 } as const;

/** What the form *Propose a badge* comes to: the record of an active badge, as `badge new` writes it. */
export function planBadgeForm(backpack: Backpack, form: Form, values: Readonly<Record<string, string>>): PlannedForm {
  const problems: FormProblem[] = [];
  const tell = (id: string, code: string, says: string): void =>
    void problems.push({ code, field: headingOf(form, id), says });
  const { name = '', description = '', criteria = '' } = values;
  const id = values.id || suggestId(name);
  if (id === undefined) tell('id', 'id-missing', 'No id can be made from the name. Write one.');
  else if (!parseId(id).ok)
    tell('id', 'id-unreadable', 'Write 1 to 64 small letters, digits and hyphens, without anything else.');
  const issuer = readIssuer(backpack, form, values.issuer ?? '', problems);
  const tags = readTags(values.tags ?? '');
  if (tags.length > MOST.tags || tags.some((tag) => tag.length > MOST.tag))
    tell('tags', 'tags-too-many', `At most ${MOST.tags} tags, each of at most ${MOST.tag} characters.`);
  const requirements = readRequirementLines(values.requirements ?? '');
  if (requirements.wrong.length > 0)
    tell(
      'requirements',
      'requirement-unreadable',
      `Lines ${requirements.wrong.slice(0, 10).join(', ')}: at most 300 characters, and at least one beside what is in brackets.`,
    );
  if (requirements.values.length > MOST.requirements)
    tell('requirements', 'requirements-too-many', `At most ${MOST.requirements} requirements.`);
  if (problems.length > 0 || id === undefined || issuer === undefined) return { kind: 'refused', problems };

  const fields = {
    name,
    description,
    issuer: issuer.id,
    // What the issuer's house style says stays its own.
    design: { shape: issuer.design.shape === undefined ? 'circle' : undefined },
    tags: tags.length === 0 ? undefined : tags,
    requirements: requirements.values.length === 0 ? undefined : withIds(requirements.values),
    version: '1',
  };
  const change = { path: `content/badges/${id}.md`, text: printMarkdownRecord(fields, criteria) };
  const other = backpack.badges.find((one) => one.id === id);
  if (other?.source.file === change.path && other.source.text === change.text)
    return { kind: 'there', id, page: other.addresses.page };
  if (other !== undefined) {
    const says = `There is a badge \`${id}\` already. Write another id; its next version is made by \`haversack badge version ${id}\`.`;
    return { kind: 'refused', problems: [{ code: 'badge-exists', field: headingOf(form, 'id'), says }] };
  }
  return {
    kind: 'file',
    change,
    title: `New badge \`${id}\``,
    told: [
      ['Name', shown(name)],
      ['Id', `\`${id}\``],
      ['Description', shown(description)],
      ['Criteria', shown(criteria)],
      ['Issuer', `${shown(issuer.name)} (\`${issuer.id}\`)`],
      ...tags.map((tag) => ['Tag', shown(tag)] as const),
      ...requirements.values.map(({ text, evidence }) => [`Requirement (evidence: ${evidence})`, shown(text)] as const),
    ],
  };
}

function readIssuer(backpack: Backpack, form: Form, text: string, problems: FormProblem[]): LinkedIssuer | undefined {
  const field = headingOf(form, 'issuer');
  const id = text === '' ? undefined : readOption(text);
  if (text !== '' && id === undefined) {
    problems.push({ code: 'issuer-unreadable', field, says: 'Choose an issuer of the list, or write its id alone.' });
    return undefined;
  }
  try {
    return findIssuer({ backpack }, id);
  } catch (error) {
    problems.push(problemOf(error, field));
    return undefined;
  }
}

/** Each requirement with an id that reads like its first words, no two the same. */
function withIds(given: readonly GivenRequirement[]): Requirement[] {
  const taken = new Set<string>();
  return given.map(({ text, evidence }, index) => {
    const start = shortened(suggestId(text) ?? `requirement-${index + 1}`);
    let id = start;
    for (let number = 2; taken.has(id); number++) id = `${start}-${number}`;
    taken.add(id);
    return { id, text, evidence };
  });
}

/** Cut between two words where there is room for one. */
function shortened(id: string): string {
  if (id.length <= MOST.requirementId) return id;
  const cut = id.slice(0, MOST.requirementId + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, MOST.requirementId);
}
