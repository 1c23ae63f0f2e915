// Titles and descriptions of settings. They stand in the schema in English; other languages have a table by the English text, so that a text that
// changes loses its translation, and a test says so.
import type { Language, ownLanguage } from '../core/language.ts';

export type SettingTexts = {
  readonly [in_ in Exclude<Language, typeof ownLanguage>]?: { readonly [english: string]: string };
};

/** Of a JSON Schema, at any depth. */
export function textsIn(schema: unknown): string[] {
  const found = new Set<string>();
  translated(schema, text => {
    found.add(text);
    return text;
  });
  return [...found];
}

/** The same JSON Schema with other texts. */
export function translated<Schema>(schema: Schema, translate: (text: string) => string): Schema {
  if (Array.isArray(schema)) return schema.map(one => translated(one, translate)) as Schema;
  if (typeof schema !== 'object' || schema === null) return schema;
  // A setting may be called like a keyword: then it is no text.
  const isText = (name: string, value: unknown) =>
    (name === 'title' || name === 'description') && typeof value === 'string';
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [
      name,
      isText(name, value) ? translate(value) : name === 'default' ? value : translated(value, translate),
    ]),
  ) as Schema;
}
