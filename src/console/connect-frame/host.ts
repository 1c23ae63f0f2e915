// The page around this one. Its origin is the one that the session names: the server has written it into this page, and lets no other page
// show it. What comes from another window or origin is not heard.
import { type FromPage, type ToPage, toPage } from '../../widgets/connect/messages.ts';

export type Host = ReturnType<typeof hostAt>;

/** Undefined: there is no page around this one, or no session. */
export function hostOf(): Host | undefined {
  const origin = document.querySelector<HTMLMetaElement>('meta[name=kontor-host]')?.content;
  return origin && parent !== window ? hostAt(origin) : undefined;
}

const hostAt = (origin: string) => ({
  tell: (message: FromPage) => parent.postMessage(message, origin),
  /** Answers how to end it. */
  hear(heard: (message: ToPage) => void): () => void {
    const listen = (event: MessageEvent) => {
      if (event.source !== parent || event.origin !== origin) return;
      const message = toPage(event.data);
      if (message) heard(message);
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  },
});
