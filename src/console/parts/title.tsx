import type { ReactNode } from 'react';

/** The heading of a page: its name, what it is for, and what one can do there. */
export const Title = ({
  name,
  about,
  above,
  children,
}: {
  name: ReactNode;
  about?: ReactNode;
  /** Where the page belongs. */
  above?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="title">
    <div className="title-words">
      {above && <div className="title-above">{above}</div>}
      <h1>{name}</h1>
      {about && <p className="title-about">{about}</p>}
    </div>
    {children && <div className="title-actions">{children}</div>}
  </div>
);
