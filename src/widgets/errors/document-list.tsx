// Documents that are not booked, with the reason as a sentence.
import { useState } from 'preact/hooks';
import type { Schemas } from '../../client/index.ts';
import type { Language } from '../element/language.ts';
import { moment, money } from '../table/format.ts';
import { List } from '../table/list.tsx';
import { usePages } from '../table/pages.ts';
import { common } from '../table/texts.ts';
import { texts } from './texts.ts';

type WaitingDocument = Schemas['WaitingDocument'];

export interface Documents {
  result: WaitingDocument[];
  next_cursor: string | null;
}

export interface DocumentListProps {
  language: Language;
  title: string;
  reader: string;
  revision: number;
  read(query: Record<string, string | undefined>, signal: AbortSignal): Promise<Documents>;
}

const tones = {
  parked: 'bad',
  rejected: 'bad',
  uncertain: 'warning',
} as const satisfies Record<WaitingDocument['state'], string>;
const states = Object.keys(tones) as WaitingDocument['state'][];

export function DocumentList({ language, title, reader, revision, read }: DocumentListProps) {
  const says = texts[language];
  const [state, setState] = useState<string | undefined>();
  // The sentences are made by Kontor, in the language of the reader.
  const pages = usePages(
    (cursor, signal) => read({ state, cursor }, signal),
    `${language} ${state}`,
    reader,
    revision,
  );
  return (
    <List
      language={language}
      title={title || says.title}
      columns={[
        { title: says.state },
        { title: says.document },
        { title: says.why },
        { title: says.since },
        { title: says.amount, kind: 'number' },
      ]}
      pages={pages}
      filters={
        <form onSubmit={event => event.preventDefault()}>
          <label>
            {says.show}
            <select onChange={event => setState(event.currentTarget.value || undefined)}>
              <option value="">{common[language].all}</option>
              {states.map(one => (
                <option key={one} value={one}>
                  {says[one]}
                </option>
              ))}
            </select>
          </label>
        </form>
      }
      rows={({ result }) => result.map(one => <Row key={one.id} language={language} document={one} />)}
      count={({ result }) => says.count(result.length)}
      empty={state === undefined ? says.none : says.noneLikeThat}
    />
  );
}

function Row({ language, document }: { language: Language; document: WaitingDocument }) {
  const says = texts[language];
  const { state, subject, reference, reason } = document;
  const of = subject ?? reference;
  return (
    <tr>
      <td>
        <span class="state" data-tone={tones[state]}>
          {says[state]}
        </span>
      </td>
      <th scope="row">
        <span class="document">{document.document}</span>
        {of !== null && <span class="second">{says.of(of)}</span>}
        {reference !== null && reference !== of && <span class="second">{reference}</span>}
      </th>
      <td class="wide">{reason}</td>
      <td class="short">{moment(document.since, language)}</td>
      <td class="number">{money(document.amount, document.currency, language)}</td>
    </tr>
  );
}
