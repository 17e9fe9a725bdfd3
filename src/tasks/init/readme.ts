export interface ReadmeFacts {
  readonly name: string;
  readonly url: string;
  readonly issuer: string;
  /** id of the first badge */
  readonly badge: string;
  /** the repository's own folder, as a command line names it from Haversack's */
  readonly root: string;
  readonly isOnGitHub: boolean;
}

/** The README of a new repository: how to award, sign, build and publish. */
export const printReadme = ({ name, url, issuer, badge, root, isOnGitHub }: ReadmeFacts): string => `# Badges of ${name}

The badges that ${name} awards, as files. The site made from them: <${url}>

\`content/\` holds everything: \`site.yaml\`, the issuer, badges and awards. Haversack checks it, signs it, and makes the site.
Each command below is run in Haversack's own folder, with \`--root\` naming this one, here \`${root}\`.

## Once

\`\`\`sh
npx haversack keys new ${issuer} --root ${root}
\`\`\`

It makes the key that signs. The public half goes into \`content/keys/\`; the private half stays outside this repository.
Keep a copy of it where you keep passwords, and never commit it.

## Award

\`\`\`sh
npx haversack badge new first-aid --root ${root}
npx haversack award ${badge} --to zoe@example.org --name "Zoë van Dam" --root ${root}
npx haversack award ${badge} --csv participants.csv --root ${root}
\`\`\`

E-mail addresses are hashed on your machine. \`notify/\` has what it takes to tell the recipients; git ignores it.

## Sign

\`\`\`sh
npx haversack issue --root ${root}
git add content
git commit -m "Awards"
\`\`\`

What is signed never changes again. \`haversack revoke\` takes an award back, \`haversack badge version\` makes the next
version of a badge.

## Build and publish

\`\`\`sh
npx haversack check --root ${root}
npx haversack build --root ${root}
npx haversack preview ${badge} --root ${root}
\`\`\`

\`check\` names what is wrong, \`build\` makes the site in \`dist/\`, \`preview\` draws the picture of a badge. Publish what is
in \`dist/\` at <${url}>, on GitHub Pages or any other host of files.

The address is part of every signed credential. Before it changes, run \`npx haversack move --to <new address>\`.
${isOnGitHub ? ON_GITHUB : ''}`;

const ON_GITHUB = `
## On GitHub

There it needs none of these commands. Somebody fills in the issue form *Award a badge*; a pull request comes of it, is
checked and shown; a maintainer merges it, and it is signed, built and published. The workflows in \`.github/workflows/\`
call those of Haversack, and Renovate proposes newer ones.
`;
