// The tabs of one browser share the cookie: each tab tells the others its session, so that no tab goes on as another person.
let channel: BroadcastChannel | undefined;
let told: string | null | undefined;

/** `isOther`: told when another tab has found another session, or none. */
export function watchOtherTabs(isOther: () => void): void {
  channel = new BroadcastChannel('kontor-session');
  channel.addEventListener('message', ({ data }) => {
    if (told !== undefined && data !== told) isOther();
  });
}

/** `session`: its id; null: nobody is signed in. */
export function tellOtherTabs(session: string | null): void {
  if (session === told) return;
  told = session;
  channel?.postMessage(session);
}
