// The metadata of a service as it is kept between requests.
import type { ServiceModel } from './model.ts';

export interface KeptModel {
  model: ServiceModel;
  /** What the server calls this version of it. */
  etag: string | undefined;
  lastModified: string | undefined;
  checkedAt: number;
}
