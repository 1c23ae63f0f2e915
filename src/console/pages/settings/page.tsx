// Where the settings begin: each of their pages, with what it is for.
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../language.tsx';
import { useSettingsPages } from '../../parts/settings-pages.tsx';
import { Title } from '../../parts/title.tsx';
import { common } from '../../texts.ts';
import { texts } from './texts.ts';

export function SettingsPage() {
  const said = useTexts(texts);
  const everywhere = useTexts(common);
  return (
    <>
      <Title name={everywhere.settings} about={said.about} />
      <ul className="settings-pages">
        {useSettingsPages().map(({ path, title, about, icon: Icon }) => (
          <li key={path}>
            <section className="card">
              <Icon aria-hidden />
              <h2>
                <Link to={path}>{title}</Link>
              </h2>
              <p>{about}</p>
            </section>
          </li>
        ))}
      </ul>
    </>
  );
}
