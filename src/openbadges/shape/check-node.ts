import { isObject } from '../../values/index.ts';
import { checkType } from './check-type.ts';
import type { ClassShape, Description, MemberForm } from './description.ts';
import { finding, memberPath, type ShapeFinding } from './finding.ts';

type Node = { readonly [member: string]: unknown };

/** What holds where the interpreter stands: the description, and the contexts in force. */
interface Scope {
  readonly description: Description;
  readonly contexts: readonly string[];
}

/**
 * Checks a document against the description of one class.
 * @returns every finding, in the order of the document's members
 */
export const checkDocument = (document: unknown, className: string, description: Description): ShapeFinding[] =>
  checkNode(document, className, '', { description, contexts: [] }, true);

function checkNode(value: unknown, className: string, path: string, outer: Scope, isRoot: boolean): ShapeFinding[] {
  const { description } = outer;
  const shape = description.classes[className] as ClassShape;
  if (!isObject(value)) return [finding(description, path, shape.rule, `must be an object (${className})`)];
  const node: Node = description.null === undefined ? withoutNull(value) : value;
  const found: ShapeFinding[] = [];
  const hasContext = isRoot || description.withContext.includes(className);
  const contexts = hasContext
    ? description.contexts(node['@context'], (rule, message) =>
        found.push(finding(description, memberPath(path, '@context'), rule, message)),
      )
    : [];
  const scope: Scope = { description, contexts: [...outer.contexts, ...contexts] };
  if (shape.type) found.push(...checkType(node.type, shape, shape.type, memberPath(path, 'type'), scope));
  const forms = formsFor(node, shape, description);
  for (const [member, inner] of Object.entries(node)) {
    if ((member === 'type' && shape.type) || (member === '@context' && hasContext)) continue;
    const at = memberPath(path, member);
    const form = Object.hasOwn(forms, member) ? forms[member] : undefined;
    if (form !== undefined) found.push(...checkMember(inner, form, ruleOf(member, shape, description), at, scope));
    else if (!description.isExtension(member)) found.push(refuseMember(member, shape, at, description));
  }
  for (const member of shape.required ?? []) {
    if (node[member] === undefined)
      found.push(finding(description, memberPath(path, member), ruleOf(member, shape, description), 'is missing'));
  }
  for (const relation of description.relations[className] ?? []) {
    relation(
      node,
      (member, rule, message, severity) =>
        found.push(finding(description, member === '' ? path : memberPath(path, member), rule, message, severity)),
      isRoot,
    );
  }
  return found;
}

const withoutNull = (node: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null));

const ruleOf = (member: string, shape: ClassShape, description: Description): string =>
  shape.rules?.[member] ?? (member === 'id' ? description.idRule : shape.rule);

/**
 * The members that a node may have: those of its class, those known everywhere, and those of the other classes that
 * its `type` names, whose scoped contexts are in force too.
 */
function formsFor(node: Node, shape: ClassShape, description: Description): Readonly<Record<string, MemberForm>> {
  if (shape.closed) return shape.members;
  const types: readonly unknown[] = Array.isArray(node.type) ? node.type : [node.type];
  const others = types.flatMap((type) =>
    typeof type === 'string' && Object.hasOwn(description.classes, type) ? [description.classes[type]?.members] : [],
  );
  return Object.assign({}, description.everywhere, ...others, shape.members);
}

function checkMember(value: unknown, form: MemberForm, rule: string, path: string, scope: Scope): ShapeFinding[] {
  const { description } = scope;
  const fault = (faulty: string, message: string) => [finding(description, path, faulty, message)];
  const wrongForm = (faulty: string, message: string) =>
    finding(description, path, faulty, message, description.formSeverity);
  const many = form.endsWith('[]') ? 'always' : form.endsWith('*') ? 'maybe' : 'never';
  const kinds = form.replace(/(?:\[\]|\*)$/, '').split(' | ');
  if (value === null) return fault(description.null ?? rule, 'must not be null');
  if (!Array.isArray(value)) {
    if (many !== 'always') return checkValue(value, kinds, rule, path, scope);
    const form = wrongForm(description.arrayForm, 'must be an array, even with one value');
    return form.severity === 'error' ? [form] : [form, ...checkValue(value, kinds, rule, path, scope)];
  }
  if (kinds.includes('anything')) return [];
  if (many === 'never') return fault(rule, 'must be one value, not an array');
  if (value.length === 0) {
    return description.emptyArray === undefined
      ? []
      : [wrongForm(description.emptyArray, 'must not be an empty array')];
  }
  return value.flatMap((item, index) => {
    const at = `${path}[${index}]`;
    if (item === null) return [finding(description, at, description.null ?? rule, 'must not be null')];
    return checkValue(item, kinds, rule, at, scope);
  });
}

/** Good when one of the alternatives takes it; an object is only ever measured against the class among them. */
function checkValue(
  value: unknown,
  kinds: readonly string[],
  rule: string,
  path: string,
  scope: Scope,
): ShapeFinding[] {
  const { description } = scope;
  const className = kinds.find((kind) => Object.hasOwn(description.classes, kind));
  const plain = kinds.filter((kind) => kind !== className);
  if (className !== undefined && (isObject(value) || plain.length === 0))
    return checkNode(value, className, path, scope, false);
  const faults = plain.map((kind) => description.values[kind]?.(value));
  return faults.includes(undefined) ? [] : [finding(description, path, rule, faults[0] as string)];
}

function refuseMember(member: string, shape: ClassShape, path: string, description: Description): ShapeFinding {
  if (shape.closed)
    return finding(description, path, shape.rule, 'is not a member of this class, which takes no others');
  const what = member.startsWith('@') ? 'is a JSON-LD keyword' : 'is not defined by any context';
  return finding(description, path, 'undefined-member', what, description.undefinedMember);
}
