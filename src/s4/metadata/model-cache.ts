// Where the metadata of a tenant's services is kept.
import type { ServiceModel } from './model.ts';

export interface Kept {
  model: ServiceModel;
  /** What the server calls this version of it. */
  etag: string | undefined;
  lastModified: string | undefined;
  checkedAt: number;
}

export interface ModelCache {
  get(key: string): Promise<Kept> | undefined;
  set(key: string, kept: Promise<Kept>): void;
  delete(key: string): void;
  /** After so many milliseconds the server is asked again. */
  freshMs: number;
}

export function modelCache(freshMs = 3_600_000): ModelCache {
  const kept = new Map<string, Promise<Kept>>();
  return {
    freshMs,
    get: key => kept.get(key),
    set: (key, one) => void kept.set(key, one),
    delete: key => void kept.delete(key),
  };
}
