// Waits until a person or the system ends this process.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A Ctrl-C comes from the terminal, and once more through npm; a person who means a second one needs longer. */
const sameKeyMs = 500;

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP (the terminal was closed). A later one ends the process at once,
 * which is safe too.
 */
export function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    const onSignal = () => {
      resolve();
      setTimeout(() => {
        for (const name of signals) process.off(name, onSignal);
      }, sameKeyMs).unref();
    };
    for (const name of signals) process.on(name, onSignal);
  });
}
