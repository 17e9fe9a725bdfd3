import type { ClassShape, Description, TypeForm } from './description.ts';
import { finding, type ShapeFinding } from './finding.ts';

/**
 * Checks the `type` of a node: its form, the names that must be there, and that each name is defined.
 * @param path  of the `type` itself
 */
export function checkType(
  type: unknown,
  shape: ClassShape,
  { form, needs }: TypeForm,
  path: string,
  scope: { readonly description: Description; readonly contexts: readonly string[] },
): ShapeFinding[] {
  const { description, contexts } = scope;
  const rule = shape.rules?.type ?? shape.rule;
  const fault = (faulty: string, message: string, at = path) => finding(description, at, faulty, message);
  if (type === undefined) return form === 'either' ? [] : [fault(rule, 'is missing')];
  if (type === null) return [fault(description.null ?? rule, 'must not be null')];
  if (form === 'single' && typeof type !== 'string') return [fault(description.singleType, 'must be text, no array')];
  const found =
    form === 'array' && !Array.isArray(type)
      ? [finding(description, path, description.arrayForm, 'must be an array', description.formSeverity)]
      : [];
  if (found.some(({ severity }) => severity === 'error')) return found;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  const undefinedTypes = types.flatMap((one, index) => {
    const at = Array.isArray(type) ? `${path}[${index}]` : path;
    if (typeof one !== 'string') return [fault(rule, 'must be text', at)];
    const refused = description.refuseType(one, contexts);
    return refused === undefined ? [] : [fault(refused, `is a type that no context defines: ${one}`, at)];
  });
  const missing = needs.filter((group) => !group.some((name) => types.includes(name)));
  return [...found, ...undefinedTypes, ...missing.map((group) => fault(rule, `must name ${group.join(' or ')}`))];
}
