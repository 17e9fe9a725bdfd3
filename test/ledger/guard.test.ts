import { describe, expect, test } from 'vitest';
import { hasErrors } from '../../src/diagnostics/index.ts';
import { ASSERTION_FIELDS, BADGE_FIELDS } from '../../src/openbadges/v3/sealed-fields.ts';
import { check } from '../../src/tasks/check.ts';
import { issue } from '../../src/tasks/issue.ts';
import { loadBackpack } from '../../src/tasks/load.ts';
import { countedChance, edit, effectsOf, moment, put, read, remove, sealedRoot, summary, TODAY } from '../roots.ts';
import { makePng } from '../sound-content.ts';

const CARE = 'content/badges/care.md';
const GRADE = 'content/badges/grade.md';
const ZOE = 'content/assertions/2020/care-zoe.md';
const URL_AWARD = 'content/assertions/2020/care-url.md';
const DID = 'content/assertions/grade-did.md';
const PLAIN = 'content/assertions/plain-json.json';
const SITE = 'content/site.yaml';
const ACME = 'content/issuers/acme.md';

const load = (root: string) => loadBackpack(root, moment(TODAY)).diagnostics;

/** Of the edit: the file, the piece that goes and the piece that comes; or a change of another kind. */
type Change = readonly [file: string, from: string, to: string] | ((root: string) => void);
const make = (root: string, change: Change): void =>
  typeof change === 'function' ? change(root) : edit(root, ...change);

