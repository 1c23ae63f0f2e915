import { useTexts } from '../language.tsx';
import { common } from '../texts.ts';

/** Stands where something is still to come. */
export function Loading() {
  return (
    <p className="loading" role="status">
      {useTexts(common).loading}
    </p>
  );
}
