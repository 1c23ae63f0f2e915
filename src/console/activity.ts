// Whether somebody uses this page. Pages ask again and again without anybody: such requests must not keep the session alive.

/** Longer than the page waits between two looks at the session, so that one of them follows each use. */
const restMs = 90_000;

let lastUse = performance.now();

export const isUnused = (): boolean => performance.now() - lastUse > restMs;

export function watchActivity(): void {
  const use = () => {
    lastUse = performance.now();
  };
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const)
    document.addEventListener(event, use, { capture: true, passive: true });
}
