// Whether something stands on the page that would be lost with it: entered and not stored yet, or shown only once.
import { useEffect, useSyncExternalStore } from 'react';

const marks = new Set<symbol>();
const listeners = new Set<() => void>();

function change(act: () => void): void {
  act();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Says so, as long as the part that calls this is there. */
export function useEntered(isEntered: boolean): void {
  useEffect(() => {
    if (!isEntered) return;
    const mark = Symbol();
    change(() => marks.add(mark));
    return () => change(() => marks.delete(mark));
  }, [isEntered]);
}

export const useHasEntered = (): boolean => useSyncExternalStore(subscribe, () => marks.size > 0);
