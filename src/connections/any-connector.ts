// A connector to whatever system, as the parts hand it around.
import type { Send } from '../http/send.ts';
import type { Connector } from '../models/connector.ts';

export type AnyConnector = Connector<unknown, { send: Send }>;
