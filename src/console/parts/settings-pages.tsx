// The pages of the settings, from their declarations: as tabs above each of them, and as a list on the first one.
import { Link, useMatches, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpoken, useTexts } from '../language.tsx';
import type { PageDeclaration } from '../root.ts';
import { maySee, useSession } from '../session.tsx';
import { common } from '../texts.ts';
import { Title } from './title.tsx';
import '../styles/settings.css';

/** Those that the caller may see, in their order. */
export function useSettingsPages() {
  const { language } = useSpoken();
  const router = useRouter();
  const { session } = useSession();
  return Object.values(router.routesById)
    .flatMap(route => {
      const page: PageDeclaration | undefined = route.options.staticData?.page;
      return page?.settings &&
        maySee(session, page.needs) &&
        (page.everyTenant !== true || session?.tenant === null)
        ? [
            {
              path: route.fullPath,
              title: page.title[language],
              about: page.settings.about[language],
              order: page.settings.order,
              icon: page.settings.icon,
            },
          ]
        : [];
    })
    .toSorted((one, other) => one.order - other.order);
}

/** The head of a page of the settings: the tabs, and its name from its declaration. */
export function SettingsHead({ children }: { children?: ReactNode }) {
  const said = useTexts(common);
  const { language } = useSpoken();
  const pages = useSettingsPages();
  const page = useMatches({ select: matches => matches.at(-1)?.staticData.page });
  return (
    <>
      <nav className="tabs" aria-label={said.settingsPages}>
        <ul>
          {pages.map(({ path, title, icon: Icon }) => (
            <li key={path}>
              <Link to={path} activeOptions={{ includeSearch: false }}>
                <Icon aria-hidden />
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Title name={page?.title[language] ?? said.settings} about={page?.settings?.about[language]}>
        {children}
      </Title>
    </>
  );
}
