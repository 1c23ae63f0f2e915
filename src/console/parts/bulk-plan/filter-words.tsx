// The filter of a bulk plan in words, as the filters above the list of documents say it.
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '../../language.tsx';
import { useConnectionNames, useFlowNames } from '../../names.tsx';
import { states } from '../../texts.ts';
import { texts } from './texts.ts';

export function useFilterWords(): (filter: Record<string, string>) => ReactNode {
  const said: Record<string, string> = useTexts(texts);
  const stateNames: Record<string, string> = useTexts(states);
  const format = useFormat();
  const flows = useFlowNames();
  const connections = useConnectionNames();
  const wordOf = (name: string, value: string): string => {
    switch (name) {
      case 'state':
        return value
          .split(',')
          .map(one => stateNames[one] ?? one)
          .join(', ');
      case 'flow':
        return flows.get(value) ?? value;
      case 'connection':
        return connections.get(value) ?? value;
      case 'since':
      case 'until':
        return format.instant(value);
      default:
        return value;
    }
  };
  return filter => {
    const entries = Object.entries(filter);
    if (entries.length === 0) return said.allDocuments;
    return entries
      .map(([name, value]) =>
        name === 'differs' ? said[name] : `${said[name] ?? name}: ${wordOf(name, value)}`,
      )
      .join(' · ');
  };
}