const compared: readonly (readonly [title: string, field: string, file: string, change: Change, says: RegExp])[] = [
  ['name of the badge', 'name', CARE, [CARE, 'name: Care\n', 'name: Caring\n'], /sealed as Care and is now Caring/],
  ['description', 'description', CARE, [CARE, 'Can give first aid.', 'Can run.'], /Can give first aid\. and is now/],
  ['body of the criteria', 'criteria', CARE, [CARE, 'stayed calm', 'kept calm'], /stayed calm.* is now .*kept calm/],
  ['text of a requirement', 'criteria', CARE, [CARE, 'Sixteen hours', 'Twelve hours'], /Sixteen hours.*Twelve hours/],
  ['a requirement more', 'criteria', CARE, [CARE, 'validFor:', '  - id: more\n    text: More\nvalidFor:'], /More/],
  [
    'address of the criteria',
    'criteriaUrl',
    CARE,
    [CARE, 'credits: 2', 'credits: 2\ncriteriaUrl: https://acme.example.org/care'],
    /nothing and is now https:\/\/acme\.example\.org\/care/,
  ],
  [
    'whether a requirement needs evidence',
    'criteria',
    CARE,
    [CARE, 'evidence: required', 'evidence: optional'],
    /evidence/,
  ],
  ['name of an alignment', 'alignment', CARE, [CARE, 'First aider', 'First helper'], /First aider.*First helper/],
  ['address of an alignment', 'alignment', CARE, [CARE, '/first-aider', '/helper'], /first-aider.*helper/],
  ['a tag less', 'tags', CARE, [CARE, '[health, volunteering]', '[health]'], /volunteering/],
  ['name of a skill', 'tags', CARE, [CARE, '  - Bandaging', '  - Plasters'], /Bandaging.*Plasters/],
  ['address of a skill', 'alignment', CARE, [CARE, '/calling', '/shouting'], /calling.*shouting/],
  ['credits', 'credits', CARE, [CARE, 'credits: 2', 'credits: 3'], /sealed as 2 and is now 3/],
  ['version', 'version', CARE, [CARE, '"1.0"', '"1.1"'], /sealed as 1\.0 and is now 1\.1/],
  ['a result description', 'results', GRADE, [GRADE, 'requiredValue: "60"', 'requiredValue: "50"'], /60.*50/],
  ['a level of a result', 'results', GRADE, [GRADE, 'name: Good', 'name: Very good'], /Good.*Very good/],
  [
    'the badge itself',
    'badge',
    PLAIN,
    (root) => {
      put(root, 'content/badges/twin.json', read(root, 'content/badges/plain.json'));
      edit(root, PLAIN, '"badge": "plain"', '"badge": "twin"');
    },
    /sealed as plain and is now twin/,
  ],
  ['an e-mail recipient', 'recipient', ZOE, [ZOE, 'sha256$ef8e', 'sha256$ef8f'], /ef8e.*ef8f/],
  ['a salt', 'recipient', ZOE, [ZOE, '"0f1e', '"1f1e'], /0f1e.*1f1e/],
  ['a URL recipient', 'recipient', PLAIN, [PLAIN, 'https://kim.example.org/', 'https://tim.example.org/'], /kim.*tim/],
  ['a DID recipient', 'recipient', DID, [DID, 'did:web:kim', 'did:web:tim'], /kim.*tim/],
  [
    'issuedOn',
    'issuedOn',
    ZOE,
    [ZOE, 'issuedOn: 2020-03-01', 'issuedOn: 2020-03-02\nvalidFrom: 2020-03-01'],
    /2020-03-01T00:00:00Z and is now 2020-03-02T00:00:00Z/,
  ],
  [
    'validFrom',
    'validFrom',
    PLAIN,
    [PLAIN, '"issuedOn": "2020-05-05"', '"issuedOn": "2020-05-05", "validFrom": "2020-05-06"'],
    /2020-05-06/,
  ],
  [
    'expires',
    'expires',
    ZOE,
    [ZOE, 'issuedOn: 2020-03-01', 'issuedOn: 2020-03-01\nexpires: 2029-03-05'],
    /is now 2029-03-05/,
  ],
  ['name of evidence', 'evidence', ZOE, [ZOE, 'List of those present', 'List of those absent'], /present.*absent/],
  ['address of evidence', 'evidence', ZOE, [ZOE, 'course.html', 'other.html'], /course\.html.*other\.html/],
  ['narrative', 'narrative', ZOE, [ZOE, 'Kept calm', 'Stayed calm'], /Kept calm.*Stayed calm/],
  ['narrative in JSON', 'narrative', PLAIN, [PLAIN, 'Came to four.', 'Came to five.'], /four.*five/],
  ['value of a result', 'results', DID, [DID, 'value: "72"', 'value: "73"'], /72.*73/],
  [
    'status of a result',
    'results',
    DID,
    [DID, 'level: good', 'level: good\n    status: Completed'],
    /status Completed/,
  ],
];

