import type { FormField, FormPlace } from './form.ts';

/** Characters that the answers may have. */
export const MOST = {
  id: 200,
  line: 300,
  name: 120,
  address: 2_000,
  description: 2_000,
  list: 20_000,
  text: 20_000,
} as const;

/** What stands above every form. */
export const PUBLIC =
  '**Everything typed here is public, for good**: anyone can read it, also after it is changed. Never type an e-mail address, a telephone number or anything else that is nobody’s business.';

const recipientSays =
  (whose: string) =>
  ({ hashPage }: FormPlace): string =>
    `${whose}: the text that [this page](${linkTarget(hashPage)}) makes of an e-mail address (it begins with \`sha256$\`; the address never leaves your browser), or the address of a profile, or a DID. **Never the e-mail address itself.**`;

/** The badge that an award is of. */
export const badge = (heading: string, says: string): FormField => ({
  id: 'badge',
  heading,
  as: 'choice',
  of: 'badges',
  isRequired: true,
  most: MOST.id,
  says: () => says,
});

/** Whose award it is. @param whose  the beginning of what is said of it */
export const recipient = (whose: string): FormField => ({
  id: 'recipient',
  heading: 'Recipient',
  as: 'line',
  isRequired: true,
  most: MOST.address,
  says: recipientSays(whose),
  sample: 'sha256$…$… or https://… or did:…',
});

/** A name for pages. */
export const publicName = (says: string): FormField => ({
  id: 'name',
  heading: 'Public name',
  as: 'line',
  isRequired: false,
  most: MOST.name,
  says: () => says,
});

/** What everybody has to agree to. */
export const boxes: FormField = {
  id: 'public',
  heading: 'Before you send it',
  as: 'boxes',
  isRequired: true,
  most: MOST.line,
  says: () => 'What is sent stays in the history of this issue.',
  sample: 'I typed no e-mail address anywhere, and everything above may be public.',
};

/** An address between the brackets of a Markdown link. */
function linkTarget(address: string): string {
  return address.replaceAll('(', '%28').replaceAll(')', '%29');
}
