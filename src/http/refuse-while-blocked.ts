// Lets nothing out while a connection is shut: paused by a person, or with credentials that are known to be wrong.
import type { KontorError } from '../core/errors.ts';
import { callContext } from './call-context.ts';
import type { Send } from './send.ts';

/** `refusal` answers why nothing may leave, or undefined. A probe goes out all the same: it finds out whether the block has ended. */
export function refuseWhileBlocked(send: Send, refusal: () => KontorError | undefined): Send {
  return request => {
    const refused = refusal();
    return refused && !callContext().probe ? Promise.reject(refused) : send(request);
  };
}
