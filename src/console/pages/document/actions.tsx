// What a person can do with a document. Kontor decides what is allowed; the page shows what makes sense in its state.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, Schemas } from '../../../client/index.ts';
import { useApi } from '../../api.tsx';
import { useTexts } from '../../language.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { useMay } from '../../session.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

type Posting = Pick<Schemas['PostingInFull'], keyof Schemas['Posting']>;
type Name = 'replay' | 'answer' | 'settle' | 'accept' | 'close';

interface Action {
  name: Name;
  label: string;
  ask: string;
  tone?: 'main' | 'danger';
  needsNote?: boolean;
  run(api: Client, form: FormData): PromiseLike<unknown>;
}

export function Actions({ posting }: { posting: Posting }) {
  const said = useTexts(texts);
  const api = useApi();
  const queries = useQueryClient();
  const mayWrite = useMay('write');
  // What ends a document, or says what is in the books, is for administrators.
  const mayEnd = useMay('admin');
  // As it was offered: the page goes on reading.
  const [chosen, choose] = useState<Action>();
  const { id, state } = posting;
  const noteOf = (form: FormData) => String(form.get('note')).trim();
  const withNote = (form: FormData) => (noteOf(form) === '' ? {} : { note: noteOf(form) });
  const all: (Action | false)[] = [
    ['parked', 'rejected', 'closed'].includes(state) && {
      name: posting.is_question ? 'answer' : 'replay',
      label: posting.is_question ? said.answerYes : said.replay,
      ask: posting.is_question ? said.answerYesAsk : said.replayAsk,
      tone: 'main',
      run: (client, form) => client.replayPosting({ id, body: withNote(form) }),
    },
    mayEnd &&
      ['parked', 'rejected', 'closed'].includes(state) && {
        name: 'settle',
        label: said.settle,
        ask: said.settleAsk,
        run: (client, form) =>
          client.settlePosting({
            id,
            body:
              form.get('found') === 'yes'
                ? {
                    found: true,
                    document_number: String(form.get('number')).trim(),
                    accept_difference: form.get('differs') !== null,
                    ...withNote(form),
                  }
                : { found: false, ...withNote(form) },
          }),
      },
    mayEnd &&
      posting.differs && {
        name: 'accept',
        label: said.accept,
        ask: said.acceptAsk,
        needsNote: true,
        run: (client, form) => client.acceptPostingDifference({ id, body: { note: noteOf(form) } }),
      },
    mayEnd &&
      ['planned', 'parked', 'rejected'].includes(state) && {
        name: 'close',
        label: said.close,
        ask: said.closeAsk,
        tone: 'danger',
        needsNote: true,
        run: (client, form) => client.closePosting({ id, body: { note: noteOf(form) } }),
      },
  ];
  const actions = all.filter(one => one !== false);
  if (!mayWrite) return null;
  return (
    <>
      {actions.map(action => (
        <Press
          key={action.name}
          tone={action.tone === 'main' ? 'main' : 'plain'}
          onClick={() => choose(action)}
        >
          {action.label}
        </Press>
      ))}
      {chosen && (
        <Confirm
          title={chosen.label}
          action={chosen.label}
          tone={chosen.tone ?? 'main'}
          isOver={!actions.some(({ name }) => name === chosen.name)}
          onClose={() => choose(undefined)}
          onConfirm={async form => {
            await chosen.run(api, form);
            await queries.invalidateQueries({ queryKey: ['postings'] });
          }}
        >
          <p>{chosen.ask}</p>
          {chosen.name === 'settle' && <SettleFields />}
          <NoteField required={chosen.needsNote ?? false} />
        </Confirm>
      )}
    </>
  );
}

function NoteField({ required }: { required: boolean }) {
  const { note, optional } = useTexts(common);
  return (
    <Field
      label={required ? note : `${note} (${optional})`}
      hint={useTexts(texts).noteHint}
      name="note"
      maxLength={500}
      required={required}
      autoComplete="off"
    />
  );
}

function SettleFields() {
  const said = useTexts(texts);
  const [isFound, setFound] = useState(true);
  return (
    <>
      <fieldset className="choices">
        <legend className="unseen">{said.settleAsk}</legend>
        <label>
          <input type="radio" name="found" value="yes" checked={isFound} onChange={() => setFound(true)} />
          {said.isThere}
        </label>
        <label>
          <input type="radio" name="found" value="no" checked={!isFound} onChange={() => setFound(false)} />
          {said.isNotThere}
        </label>
      </fieldset>
      {isFound && (
        <>
          <Field label={said.itsNumber} hint={said.itsNumberHint} name="number" maxLength={60} required />
          <label className="check">
            <input type="checkbox" name="differs" />
            {said.acceptDifference}
          </label>
        </>
      )}
    </>
  );
}