describe('what is sealed cannot be changed in its record', () => {
  test.each(compared)(
    '%s: refused, naming the field %s and both ways on',
    async (_title, field, file, change, says) => {
      const root = await sealedRoot();
      expect(load(root)).toEqual([]);
      make(root, change);
      const found = load(root);
      expect(found.map(({ code, file, severity }) => [code, file, severity])).toEqual([
        ['sealed-field-differs', file, 'error'],
      ]);
      const [one] = found;
      expect(one?.message).toMatch(new RegExp(`^"${field}" was sealed as `));
      expect(one?.message).toMatch(says);
      expect(one?.message).toMatch(/\(content\/credentials\/2020\/\d\d\/[a-z-]+\.json\)/);
      expect(one?.remedy).toMatch(/put the old value back.*new version with `replaces`.*revoke it and award again/s);
      const issued = await issue(effectsOf(root), { dryRun: true });
      expect([issued.ok, issued.sealed, issued.lists]).toEqual([false, [], []]);
    },
  );

  test('every field that is compared is among these', () => {
    expect([...new Set(compared.map(([, field]) => field))].sort()).toEqual(
      [...new Set<string>([...ASSERTION_FIELDS, ...BADGE_FIELDS])].sort(),
    );
  });

  test('a badge’s `validFor` cannot move the end of awards that are sealed', async () => {
    const root = await sealedRoot();
    edit(root, CARE, 'validFor: P2Y', 'validFor: P3Y');
    const found = load(root);
    expect(summary(found)).toEqual([
      `${URL_AWARD}:2:1 sealed-field-differs expires`,
      `${ZOE}:2:1 sealed-field-differs expires`,
    ]);
    expect(found[0]?.message).toContain('sealed as 2022-03-01T00:00:00Z and is now 2023-03-01T00:00:00Z');
  });

  test('each row of a roster that was changed is told, though all are in one file', async () => {
    const roster = 'content/assertions/course.csv';
    const row = (id: string): string => `${id},plain,https://${id}.example.org/,2020-05-01\n`;
    const root = await sealedRoot();
    put(root, roster, `id,badge,url,issuedOn\n${row('course-a')}${row('course-b')}`);
    await issue(effectsOf(root, { random: countedChance(9_000) }), { dryRun: false });
    put(root, roster, read(root, roster).replaceAll('2020-05-01', '2020-05-02'));
    expect(summary((await check(effectsOf(root))).diagnostics)).toEqual([
      `${roster}:2:1 sealed-field-differs validFrom`,
      `${roster}:2:46 sealed-field-differs issuedOn`,
      `${roster}:3:1 sealed-field-differs validFrom`,
      `${roster}:3:46 sealed-field-differs issuedOn`,
    ]);
  });

  test('several fields of several records are told in one run, a badge’s once for all its awards', async () => {
    const root = await sealedRoot();
    edit(root, CARE, 'name: Care\n', 'name: Caring\n');
    edit(root, CARE, 'credits: 2', 'credits: 3');
    edit(root, ZOE, 'Kept calm', 'Stayed calm');
    expect(summary(load(root)).map((line) => line.replace(/:\d+:\d+/, ''))).toEqual([
      `${ZOE} sealed-field-differs body`,
      `${CARE} sealed-field-differs name`,
      `${CARE} sealed-field-differs credits`,
    ]);
  });
});

const free: readonly (readonly [title: string, change: Change])[] = [
  ['the issuer’s e-mail', [ACME, 'badges@acme.example.org', 'hello@acme.example.org']],
  ['the issuer’s name', [ACME, 'Acme Learning', 'Acme Teaching']],
  ['the issuer’s description', [ACME, 'Acme teaches first aid.', 'Acme teaches.']],
  ['the issuer’s picture', (root) => put(root, 'content/issuers/acme.png', makePng(64, 64))],
  [
    'the issuer’s picture taken away',
    (root) => {
      edit(root, ACME, 'image: acme.png\nimageAlt: A green square\n', '');
      remove(root, 'content/issuers/acme.png');
    },
  ],
  ['the site’s title', [SITE, 'Small Backpack', 'Large Backpack']],
  ['the site’s theme', [SITE, 'language: en', 'language: en\ntheme:\n  accent: "#14532d"']],
  ['the site’s language', [SITE, 'language: en', 'language: nl']],
  ['the badge’s artwork', (root) => put(root, 'content/badges/grade.png', makePng(256, 256, [1, 2, 3]))],
  ['what the artwork shows, in words', [GRADE, 'A green square', 'A square']],
  ['the badge’s design', [CARE, 'ribbon: First Aid', 'ribbon: Care']],
  ['how it is earned', [CARE, 'credits: 2', 'credits: 2\nearn:\n  text: Come along']],
  [
    'resources',
    [CARE, 'credits: 2', 'credits: 2\nresources:\n  - url: https://acme.example.org/book\n    label: Book'],
  ],
  ['hours', [CARE, 'credits: 2', 'credits: 2\nhours: 16']],
  ['level', [CARE, 'credits: 2', 'credits: 2\nlevel: EQF 2']],
  ['assessment', [CARE, 'credits: 2', 'credits: 2\nassessment:\n  method: Observation']],
  ['its being retired', [CARE, 'credits: 2', 'credits: 2\nstatus: retired']],
  ['the recipient’s public name', [ZOE, '  name: Zoë van Dam\n  person: zoe\n', '']],
  ['the text alternative of evidence', [ZOE, '    meets: course', '    meets: course\n    alt: A list']],
  ['the reason of a revocation', [URL_AWARD, 'Awarded by mistake.', 'Awarded in error.']],
  ['the spelling of an equal date', [DID, '2020-04-02T09:30:00+02:00', '2020-04-02T07:30:00Z']],
  ['the order of tags', [CARE, '[health, volunteering]', '[volunteering, health]']],
];

