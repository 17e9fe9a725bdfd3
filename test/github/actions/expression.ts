/** The expressions of workflow files, `${{ … }}` and `if:`, as far as ours use them; anything else is an error. */

export type Value = string | number | boolean | null | { readonly [key: string]: Value } | readonly Value[];
export type Contexts = Readonly<Record<string, Value>>;

/** A text with `${{ … }}` in it. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_all, inner: string) => textOf(evaluate(inner, contexts)));
}

/** A condition; `${{ }}` around it may be left out. @param succeeded  whether all before it went well */
export function holds(condition: unknown, contexts: Contexts, succeeded: boolean): boolean {
  if (condition === undefined) return succeeded;
  const inner = String(condition).replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const state = { success: succeeded, failure: !succeeded };
  const isTrue = truthy(evaluate(inner, contexts, state));
  // A condition without one of these stands behind `success() &&`.
  return /\b(?:always|failure|cancelled|success)\(\)/.test(inner) ? isTrue : succeeded && isTrue;
}

const truthy = (value: Value): boolean =>
  !(value === null || value === false || value === 0 || value === '' || Number.isNaN(value));

const textOf = (value: Value): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

interface State {
  readonly success: boolean;
  readonly failure: boolean;
}

/** Evaluates one expression. */
export function evaluate(text: string, contexts: Contexts, state: State = { success: true, failure: false }): Value {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const take = (expected?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`In "${text}": ${token ?? 'an end'} where ${expected ?? 'something'} was expected`);
    return token;
  };
  const or = (): Value => {
    let left = and();
    while (peek() === '||') {
      take();
      const right = and();
      left = truthy(left) ? left : right;
    }
    return left;
  };
  const and = (): Value => {
    let left = compared();
    while (peek() === '&&') {
      take();
      const right = compared();
      left = truthy(left) ? right : left;
    }
    return left;
  };
  const compared = (): Value => {
    const left = single();
    if (peek() !== '==' && peek() !== '!=') return left;
    const isSame = take() === '==';
    return same(left, single()) === isSame;
  };
  const single = (): Value => {
    const token = take();
    if (token === '!') return !truthy(single());
    if (token === '(') {
      const inner = or();
      take(')');
      return inner;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^\d/.test(token)) return Number(token);
    if (token === 'true' || token === 'false') return token === 'true';
    if (token === 'null') return null;
    return peek() === '(' ? called(token) : reached(token);
  };
  const called = (name: string): Value => {
    take('(');
    const args: Value[] = [];
    while (peek() !== ')') {
      args.push(or());
      if (peek() === ',') take();
    }
    take(')');
    const [first = '', second = ''] = args;
    if (name === 'success') return state.success;
    if (name === 'failure') return state.failure;
    if (name === 'always') return true;
    if (name === 'cancelled') return false;
    if (name === 'contains')
      return Array.isArray(first) ? first.some((one) => same(one, second)) : textOf(first).includes(textOf(second));
    if (name === 'startsWith') return textOf(first).startsWith(textOf(second));
    if (name === 'format')
      return textOf(first).replace(/\{(\d+)\}/g, (_all, index) => textOf(args[Number(index) + 1] ?? ''));
    throw new Error(`In "${text}": nobody knows ${name}()`);
  };
  const reached = (name: string): Value => {
    if (!(name in contexts)) throw new Error(`In "${text}": there is no context ${name}`);
    let value: Value = contexts[name] ?? null;
    while (peek() === '.' || peek() === '[') {
      const key = take() === '.' ? take() : textOf(or());
      if (tokens[at] === ']') take();
      value = (value !== null && typeof value === 'object' ? (value as Record<string, Value>)[key] : null) ?? null;
    }
    return value;
  };
  const value = or();
  if (at < tokens.length) throw new Error(`In "${text}": ${tokens[at]} is too much`);
  return value;
}

function same(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  const number = (value: Value): number =>
    value === null || value === '' ? 0 : typeof value === 'object' ? Number.NaN : Number(value);
  return typeof a === typeof b ? a === b : number(a) === number(b);
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const shape = /\s*('(?:[^']|'')*'|[A-Za-z_][\w-]*|\d+|&&|\|\||==|!=|[!().,[\]])/y;
  const trimmed = text.trimEnd();
  while (shape.lastIndex < trimmed.length) {
    const match = shape.exec(trimmed);
    if (match === null) throw new Error(`"${text}" cannot be read`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}
