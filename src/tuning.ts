// How often things are done, how long they may take, and how much of them there may be.
import { deliveryPausesMs } from './engine/destinations/deliver.ts';
import type { OpenRequestLimits } from './server/open-requests.ts';
import type { TailLimits } from './server/tail-route.ts';

export interface Tuning {
  sweepEveryMs: number;
  /** How soon a process knows what another has changed. */
  followEveryMs: number;
  /** Pauses between two tries of a posting grow up to this. */
  longestPauseMs: number;
  pollEveryMs: number;
  /** How often documents are read back, and how old they are then at least. */
  readBackEveryMs: number;
  maintainEveryMs: number;
  pollBackMs: number;
  subscribeEveryMs: number;
  /** How often destinations are looked at. */
  deliverEveryMs: number;
  /** Pauses between the tries of a message. */
  deliveryPausesMs: readonly number[];
  /** Pauses between probes of connections that do not work. */
  probeEveryMs: { first: number; longest: number };
  /** Wrong keys from one address, and requests with one key. */
  wrongKeysPerMinute: number;
  keyRequestsPerMinute: number;
  /** Browser sessions that begin from one address. */
  signInsPerMinute: number;
  /** When browser sessions end: unused, and in any case. */
  sessionIdleMs: number;
  sessionLongestMs: number;
  /** Requests that are open, and that are carried out, at the same time. */
  openRequests: OpenRequestLimits;
  /** Streams of what happens, and how often Kontor reads for them. */
  tails: TailLimits;
  tailEveryMs: number;
  /** How long a request may take to come in. */
  requestTimeoutMs: number;
  /** Webhook bodies over this size are refused. */
  hookLimitBytes: number;
  /** A client that takes nothing of its answer for so long is cut off. */
  stalledClientMs: number;
  /** An examination of a system that has not ended by then is given up. */
  examinationMs: number;
  /** So much of one answer of a system is held in memory, and of all directories that are searched. */
  answerLimitBytes: number;
  searchLimitBytes: number;
}

export const defaultTuning: Tuning = {
  sweepEveryMs: 1_000,
  followEveryMs: 5_000,
  longestPauseMs: 60_000,
  pollEveryMs: 300_000,
  readBackEveryMs: 15_000,
  maintainEveryMs: 120_000,
  pollBackMs: 86_400_000,
  subscribeEveryMs: 600_000,
  deliverEveryMs: 500,
  deliveryPausesMs,
  probeEveryMs: { first: 30_000, longest: 900_000 },
  wrongKeysPerMinute: 30,
  keyRequestsPerMinute: 60_000,
  signInsPerMinute: 60,
  sessionIdleMs: 8 * 3_600_000,
  sessionLongestMs: 24 * 3_600_000,
  openRequests: { overAll: 1_024, perTenant: 512, perConnection: 128, atOnce: 8 },
  tails: {
    overAll: 256,
    perTenant: 32,
    bufferBytes: 1024 * 1024,
    heartbeatMs: 15_000,
    authenticateMs: 5_000,
  },
  tailEveryMs: 300,
  requestTimeoutMs: 120_000,
  hookLimitBytes: 256 * 1024,
  stalledClientMs: 60_000,
  examinationMs: 600_000,
  answerLimitBytes: 16 * 1024 * 1024,
  searchLimitBytes: 128 * 1024 * 1024,
};
