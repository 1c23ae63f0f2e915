import { useEffect, useState } from 'react';

/** So long after the last key a system is asked. */
const restMs = 200;

/** The text, when nobody has typed for a moment. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
