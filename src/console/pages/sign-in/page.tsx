// Signing in: by a one-time link, which brings its token behind the #, by a key, or at the identity provider.
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useApi } from '../../api.tsx';
import { basePath } from '../../base-path.ts';
import { useTexts } from '../../language.tsx';
import { tellOtherTabs } from '../../other-tabs.ts';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { ProblemWords } from '../../parts/problem-words.tsx';
import { useSearchOf } from '../../search.ts';
import { useSession } from '../../session.tsx';
import { texts } from './texts.ts';

const route = getRouteApi('/sign-in');

/** The browser keeps it in a cookie while it is at the provider. */
const longestTo = 1_000;

export function SignInPage() {
  const said = useTexts(texts);
  const { to = '/', problem } = useSearchOf(route);
  const api = useApi();
  const [token, setToken] = useState(() => location.hash.slice(1));
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const account = useSession().ways.find(({ way }) => way === 'oidc');

  const signIn = async (body: { key: string } | { link: string }) => {
    setFailure(undefined);
    setBusy(true);
    try {
      tellOtherTabs((await api.signIn({ body })).id);
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
      // A link that was refused is used up or too old: what remains is a key.
      setToken('');
      return;
    }
    // Loaded anew, so that nothing is kept that was asked as somebody else.
    location.replace(basePath() + to);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void signIn({ key: String(new FormData(event.currentTarget).get('key')).trim() });
  };
  return (
    <section className="sign-in card">
      <h1>{said.title}</h1>
      <p className="title-about">{account ? said.aboutAll : said.about}</p>
      {failure !== undefined && (
        <div className="notice" data-tone="negative" role="alert">
          <h2>{said.wrong}</h2>
          <ProblemWords error={failure} />
        </div>
      )}
      {problem !== undefined && failure === undefined && (
        <div className="notice" data-tone="negative" role="alert">
          <h2>{said.wrong}</h2>
          <p>{said.refused}</p>
          <a href={`${basePath()}/problems/${problem}`}>{said.whatItMeans}</a>
        </div>
      )}
      {token !== '' && (
        <div className="sign-in-way">
          <p>{said.linkFound}</p>
          <Press tone="main" disabled={isBusy} onClick={() => void signIn({ link: token })}>
            {said.withLink}
          </Press>
        </div>
      )}
      {account?.url && (
        <div className="sign-in-way">
          <a
            className="press"
            data-tone={token === '' ? 'main' : 'plain'}
            href={to.length > longestTo ? account.url : `${account.url}?${new URLSearchParams({ to })}`}
          >
            {said.withAccount}
          </a>
        </div>
      )}
      <form className="sign-in-way" onSubmit={submit}>
        <Field label={said.key} hint={said.keyHint} name="key" type="password" autoComplete="off" required />
        <Press type="submit" tone={token === '' && !account ? 'main' : 'plain'} disabled={isBusy}>
          {said.withKey}
        </Press>
      </form>
    </section>
  );
}
