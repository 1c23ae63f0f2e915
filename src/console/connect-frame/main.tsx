// Starts the page in the frame of <kontor-connect>: the form for one connect session, in a page of another product.
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/parts.css';
import '../styles/schema-form.css';
import '../styles/connections.css';
import '../styles/connect-frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './frame.tsx';
import { hostOf } from './host.ts';

createRoot(document.getElementById('connect') as HTMLElement).render(
  <StrictMode>
    <Frame host={hostOf()} />
  </StrictMode>,
);
