import type { JsonObject } from '../../values/index.ts';
import { idOf, isOfType, listOf } from '../facts.ts';
import type { Check } from '../report.ts';
import { say } from '../say.ts';

/** The official schemas; what they demand is in our own description of the shape. I3-14. */
const official = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/schema\/json\/ob_v3p0_[a-z]+_schema\.json$/;

/** Each `credentialSchema`: the official one is checked as the shape, another is not evaluated. STANDARDS 10, 1. */
export function checkSchemas({ credentialSchema }: JsonObject): readonly Check[] {
  const texts = listOf(credentialSchema).map((schema) => JSON.stringify(schema));
  const schemas = listOf(credentialSchema).filter((_, index) => texts.indexOf(texts[index] as string) === index);
  if (schemas.length === 0) return [say('schema', 'not-applicable', 'schema-none')];
  return schemas.map((schema, index) => {
    const id = idOf(schema) ?? '';
    const isOfficial = official.test(id) && isOfType(schema, '1EdTechJsonSchemaValidator2019');
    const path = `credentialSchema[${index}]`;
    return isOfficial
      ? say('schema', 'pass', 'schema-official', id, path)
      : say('schema', 'warning', 'schema-other', id, path);
  });
}
