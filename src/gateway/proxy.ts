// Passes requests on to the system behind a connection, one to one.
import type { Caller } from '../core/caller.ts';
import { KontorError } from '../core/errors.ts';
import type { Connected, ForwardedReply, ForwardedRequest } from '../models/connector.ts';

export interface ProxyRequest extends ForwardedRequest {
  /** Links in the answer that begin with the system's own address are to begin with this one; undefined: left alone. */
  linksTo?: string | undefined;
}

export type ProxyReply = Omit<ForwardedReply, 'baseUrl'>;

/** Headers that belong to one connection, to our own door, or to a browser; none of them goes on. */
const kept =
  /^(accept|accept-language|content-type|if-match|if-none-match|prefer|slug|x-csrf-token|x-http-method|odata-.*|dataserviceversion|maxdataserviceversion|sap-.*|soapaction|requestid|repeatabilitycreation)$/;
/** What an answer brings along that concerns only its way to us, or our session. */
const dropped =
  /^(connection|keep-alive|transfer-encoding|content-length|content-encoding|set-cookie|upgrade|trailer|proxy-.*|www-authenticate)$/;

export type PassOn = (caller: Caller, connectionId: string, request: ProxyRequest) => Promise<ProxyReply>;

/** Throws `input/no-proxy` for a connection whose system cannot be spoken to like this. */
export function proxy(open: (caller: Caller, id: string) => Promise<Connected>): PassOn {
  return async (caller, connectionId, { linksTo, ...request }) => {
    const connection = await open(caller, connectionId);
    if (!connection.forward)
      throw new KontorError('input', 'no-proxy', 'Requests cannot be passed on over this connection.', {
        next: 'Choose a connection to S/4HANA.',
      });
    const reply = await connection.forward({ ...request, headers: filtered(request.headers, kept, true) });
    return {
      status: reply.status,
      headers: filtered(reply.headers, dropped, false),
      text: linksTo === undefined ? reply.text : relinked(reply.text, reply.baseUrl, linksTo),
    };
  };
}

function filtered<Value>(
  headers: Record<string, Value>,
  names: RegExp,
  keep: boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name) === keep));
}

/** JSON may write a slash as it is or escaped. */
function relinked(text: string, from: string, to: string): string {
  return text.replaceAll(from, to).replaceAll(from.replaceAll('/', '\\/'), to.replaceAll('/', '\\/'));
}
