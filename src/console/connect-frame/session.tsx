// One connect session, from its form to its end.
import { useEffect, useMemo, useState } from 'react';
import { type AnswerOf, ApiProblem, createClient } from '../../client/index.ts';
import type { EndReason } from '../../widgets/connect/messages.ts';
import { basePath } from '../base-path.ts';
import { useSpoken, useTexts } from '../language.tsx';
import { Loading } from '../parts/loading.tsx';
import { Connected, type Made } from './connected.tsx';
import { CredentialsForm } from './credentials-form.tsx';
import { Ended } from './ended.tsx';
import type { Host } from './host.ts';
import { texts } from './texts.ts';
import { Trouble } from './trouble.tsx';

/** The codes of the API after which a session is of no use any more. */
const ends = {
  'session-used': 'used',
  'session-over': 'over',
  'session-tried-out': 'tries',
  'bad-api-key': 'unknown',
} as const satisfies Record<string, EndReason>;

const endOf = (thrown: unknown): (typeof ends)[keyof typeof ends] | undefined =>
  thrown instanceof ApiProblem && Object.hasOwn(ends, thrown.code)
    ? ends[thrown.code as keyof typeof ends]
    : undefined;

const kindIn = (auth: unknown): string | undefined =>
  typeof auth === 'object' && auth !== null && 'kind' in auth ? String(auth.kind) : undefined;

export function Session({ host, token }: { host: Host; token: string }) {
  const { language } = useSpoken();
  const said = useTexts(texts);
  const api = useMemo(
    () => createClient({ url: location.origin + basePath(), apiKey: token, language }),
    [token, language],
  );
  const [auth, setAuth] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [form, setForm] = useState<AnswerOf<'readConnectForm'>>();
  const [failure, setFailure] = useState<unknown>();
  const [made, setMade] = useState<Made>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again.
  useEffect(() => {
    if (made) return;
    let isWanted = true;
    const asked = api.readConnectForm({ auth }).then(
      answer => () => {
        setForm(answer);
        setFailure(undefined);
        // The administrator's steps are those for the way to log on that stands there.
        setAuth(chosen => chosen ?? kindIn(answer.settings.auth));
      },
      thrown => () => setFailure(thrown),
    );
    // Another language or way to log on was chosen meanwhile: its answer counts.
    void asked.then(show => isWanted && show());
    return () => {
      isWanted = false;
    };
  }, [api, auth, attempt, made]);
  const reason = made ? undefined : endOf(failure);
  useEffect(() => {
    if (reason) host.tell({ type: 'ended', reason });
  }, [host, reason]);
  const title = form && (form.connection === null ? said.title(form.connector.title) : said.renew(form.name));
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  const close = () => host.tell({ type: 'close' });
  if (made) return <Connected made={made} isNew={form?.connection === null} onClose={close} />;
  if (reason) return <Ended reason={reason} onClose={close} />;
  const trouble =
    failure === undefined ? undefined : <Trouble error={failure} onRetry={() => setAttempt(attempt + 1)} />;
  if (!form) return trouble ?? <Loading />;
  return (
    <>
      {trouble}
      <CredentialsForm
        api={api}
        form={form}
        title={title ?? ''}
        onAuth={setAuth}
        onFailure={thrown => {
          const hasEnded = endOf(thrown) !== undefined;
          if (hasEnded) setFailure(thrown);
          return hasEnded;
        }}
        onMade={answer => {
          const { connection, name, status } = answer.connected;
          setMade(answer);
          host.tell({ type: 'connected', connection, name, status });
        }}
        onClose={close}
      />
    </>
  );
}
