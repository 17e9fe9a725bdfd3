import { LIMITS } from '../../../src/content/limits.ts';
import { assertionSchema } from '../../../src/content/schemas/assertion.ts';
import { badgeSchema } from '../../../src/content/schemas/badge.ts';
import { importWordsSchema } from '../../../src/content/schemas/import.ts';
import { issuerSchema } from '../../../src/content/schemas/issuer.ts';
import { personSchema } from '../../../src/content/schemas/person.ts';
import { siteSchema } from '../../../src/content/schemas/site.ts';
import { ARTWORK_LIMITS } from '../../../src/images/artwork/limits.ts';
import { EVIDENCE_FILES, IMPORT_LIMITS } from '../../../src/model/index.ts';
import { NARRATIVE_LIMITS } from '../../../src/narrative/limits.ts';
import { FIELD_MAP, type Noun, PAGE_ONLY } from '../../../src/openbadges/field-map.ts';
import { ASSERTION_FIELDS, BADGE_FIELDS } from '../../../src/openbadges/index.ts';
import { type Field, fieldsOf } from './fields.ts';

/** The generated parts of `docs/formats.md`, by the marks that they stand between; the rest is written by hand. */
const parts: Readonly<Record<string, () => string>> = {
  site: () => fieldTable('site', fieldsOf('site', siteSchema)),
  issuer: () => fieldTable('issuer', fieldsOf('issuer', issuerSchema, 'description')),
  person: () => fieldTable('person', fieldsOf('person', personSchema, 'description')),
  badge: () => fieldTable('badge', fieldsOf('badge', badgeSchema, 'criteria')),
  assertion: () => fieldTable('assertion', fieldsOf('assertion', assertionSchema, 'narrative')),
  import: () => fieldTable('import', fieldsOf('import', importWordsSchema, 'words')),
  limits: limitTable,
  guard: () =>
    [
      `- of the assertion: ${ASSERTION_FIELDS.map((field) => `\`${field}\``).join(', ')}`,
      `- of its badge: ${BADGE_FIELDS.map((field) => `\`${field}\``).join(', ')}`,
    ].join('\n'),
};

/** Fills the generated parts of the page into the text that is there. */
export function writeFormats(now: string): string {
  return Object.entries(parts).reduce((text, [name, write]) => {
    const [start, end] = [`<!-- generated: ${name} -->`, '<!-- end -->'];
    const from = text.indexOf(start);
    const to = text.indexOf(end, from);
    if (from === -1 || to === -1) throw new Error(`docs/formats.md has no place for ${start} … ${end}.`);
    return `${text.slice(0, from + start.length)}\n\n${write()}\n\n${text.slice(to)}`;
  }, now);
}

function fieldTable(noun: Noun, fields: readonly Field[]): string {
  const rows = fields.map(({ path, type, required }) => {
    const [v2, v3] = membersOf(noun, path);
    return `| \`${path}\` | ${type} | ${required} | ${v2} | ${v3} |`;
  });
  return [
    '| field | what may stand there | required, or default | Open Badges 2.0 | Open Badges 3.0 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Where a field goes; parts of one that has a row as a whole go with it, and a whole goes where its parts go. */
function membersOf(noun: Noun, path: string): readonly [string, string] {
  const own = FIELD_MAP.filter((row) => row.noun === noun);
  const row =
    own.find(({ field }) => field === path) ??
    own.find(({ field }) => path.startsWith(`${field}[`) || path.startsWith(`${field}.`));
  if (row) return [shown(row.v2), shown(row.v3)];
  const isWhole = own.some(({ field }) => field.startsWith(`${path}[`) || field.startsWith(`${path}.`));
  if (!isWhole) throw new Error(`src/openbadges/field-map.ts has no row for ${noun} ${path}.`);
  return ['below', 'below'];
}

const shown = (members: string): string =>
  members === PAGE_ONLY
    ? PAGE_ONLY
    : members
        .split(', ')
        .map((member) => `\`${member}\``)
        .join(', ');

function limitTable(): string {
  const number = (value: number): string => value.toLocaleString('en');
  const rows: readonly (readonly [string, string])[] = [
    ['one Markdown, JSON or YAML file', `${LIMITS.fileBytes / 1024} kB`],
    ['levels of maps and lists in a file', number(LIMITS.depth)],
    ['one Markdown body', `${number(NARRATIVE_LIMITS.characters)} characters, ${number(NARRATIVE_LIMITS.lines)} lines`],
    ['quotes, lists and emphasis inside each other', `${NARRATIVE_LIMITS.nesting} levels`],
    ['marks `*`, `_`, `~`, `[`, `]` without a blank line between them', number(NARRATIVE_LIMITS.marks)],
    ['one import, as received', `${IMPORT_LIMITS.bytes / 1024 / 1024} MB`],
    ['imports', number(IMPORT_LIMITS.imports)],
    [
      'answers kept in the snapshot of an import',
      `${number(IMPORT_LIMITS.answers)}, ${IMPORT_LIMITS.answerBytes / 1024 / 1024} MB`,
    ],
    ['checks kept of an import', number(IMPORT_LIMITS.checks)],
    [
      'files of evidence',
      `${EVIDENCE_FILES.bytes / 1024 / 1024} MB each, ${EVIDENCE_FILES.allBytes / 1024 / 1024} MB for one assertion`,
    ],
    ['artwork', `${ARTWORK_LIMITS.bytes / 1024 / 1024} MB`],
    [
      'SVG artwork',
      `${ARTWORK_LIMITS.svgBytes / 1024} kB, ${number(ARTWORK_LIMITS.svgElements)} elements, ${ARTWORK_LIMITS.svgDepth} in each other`,
    ],
    ['each side of PNG artwork', `${number(ARTWORK_LIMITS.shortest)} to ${number(ARTWORK_LIMITS.longest)} px`],
    ['PNG artwork as a whole', `${number(ARTWORK_LIMITS.pixels / 1e6)} million pixels`],
  ];
  return ['| what | limit |', '| --- | --- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}
