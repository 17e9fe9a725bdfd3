import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { readVectorJson } from '../vectors.ts';

type Class = 'OpenBadgeCredential' | 'EndorsementCredential' | 'Achievement' | 'Profile';

/** The official 3.0 schema as oracle: a validator for each class that may stand alone. Trap 5. */
export function officialSchema(): Readonly<Record<Class, ValidateFunction>> {
  const schema = readVectorJson('ob3-schema/ob_v3p0_achievementcredential_schema.json') as { $id: string };
  const ajv = new Ajv2019({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(schema);
  const part = (name: string): ValidateFunction => ajv.compile({ $ref: `${schema.$id}#/$defs/${name}` });
  return {
    OpenBadgeCredential: ajv.getSchema(schema.$id) as ValidateFunction,
    EndorsementCredential: part('EndorsementCredential'),
    Achievement: part('Achievement'),
    Profile: part('Profile'),
  };
}
