import { Link } from '@tanstack/react-router';
import { useTexts } from './language.tsx';
import { common } from './texts.ts';

/** For an address that leads to no page. */
export function NotFound() {
  const said = useTexts(common);
  return (
    <section className="empty">
      <h1>{said.notFound}</h1>
      <p>{said.notFoundWhy}</p>
      <Link to="/">{said.toOverview}</Link>
    </section>
  );
}
