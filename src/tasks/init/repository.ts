import { printMarkdownRecord, printYaml } from '../../content/index.ts';
import type { Change } from '../../io/index.ts';
import { type RepositoryAnswers, withSlash } from './answers.ts';
import { printReadme } from './readme.ts';

/** Id of the badge that a new repository begins with. */
export const FIRST_BADGE = 'helping-hand';

/**
 * Every file of a new repository, as paths below it.
 * @param folder  name of the repository's own folder, for its README
 * @param isOnGitHub  its README says how it issues there
 */
export function newRepository(answers: RepositoryAnswers, folder: string, isOnGitHub = false): Change[] {
  const { name, email, color, issuer } = answers;
  const url = withSlash(answers.url);
  const root = /\s/.test(folder) ? `"../${folder}"` : `../${folder}`;
  return [
    {
      path: 'content/site.yaml',
      text: printYaml({
        url,
        title: `Badges of ${name}`,
        description: `What people have achieved with ${name}. Anyone can check each badge, without asking us.`,
        owner: issuer,
        language: 'en',
        theme: { accent: color.toLowerCase() },
      }),
    },
    { path: `content/issuers/${issuer}.md`, text: printMarkdownRecord({ name, url, email }, ISSUER) },
    {
      path: `content/badges/${FIRST_BADGE}.md`,
      text: printMarkdownRecord(
        {
          name: 'Helping Hand',
          description: `Helped to run an event of ${name}, from setting up to clearing away.`,
          issuer,
          design: { shape: 'rosette', emoji: '🤝', pattern: 'rays', ground: color.toLowerCase() },
          achievementType: 'CommunityService',
          tags: ['volunteering', 'events'],
          skills: ['Teamwork', 'Reliability'],
          requirements: [
            { id: 'shift', text: 'One whole shift at one event, with its preparation', evidence: 'none' },
            { id: 'task', text: 'One task of their own, agreed beforehand and carried through', evidence: 'optional' },
          ],
          version: '1',
        },
        BADGE,
      ),
    },
    { path: 'README.md', text: printReadme({ name, url, issuer, badge: FIRST_BADGE, root, isOnGitHub }) },
    { path: '.gitignore', text: 'dist/\n.haversack/\nnotify/\n' },
    { path: '.gitattributes', text: ATTRIBUTES },
  ];
}

const ISSUER = 'Each of our badges says what it takes to earn it, and each award can be checked by anyone.';

const BADGE =
  'For people who make an event possible: they come early, do what they have promised, and stay until the last chair is put away. Whoever led the event has seen it and confirms it.';

const ATTRIBUTES = `# Signed bytes: never changed at line ends, never merged line by line.
content/credentials/** -text -merge
content/status/** -text -merge
content/keys/** -text
# Evidence is published byte for byte, and copies are held against their SHA-256.
content/assertions/**/*.txt -text
content/assertions/**/*.pdf binary
content/assertions/**/*.jpg binary
content/assertions/**/*.jpeg binary
`;
