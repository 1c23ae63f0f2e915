// One OData request, taken out of HTTP or out of a batch.

export interface ODataRequest {
  method: string;
  /** From the service's root on, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  body: string;
}
