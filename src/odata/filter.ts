// Conditions as data: `and(eq('SalesOrderType', 'OR'), ge('CreationDate', '2026-01-01'))`. They become a `$filter` with
// the literals of each field's own type, which is what people get wrong by hand.
import type { Property, ServiceModel, StructuredType } from './metadata/model.ts';
import { say } from './sentences.ts';
import { ValueProblem } from './values/check.ts';
import { literal, quoted } from './values/encode.ts';
import { type FoundProblem, invalid, notAField } from './values/write-entity.ts';

const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
type Comparison = (typeof comparisons)[number];
type TextTest = 'startswith' | 'endswith' | 'contains';

/** `Field` are the names that may stand in it. */
export type Filter<Field extends string = string> =
  | { is: Comparison; field: Field; value: unknown }
  | { is: TextTest; field: Field; value: string }
  | { is: 'any-of'; field: Field; values: readonly unknown[] }
  | { is: 'and' | 'or'; of: readonly Filter<Field>[] }
  | { is: 'not'; of: Filter<Field> };

const compare =
  (is: Comparison) =>
  <Field extends string>(field: Field, value: unknown): Filter<Field> => ({ is, field, value });
export const eq = compare('eq');
export const ne = compare('ne');
export const gt = compare('gt');
export const ge = compare('ge');
export const lt = compare('lt');
export const le = compare('le');

const testText =
  (is: TextTest) =>
  <Field extends string>(field: Field, value: string): Filter<Field> => ({ is, field, value });
export const startsWith = testText('startswith');
export const endsWith = testText('endswith');
export const contains = testText('contains');

/** Any of these values. A list that is too long for one URL is read in several requests. */
export function anyOf<Field extends string>(field: Field, values: readonly unknown[]): Filter<Field> {
  return { is: 'any-of', field, values };
}
export function and<Field extends string>(...of: Filter<Field>[]): Filter<Field> {
  return { is: 'and', of };
}
export function or<Field extends string>(...of: Filter<Field>[]): Filter<Field> {
  return { is: 'or', of };
}
export function not<Field extends string>(of: Filter<Field>): Filter<Field> {
  return { is: 'not', of };
}

/** The text of `$filter`, not yet percent-encoded. Throws `input/invalid-filter` with every problem. */
export function filterText(filter: Filter, type: StructuredType, model: ServiceModel): string {
  const problems: FoundProblem[] = [];
  const text = render(filter, { type, model, problems });
  if (problems.length > 0) throw invalid('invalid-filter', type.name.replace(/^.*\./, ''), problems);
  return text;
}

interface Rendering {
  type: StructuredType;
  model: ServiceModel;
  problems: FoundProblem[];
}

function render(filter: Filter, context: Rendering): string {
  switch (filter.is) {
    case 'not':
      return `not (${render(filter.of, context)})`;
    case 'and':
    case 'or':
      return joined(
        filter.of.map(one => render(one, context)),
        filter.is,
      );
    case 'any-of': {
      const values = filter.values.map(
        value => `${filter.field} eq ${valueText(filter.field, value, context)}`,
      );
      // No value at all is a condition that nothing meets; OData has no word for it.
      if (values.length === 0)
        context.problems.push({ field: filter.field, problem: say.reason('empty-list') });
      return joined(values, 'or');
    }
    case 'startswith':
    case 'endswith':
      return `${filter.is}(${filter.field},${textArgument(filter.field, filter.value, context)})`;
    case 'contains': {
      const text = textArgument(filter.field, filter.value, context);
      return context.model.protocol === 'V2'
        ? `substringof(${text},${filter.field})`
        : `contains(${filter.field},${text})`;
    }
    default:
      return `${filter.field} ${filter.is} ${valueText(filter.field, filter.value, context)}`;
  }
}

function joined(parts: readonly string[], word: 'and' | 'or'): string {
  const filled = parts.filter(part => part !== '');
  return filled.length === 1 ? (filled[0] ?? '') : filled.length === 0 ? '' : `(${filled.join(` ${word} `)})`;
}

function valueText(path: string, value: unknown, { type, model, problems }: Rendering): string {
  const property = propertyAt(path, type, model);
  if (!property) {
    problems.push({
      field: path,
      problem: notAField(path, type, model),
    });
    return '';
  }
  refuseUnlessFilterable(path, property, problems);
  try {
    // A value to compare with may be longer or finer than what the field holds; only its type has to fit.
    const unbounded = { ...property, maxLength: undefined, precision: undefined, scale: undefined };
    return literal(unbounded, value, model.protocol);
  } catch (thrown) {
    if (!(thrown instanceof ValueProblem)) throw thrown;
    problems.push({ field: path, problem: thrown.reason });
    return '';
  }
}

function textArgument(path: string, value: string, context: Rendering): string {
  const property = propertyAt(path, context.type, context.model);
  if (!property)
    context.problems.push({
      field: path,
      problem: notAField(path, context.type, context.model),
    });
  else if (property.edm !== 'Edm.String')
    context.problems.push({ field: path, problem: say.reason('no-text') });
  else refuseUnlessFilterable(path, property, context.problems);
  return quoted(value);
}

function refuseUnlessFilterable(field: string, { filterable }: Property, problems: FoundProblem[]): void {
  if (!filterable) problems.push({ field, problem: say.reason('not-filterable') });
}

/** The fields that a condition names. */
export function fieldsOf(filter: Filter): string[] {
  switch (filter.is) {
    case 'and':
    case 'or':
      return filter.of.flatMap(fieldsOf);
    case 'not':
      return fieldsOf(filter.of);
    default:
      return [filter.field];
  }
}

/** `Field`, or `to_Item/Field`. */
export function propertyAt(path: string, type: StructuredType, model: ServiceModel) {
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  let current: StructuredType | undefined = type;
  for (const step of steps) {
    const next: string | undefined =
      current?.navigations.get(step)?.target ?? current?.properties.get(step)?.typeName;
    current = next === undefined ? undefined : model.types.get(next);
  }
  return current?.properties.get(last);
}

/**
 * The filter in parts of at most `most` values each, when it is an `anyOf` or an `and` that holds one: their results
 * do not overlap, because a record has one value. Undefined: it has no such part.
 */
export function splitFilter<Field extends string>(
  filter: Filter<Field>,
  most: number,
): Filter<Field>[] | undefined {
  if (filter.is === 'any-of') {
    const values = [...new Set(filter.values)];
    const parts: Filter<Field>[] = [];
    for (let i = 0; i < values.length; i += most)
      parts.push({ ...filter, values: values.slice(i, i + most) });
    return parts;
  }
  if (filter.is !== 'and') return undefined;
  for (const [at, one] of filter.of.entries()) {
    const parts = one.is === 'any-of' ? splitFilter(one, most) : undefined;
    if (parts) return parts.map(part => ({ ...filter, of: filter.of.with(at, part) }));
  }
  return undefined;
}
