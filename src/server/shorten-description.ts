// Shortens the OpenAPI description of the API. The converter from zod writes each schema twice: for answers, and for
// requests under the same name with `Input` at its end. It also repeats the problem response at every operation.

interface Description {
  components?: { schemas?: object; responses?: object };
  paths?: object;
}

const suffix = 'Input';
const reference = (name: string) => `"#/components/schemas/${name}"`;

/** A new document with the same meaning. */
export function shortenDescription<Document extends object>(document: Document): Document {
  const united = uniteSchemas(document);
  shareProblem(united);
  return withoutUnused(united) as Document;
}

/** Keeps one form of a schema when both are equal or only one of them is used. */
function uniteSchemas(document: Description): Description {
  const schemas = document.components?.schemas as Record<string, unknown>;
  const text = JSON.stringify(document);
  const isUsed = (name: string) => text.includes(reference(name));
  const plain = (value: unknown) => JSON.stringify(value).replaceAll(`${suffix}"`, '"');
  const kept = { ...schemas };
  const united = Object.keys(schemas).filter(name => {
    const taken = schemas[name + suffix];
    if (taken === undefined) return false;
    const same = plain(taken) === plain(schemas[name]);
    // One that differs and is used in both directions keeps both names.
    if (!same && isUsed(name) && isUsed(name + suffix)) return false;
    if (!same && isUsed(name + suffix)) kept[name] = taken;
    delete kept[name + suffix];
    return true;
  });
  const shorter = JSON.stringify({ ...document, components: { ...document.components, schemas: kept } });
  return JSON.parse(
    united.reduce((all, name) => all.replaceAll(reference(name + suffix), reference(name)), shorter),
  ) as Description;
}

/** Once one is left out, others may be used no more. */
function withoutUnused(document: Description): Description {
  const { schemas = {}, ...components } = document.components ?? {};
  const text = JSON.stringify(document);
  const used = Object.entries(schemas).filter(([name]) => text.includes(reference(name)));
  if (used.length === Object.keys(schemas).length) return document;
  return withoutUnused({ ...document, components: { ...components, schemas: Object.fromEntries(used) } });
}

/** Describes the problem response once, and refers to it at every operation. */
function shareProblem(document: Description): void {
  const shared = '#/components/responses/Problem';
  for (const path of Object.values(document.paths ?? {}))
    for (const { responses } of Object.values(path) as { responses?: Record<string, unknown> }[])
      if (responses && JSON.stringify(responses.default)?.includes(reference('Problem'))) {
        delete responses.default;
        Object.assign(responses, { '4XX': { $ref: shared }, '5XX': { $ref: shared } });
      }
  document.components = {
    ...document.components,
    responses: {
      Problem: {
        description: 'What went wrong, what it means and what to do next (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}
