// Widgets in a page of React 19, which sets properties of custom elements and listens to their events. The page loads the scripts of Kontor, as
// plain.html does; or import 'kontor/widgets' and say with `kontor` where Kontor is.
import { type DetailedHTMLProps, type HTMLAttributes, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Widget = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & {
  token?: string | undefined;
  kontor?: string;
  label?: string;
  'onkontor-token-expired'?: () => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'kontor-picker': Widget & { object: string; name?: string; value?: string; required?: boolean };
      'kontor-orders': Widget;
      'kontor-errors': Widget;
    }
  }
}

/** A token of the own backend, and a new one when it has ended. */
function useToken(widget: 'picker' | 'orders' | 'errors') {
  const [token, setToken] = useState<string>();
  const renew = useCallback(async () => {
    const reply = await fetch(`/tokens/${widget}`, { method: 'POST' });
    if (reply.ok) setToken(((await reply.json()) as { token: string }).token);
  }, [widget]);
  useEffect(() => void renew(), [renew]);
  return { token, 'onkontor-token-expired': () => void renew() };
}

function Page() {
  const [customer, setCustomer] = useState('');
  return (
    <>
      <h1>A product with widgets of Kontor</h1>
      <form action={data => setCustomer(String(data.get('customer')))}>
        <kontor-picker
          name="customer"
          object="customers"
          label="Ordered by"
          required
          {...useToken('picker')}
        />
        <button type="submit">Save</button>
        <output>{customer}</output>
      </form>
      <kontor-orders {...useToken('orders')} />
      <kontor-errors {...useToken('errors')} />
    </>
  );
}

createRoot(document.querySelector('main') as HTMLElement).render(<Page />);
