import { badge, boxes, MOST, PUBLIC, publicName, recipient } from './fields.ts';
import type { Form } from './form.ts';

/* The issue forms as data: what they ask, in which order, and how much of it. Printing and parsing both start here. */

const award: Form = {
  kind: 'award',
  file: 'award.yml',
  name: 'Award a badge',
  description: 'Propose that somebody is awarded a badge. A maintainer looks at it before anything is published.',
  title: 'Award a badge',
  intro: () => PUBLIC,
  fields: [
    badge('Badge to award', 'What somebody has earned.'),
    recipient('Who has earned it'),
    publicName('How they want to be called on the page of the award. Leave it empty unless they have agreed.'),
    {
      id: 'day',
      heading: 'Day of the award',
      as: 'line',
      isRequired: false,
      most: MOST.line,
      says: () => 'As in 2026-02-28. Empty: today.',
      sample: '2026-02-28',
    },
    {
      id: 'evidence',
      heading: 'Evidence',
      as: 'text',
      isRequired: false,
      most: MOST.list,
      says: () =>
        'Web addresses, one a line. Where the badge asks for evidence of several things, write which one before the address, as in `course=https://…`.',
    },
    {
      id: 'narrative',
      heading: 'What was done',
      as: 'text',
      isRequired: false,
      most: MOST.text,
      says: () =>
        'A few words about this award, without names. It is sealed into the credential and cannot be changed.',
    },
    boxes,
  ],
};

const request: Form = {
  kind: 'request',
  file: 'request.yml',
  name: 'Request a badge',
  description: 'Claim a badge that you have earned, with evidence for each thing that it asks for.',
  title: 'Request a badge',
  intro: () => PUBLIC,
  fields: [
    badge('Badge you have earned', 'Its page says what it asks for.'),
    recipient('Who you are'),
    publicName('How you want to be called on the page of your award. May stay empty.'),
    {
      id: 'evidence',
      heading: 'Evidence for each requirement',
      as: 'text',
      isRequired: false,
      most: MOST.list,
      says: () =>
        'One line for each requirement of the badge that wants evidence: its id and a web address, as in `course: https://…`. The comment that follows names what is missing.',
      sample: 'course: https://…',
    },
    {
      id: 'narrative',
      heading: 'What you did',
      as: 'text',
      isRequired: false,
      most: MOST.text,
      says: () =>
        'A few words for those who look at it, without names. It is sealed into the credential with the rest.',
    },
    boxes,
  ],
};

const proposal: Form = {
  kind: 'badge',
  file: 'badge.yml',
  name: 'Propose a badge',
  description: 'Propose a badge that can be awarded here from then on.',
  title: 'Propose a badge',
  intro: () => PUBLIC,
  fields: [
    {
      id: 'name',
      heading: 'Name of the badge',
      as: 'line',
      isRequired: true,
      most: MOST.name,
      says: () => 'A few words, as in First Aid Responder.',
    },
    {
      id: 'id',
      heading: 'Id of the badge',
      as: 'line',
      isRequired: false,
      most: MOST.id,
      says: () => 'Part of its address, for good: small letters, digits and hyphens. Empty: made from the name.',
      sample: 'first-aid',
    },
    {
      id: 'description',
      heading: 'Description',
      as: 'text',
      isRequired: true,
      most: MOST.description,
      says: () => 'What somebody has done or can do who holds it, in a sentence or two.',
    },
    {
      id: 'criteria',
      heading: 'Criteria',
      as: 'text',
      isRequired: true,
      most: MOST.text,
      says: () => 'What it takes to earn it, in Markdown without pictures and HTML.',
    },
    {
      id: 'tags',
      heading: 'Tags',
      as: 'line',
      isRequired: false,
      most: MOST.description,
      says: () => 'Words to find it by, with commas between them.',
      sample: 'health, volunteering',
    },
    {
      id: 'issuer',
      heading: 'Issuer',
      as: 'choice',
      of: 'issuers',
      isRequired: false,
      most: MOST.id,
      says: () => 'Who awards it. Empty: the owner of this backpack.',
    },
    {
      id: 'requirements',
      heading: 'Requirements',
      as: 'text',
      isRequired: false,
      most: MOST.list,
      says: () =>
        'What has to be done, one thing a line. End a line with `(evidence required)` or `(no evidence)` where evidence is not left to people.',
      sample: 'Attend both days of the course (evidence required)',
    },
    boxes,
  ],
};

/** Every form, in the order in which GitHub shows them. */
export const FORMS: readonly Form[] = [award, proposal, request];
