import Download from 'lucide-react/icons/download';
import { basePath } from '../base-path.ts';
import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';

/** The whole list as a file for spreadsheets. `of`: the path of the list in the API; `filter`: its query. */
export function CsvLink({ of, filter }: { of: string; filter: Record<string, string | undefined> }) {
  const said = useTexts(common);
  const given = Object.entries(filter).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const query = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return (
    <a className="press" data-tone="plain" href={`${basePath()}${of}.csv${query}`} download>
      <Download aria-hidden />
      {said.csv}
    </a>
  );
}
