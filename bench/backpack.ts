import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chance, createChance } from './chance.ts';
import { subjects, verbs, works } from './texts.ts';

const SEED = 20_260_101;
/** Awards lie before this day, and none lies in a future that comes. */
export const TODAY = '2026-01-01';
export const BADGES = 20;

/** Of the second backpack, for the pictures. */
export const MORE_BADGES = 50;

/**
 * Writes a backpack of one issuer, as many badges and as many assertions as are asked for; the same bytes in every run.
 * @param root  an empty folder
 */
export function writeBackpack(root: string, assertions: number, badges: number = BADGES): void {
  const chance = createChance(SEED);
  const write = (path: string, text: string): void => {
    const file = join(root, 'content', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };
  write('site.yaml', site);
  write('issuers/harbour.md', issuer);
  const kinds = Array.from({ length: badges }, (_, index) => {
    const round = Math.floor(index / subjects.length);
    const subject = `${subjects[index % subjects.length]}${round === 0 ? '' : ` ${round + 1}`}`;
    const kind = { id: subject.toLowerCase().replaceAll(' ', '-'), subject, hasResult: index % 3 === 0, index };
    write(`badges/${kind.id}.md`, badge(kind));
    return kind;
  });
  for (let number = 0; number < assertions; number++) {
    const kind = kinds[number % kinds.length] as Kind;
    const id = `${kind.id}-${createHash('sha256').update(`id ${number}`).digest('hex').slice(0, 8)}`;
    const year = 2020 + chance.below(6);
    write(`assertions/${year}/${id}.md`, assertion(kind, number, year, chance));
  }
}

interface Kind {
  readonly id: string;
  readonly subject: string;
  readonly hasResult: boolean;
  readonly index: number;
}

/** The address of every backpack here. */
export const SITE = 'https://bench.example.org/backpack/';

const site = `url: ${SITE}
title: Harbour School Backpack
description: A generated backpack, to be measured.
owner: harbour
language: en
demonstration: true
`;

const issuer = `---
name: Harbour School
url: https://harbour.example.org/
email: badges@harbour.example.org
socials:
  - url: https://social.example.org/@harbour
    label: Harbour School on the community network
---

Harbour School is **made up**. It teaches in the evening, on boats and on land.
`;

const shapes = ['circle', 'shield', 'hexagon'];
const icons = ['award', 'anchor', 'book-open', 'compass', 'hammer', 'leaf', 'map', 'music', 'ship', 'wrench'];
const grounds = ['#14532d', '#1e3a8a', '#7c2d12', '#581c87', '#0f172a'];

const badge = ({ subject, hasResult, index }: Kind): string => `---
name: ${subject}
description: >-
  Can do what ${subject} asks for without help, has done it more than once, and can explain it to those who come next.
issuer: harbour
design:
  shape: ${shapes[index % shapes.length]}
  icon: ${icons[index % icons.length]}
  ground: "${grounds[index % grounds.length]}"
  ribbon: Level ${1 + (index % 3)}
achievementType: Competency
tags: [evening school, ${subject.toLowerCase()}]
skills:
  - name: ${subject}
    url: https://skills.example.org/${index}
  - Working with others
alignment:
  - targetName: ${subject}, unit ${index + 1}
    targetUrl: https://frameworks.example.org/harbour/${index + 1}
    targetCode: HS-${index + 1}
    targetFramework: Harbour Framework
requirements:
  - id: course
    text: Attend eight of ten evenings
    evidence: none
  - id: work
    text: Finish one piece of work that somebody uses
    evidence: required
${hasResult ? result : ''}${index % 4 === 0 ? 'validFor: P5Y\n' : ''}hours: ${20 + index}
version: "1.${index}"
---

Whoever holds this badge

1. plans the work and knows what it costs,
2. does it with care for others and for the tools,
3. says honestly what went wrong, and what was learnt.

The work is looked at by **two teachers**, one of them from another course.
`;

const result = `results:
  - id: exam
    name: Final exam
    resultType: Percent
    valueMin: "0"
    valueMax: "100"
    requiredValue: "60"
`;

function assertion(kind: Kind, number: number, year: number, chance: Chance): string {
  const digest = (what: string): string => createHash('sha256').update(`${what} ${number}`).digest('hex');
  const two = (value: number): string => String(value).padStart(2, '0');
  const work = chance.pick(works);
  const lines = [
    '---',
    `badge: ${kind.id}`,
    'recipient:',
    '  type: email',
    `  identity: sha256$${digest('identity')}`,
    `  salt: "${digest('salt').slice(0, 32)}"`,
    `issuedOn: ${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    'evidence:',
    `  - url: https://works.example.org/${number}`,
    `    name: The ${work}`,
    `    description: A ${work} that was ${chance.pick(verbs)} and is in use.`,
    '    narrative: >-',
    `      The ${work} was ${chance.pick(verbs)} twice. The *second* one was better, and both are shown side by side.`,
    '    meets: work',
  ];
  if (chance.once(2))
    lines.push(`  - url: https://works.example.org/${number}/notes`, '    name: Notes of the evenings');
  if (kind.hasResult) lines.push('results:', '  - result: exam', `    value: "${60 + chance.below(41)}"`);
  if (chance.once(50)) lines.push('revoked:', `  on: ${TODAY}`, '  reason: Awarded to the wrong person.');
  const body = [
    `Planned a ${work}, ${chance.pick(verbs)} it in ${2 + chance.below(9)} evenings, and let the others try it out.`,
    `What went wrong: it had to be ${chance.pick(verbs)} again, since the first plan forgot the weather.`,
  ];
  return `${lines.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}
