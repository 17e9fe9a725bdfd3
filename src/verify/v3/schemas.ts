import type { JsonObject } from '../../values/index.ts';
import { idOf, listOf, textAt } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';

/** The official schemas; what they demand is in our own description of the shape. I3-14. */
const official = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/schema\/json\/ob_v3p0_[a-z]+_schema\.json$/;

/** Each `credentialSchema`: the official one is checked as the shape, another is not evaluated. STANDARDS 10, 1. */
export function checkSchemas({ credentialSchema }: JsonObject): readonly Check[] {
  const schemas = listOf(credentialSchema);
  if (schemas.length === 0) return [say('schema', 'not-applicable', 'schema-none')];
  return schemas.map((schema, index) => {
    const id = idOf(schema) ?? '';
    const isOfficial = official.test(id) && textAt(schema, 'type') === '1EdTechJsonSchemaValidator2019';
    const path = `credentialSchema[${index}]`;
    return isOfficial
      ? say('schema', 'pass', 'schema-official', id, path)
      : say('schema', 'warning', 'schema-other', id, path);
  });
}
