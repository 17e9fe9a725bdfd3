import { CHECK_IDS, CHECK_OUTCOMES, INPUT_KINDS, OUTCOMES, STANDARDS } from '../../../src/verify/index.ts';

const text = (description: string) => ({ type: 'string', description });
const maybe = (description: string) => ({ type: ['string', 'null'], description });
const closed = (properties: Readonly<Record<string, unknown>>, optional: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

/** `public/schemas/report.schema.json`: what `haversack verify --json` prints. */
export const reportSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Report',
      description: 'What verifying an Open Badge gave, with haversack verify --json or on the page of a site.',
      ...closed(
        {
          input: closed({
            kind: { enum: INPUT_KINDS, description: 'What was given, told by its content.' },
            name: maybe('Name of the file, or the address.'),
          }),
          outcome: {
            enum: OUTCOMES,
            description: 'Unknown: nothing is wrong, but something could not be established.',
          },
          standard: { enum: STANDARDS, description: 'The form of the credential.' },
          credential: {
            description: 'What the credential claims, read from what was checked; null when nothing could be read.',
            anyOf: [
              { type: 'null' },
              closed({
                id: maybe('Its id.'),
                name: maybe('Name of the achievement or badge.'),
                issuer: closed({
                  id: maybe('A DID or an address.'),
                  host: maybe('The host that answers for the issuer.'),
                  name: maybe('What the issuer calls itself.'),
                }),
                recipient: maybe('In plain, or the kind of identity where there is only its hash.'),
                validFrom: maybe('As it stands there.'),
                validUntil: maybe('As it stands there.'),
              }),
            ],
          },
          checks: {
            type: 'array',
            description: 'Everything that was looked at.',
            items: closed(
              {
                id: { enum: CHECK_IDS },
                outcome: { enum: CHECK_OUTCOMES, description: 'A warning does not change the outcome of the whole.' },
                reason: text('A stable code.'),
                title: text('What it means, in a few words.'),
                detail: text('Why, in a sentence.'),
                path: text('The field or address concerned.'),
              },
              ['path'],
            ),
          },
          now: text('The moment of the check, RFC 3339 in UTC.'),
          also: { type: 'array', description: 'The other version in the same picture.', items: { $ref: '#' } },
        },
        ['also'],
      ),
    },
    null,
    2,
  )}\n`;
