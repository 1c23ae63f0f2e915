// What stands around every page: bar, navigation, the page's title, and who is signed in. All of it comes from the declarations of the
// pages: the shell knows none of them.
import { Link, Outlet, useMatches, useRouter, useRouterState } from '@tanstack/react-router';
import Languages from 'lucide-react/icons/languages';
import LogOut from 'lucide-react/icons/log-out';
import Menu from 'lucide-react/icons/menu';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import SunMoon from 'lucide-react/icons/sun-moon';
import { Fragment, useEffect, useState } from 'react';
import { useApi } from './api.tsx';
import { basePath } from './base-path.ts';
import { inBoth, useSpoken, useTexts } from './language.tsx';
import { tellOtherTabs } from './other-tabs.ts';
import { Failed } from './parts/failed.tsx';
import { Outdated } from './parts/outdated.tsx';
import { SignedOut } from './parts/signed-out.tsx';
import { ZoneButton } from './parts/zone-button.tsx';
import type { PageDeclaration } from './root.ts';
import { maySee, type Session, useSession, useShownTo, useSignInFirst } from './session.tsx';
import { chooseTheme, chosenTheme, themes } from './theme.ts';

const texts = inBoth(
  {
    skip: 'Skip to the page',
    menu: 'Menu',
    pages: 'Pages',
    system: 'Colours: as the system',
    light: 'Colours: light',
    dark: 'Colours: dark',
    language: 'Deutsch',
    signOut: 'Sign out',
    everyTenant: 'All tenants',
    forbidden: 'You are not permitted to see this page',
    forbiddenWhy: 'Ask an administrator of Kontor for more rights, or sign in as somebody else.',
  },
  {
    skip: 'Zur Seite springen',
    menu: 'Menü',
    pages: 'Seiten',
    system: 'Farben: wie das System',
    light: 'Farben: hell',
    dark: 'Farben: dunkel',
    language: 'English',
    signOut: 'Abmelden',
    everyTenant: 'Alle Mandanten',
    forbidden: 'Sie dürfen diese Seite nicht sehen',
    forbiddenWhy:
      'Bitten Sie einen Administrator von Kontor um weitere Rechte, oder melden Sie sich anders an.',
  },
);

export function Shell() {
  const { language } = useSpoken();
  const said = useTexts(texts);
  const [isOpen, setOpen] = useState(false);
  const page = useMatches({ select: matches => matches.at(-1)?.staticData.page });
  const path = useRouterState({ select: state => state.location.pathname });
  const { isAsking, error } = useSession();
  const { session, key, isKept } = useShownTo();
  const needs = page?.needs ?? 'nothing';
  useSignInFirst(needs, isKept);
  useEffect(() => {
    document.title = page ? `${page.title[language]} – Kontor` : 'Kontor';
  }, [page, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu of a narrow screen.
  useEffect(() => setOpen(false), [path]);
  return (
    <div className="shell" data-menu={isOpen ? 'open' : 'closed'}>
      <a className="skip" href="#page">
        {said.skip}
      </a>
      <header className="bar">
        {session && (
          <button
            type="button"
            className="icon-button menu-button"
            aria-label={said.menu}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Menu aria-hidden />
          </button>
        )}
        <span className="brand">
          <BrandMark />
          Kontor
        </span>
        <span className="bar-space" />
        {session && <span className="tenant">{session.tenant ?? said.everyTenant}</span>}
        <ZoneButton />
        <ThemeButton />
        <LanguageButton />
        {session && session.id !== null && <SignOutButton session={session} />}
      </header>
      {session && <Navigation session={session} label={said.pages} />}
      <main id="page" className="page" tabIndex={-1}>
        {/* Until the page has a heading of its own: while it loads, and when it cannot be loaded. */}
        <h1 className="page-name unseen">{page?.title[language] ?? 'Kontor'}</h1>
        {needs !== 'nothing' && <Outdated />}
        {needs === 'nothing' || maySee(session, needs) ? (
          <Fragment key={needs === 'nothing' ? '' : key}>
            <Outlet />
          </Fragment>
        ) : session ? (
          <section className="empty">
            <h1>{said.forbidden}</h1>
            <p>{said.forbiddenWhy}</p>
          </section>
        ) : (
          !isAsking && error !== null && <Failed error={error} />
        )}
      </main>
      {isKept && session && <SignedOut name={session.name} />}
    </div>
  );
}

function Navigation({ session, label }: { session: Session; label: string }) {
  const { language } = useSpoken();
  const router = useRouter();
  const entries = Object.values(router.routesById)
    .flatMap(route => {
      const page: PageDeclaration | undefined = route.options.staticData?.page;
      return page?.nav && maySee(session, page.needs)
        ? [{ path: route.fullPath, title: page.title[language], ...page.nav }]
        : [];
    })
    .toSorted((one, other) => one.order - other.order);
  return (
    <nav className="navigation" aria-label={label}>
      <ul>
        {entries.map(({ path, title, icon: Icon }) => (
          <li key={path}>
            <Link to={path} activeOptions={{ exact: path === '/', includeSearch: false }}>
              <Icon aria-hidden />
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ThemeButton() {
  const said = useTexts(texts);
  const [theme, setTheme] = useState(chosenTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const Icon = { system: SunMoon, light: Sun, dark: Moon }[theme];
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={said[theme]}
      onClick={() => {
        chooseTheme(next);
        setTheme(next);
      }}
    >
      <Icon aria-hidden />
    </button>
  );
}

function LanguageButton() {
  const { language, speak } = useSpoken();
  const said = useTexts(texts);
  const other = language === 'en' ? 'de' : 'en';
  return (
    <button type="button" className="text-button" onClick={() => speak(other)}>
      <Languages aria-hidden />
      <span lang={other}>{said.language}</span>
    </button>
  );
}

function SignOutButton({ session }: { session: Session }) {
  const api = useApi();
  const said = useTexts(texts);
  const signOut = async () => {
    const { url } = await api.signOut();
    tellOtherTabs(null);
    // Loaded anew, so that nothing is kept that was asked as this person.
    location.assign(url ?? `${basePath()}/sign-in`);
  };
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`${said.signOut}: ${session.name}`}
      onClick={signOut}
    >
      <LogOut aria-hidden />
    </button>
  );
}

const BrandMark = () => (
  <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M9 5v22M23 5 10 16l13 11" fill="none" stroke="currentColor" strokeWidth="5" />
  </svg>
);