describe('what no seal fixes is free', () => {
  test.each(free)('%s', async (_title, change) => {
    const root = await sealedRoot();
    make(root, change);
    expect(summary(load(root))).toEqual([]);
    expect(await issue(effectsOf(root), { dryRun: false })).toMatchObject({ ok: true, sealed: [], files: [] });
  });
});

const kept: readonly (readonly [title: string, change: Change, found: readonly string[], remedy: RegExp])[] = [
  [
    'a record cannot be deleted',
    (root) => remove(root, ZOE),
    ['content/credentials/2020/03/care-zoe.json sealed-orphan'],
    /Restore.*revoke it/,
  ],
  [
    'a record cannot get another id',
    (root) => {
      put(root, 'content/assertions/2020/care-zed.md', read(root, ZOE));
      remove(root, ZOE);
    },
    ['content/credentials/2020/03/care-zoe.json sealed-orphan'],
    /Restore.*revoke it/,
  ],
  [
    'a record cannot become a draft',
    [ZOE, 'issuedOn: 2020-03-01', 'issuedOn: 2020-03-01\ndraft: true'],
    [`${ZOE} sealed-is-draft draft`],
    /Take out `draft`.*revoke it/,
  ],
  [
    'a revocation cannot be taken back',
    [URL_AWARD, 'revoked:\n  on: 2020-06-01\n  reason: Awarded by mistake.\n', ''],
    [`${URL_AWARD} revocation-withdrawn revoked`],
    /Put `revoked` back.*award again/,
  ],
  [
    'the site cannot move',
    [SITE, 'badges.example.org/pack/', 'badges.example.net/pack/'],
    [`${SITE} sealed-elsewhere url`],
    /Put the old `url` back/,
  ],
  [
    'the badge cannot get another issuer',
    [CARE, 'issuer: acme', 'issuer: beta'],
    [`${CARE} sealed-by-other-issuer issuer`],
    /old `owner` of the site, or the old `issuer` of the badge/,
  ],
  [
    'the site cannot get another owner',
    [SITE, 'owner: acme', 'owner: beta'],
    [
      `${CARE} sealed-by-other-issuer issuer`,
      `${GRADE} sealed-by-other-issuer issuer`,
      'content/badges/plain.json sealed-by-other-issuer issuer',
    ],
    /old `owner` of the site/,
  ],
];

describe('what is sealed stays', () => {
  test.each(kept)('%s', async (_title, change, found, remedy) => {
    const root = await sealedRoot();
    make(root, change);
    const diagnostics = load(root);
    expect(summary(diagnostics).map((line) => line.replace(/:\d+:\d+/, ''))).toEqual(found);
    expect(hasErrors(diagnostics)).toBe(true);
    for (const one of diagnostics) expect(one.remedy).toMatch(new RegExp(remedy, 's'));
    expect(await issue(effectsOf(root), { dryRun: false })).toMatchObject({ ok: false, files: [] });
  });

  test('a record that cannot be read is not called gone', async () => {
    const root = await sealedRoot();
    edit(root, ZOE, 'badge: care', 'bagde: care');
    expect(load(root).map(({ code }) => code)).not.toContain('sealed-orphan');
    expect(hasErrors(load(root))).toBe(true);
  });
});
