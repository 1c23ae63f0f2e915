// What flows can be switched on: their settings as a form can show them, and what they need of both systems.
import { z } from 'zod';
import { type Language, ownLanguage } from '../core/language.ts';
import type { Flow } from '../models/flow.ts';
import { translated } from '../models/setting-texts.ts';
import type { Page } from '../store/page.ts';

export function flowCatalog(kinds: ReadonlyMap<string, Flow>) {
  return {
    /** By name; the texts are in this language, where the flow has it. */
    list: ({ after = '', limit }: Page, language: Language) =>
      [...kinds.values()]
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .filter(({ name }) => name > after)
        .slice(0, limit)
        .map(kind => viewOf(kind, language)),
  };
}

function viewOf(
  { name, title, on, onTarget = [], posts, needs, settings, settingTexts }: Flow,
  language: Language,
) {
  const texts = language === ownLanguage ? undefined : settingTexts?.[language];
  const said = (text: string) => texts?.[text] ?? text;
  const changesOf = (objects: Flow['on']) => objects.map(object => `${object}.changes`);
  return {
    name,
    title: said(title),
    on: [...on],
    posts,
    needs: { from: [...changesOf(on), ...needs.from], to: [posts, ...changesOf(onTarget), ...needs.to] },
    settings_schema: translated(z.toJSONSchema(settings, { io: 'input' }), said) as Record<string, unknown>,
  };
}
