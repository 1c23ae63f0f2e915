// What a flow is: a business process between two connections, written as one function that may be run again from
// the top at any time. The engine hands it a context with everything it may touch.
import type { z } from 'zod';
import { brokenAnswerCode } from '../core/broken-answer.ts';
import type { KontorError } from '../core/errors.ts';
import type { Reason } from '../core/reasons.ts';
import type { Wording } from '../core/sentences.ts';
import type { PostingState } from '../core/words.ts';
import type { ObjectOperation } from './access.ts';
import type { ObjectName } from './objects/all.ts';
import type { SettingTexts } from './setting-texts.ts';
import type { Side } from './side.ts';

export interface Flow<Settings = unknown> {
  /** The name in the API: `order-to-journal`. */
  name: string;
  title: string;
  /** Changes of these objects of its source start it. */
  on: readonly ObjectName[];
  /** And changes of these of its target. */
  onTarget?: readonly ObjectName[];
  /**
   * What it runs for once a day, and whenever a person starts it, besides what has changed: it compares everything. Left out:
   * nothing.
   */
  daily?: string;
  /** What it runs for when such a change comes; left out: for what has changed. */
  subjectOf?(change: { object: ObjectName; id: string; of?: string | undefined }): string;
  posts: ObjectOperation;
  /** What it reads of its source and of its target, besides; both have to have it. */
  needs: { from: readonly Need[]; to: readonly Need[] };
  settings: z.ZodType<Settings>;
  /** The title, and the titles and descriptions of the settings, in other languages. */
  settingTexts?: SettingTexts;
  /** Of the codes of its reasons. An error that is not made of them is shown with its own sentence. */
  sentences?: readonly Wording[];
  /** Codes of its reasons that ask a person to decide. A replay of a posting that is parked for one says yes to it. */
  questions?: readonly string[];
  /** What all references of its documents begin with, so that two sources never use the same. */
  prefix?(settings: Settings): string;
  /**
   * The fields of the states that it writes, such as `quantity`; of one that writes them for a part of the records only, with
   * that part before it: `locations/2/quantity`. Two flows never write the same field of the same object. Left out: none of
   * its intents is `latest`.
   */
  writes?(settings: Settings): readonly string[];
  /** The key under which a subject is parked that cannot even be read. */
  businessKey(subjectId: string): string;
  /** Keys of documents that book what changed about the source of another one afterwards, counted from 1. Left out: it books no changes. */
  changes?: {
    key(of: string, number: number): string;
    /** Undefined: it is no such key. */
    of(key: string): string | undefined;
  };
  /** Says what is wrong with the settings against what is in both systems, as sentences; empty: all is well. */
  validate?(settings: Settings, sides: { from: Side; to: Side }, today: string): Promise<string[]>;
  /** A thrown KontorError of kind `input` or `config` parks the subject; others come again. */
  run(subjectId: string, context: FlowContext<Settings>): Promise<FlowOutcome>;
}

/** `shop-orders.get` */
export type Need = `${ObjectName}.${'list' | 'get'}`;

export interface FlowContext<Settings> {
  settings: Settings;
  /** YYYY-MM-DD: the day that it is now in this time zone (IANA name); left out: UTC. */
  today(timeZone?: string): string;
  from: Side;
  to: Side;
  /**
   * `once`: posts a document exactly once under its key. Coming here again with the same key answers what happened to it, and
   * never sends it twice. `latest`: answers as soon as the state is stored, `accepted` where the system has acknowledged this
   * very state; Kontor sends the newest one of each id.
   */
  post(intent: FlowIntent): Promise<PostingAnswer>;
  /** Like `post`; when the intent cannot be made (kind `input`), it is parked under its own key. `operation`: as the intent says it. */
  postOrPark(
    key: string,
    make: () => Promise<FlowIntent>,
    operation?: ObjectOperation,
  ): Promise<PostingAnswer>;
  /** What was posted to the target under this key by any flow from the same source, if anything was. */
  posted(operation: ObjectOperation, key: string): Promise<PostingAnswer | undefined>;
  /** What stands under this key is not what its source says any more: people see that on the posting. */
  noteChange(key: string): Promise<void>;
  /** Nothing is left to do of what is parked or planned under this key, and does not stand in the target: it ends without a document. */
  closeUnsent(key: string, why: Reason, operation?: ObjectOperation): Promise<void>;
  /** What people have answered under this key holds no more: what it was about is as it was before. */
  forgetAnswers(key: string, operation?: ObjectOperation): Promise<void>;
  /** What flows in the other direction, from this one's target to its source, have posted under these keys. */
  postedBack(operation: ObjectOperation, keys: readonly string[]): Promise<Map<string, PostingAnswer>>;
  /**
   * Whether a person has said yes to this question: replayed the posting under this key when it was parked for it. `question`: with its
   * parameters, such as amounts; or a code, whatever they were. The code has to be one of `Flow.questions`.
   */
  approved(key: string, question: KontorError | string, operation?: ObjectOperation): Promise<boolean>;
  /** Whether a person has closed the posting under this key when it was parked for this question: everything stays as it is. `question`: as of `approved`. */
  closedOver(key: string, question: KontorError | string, operation?: ObjectOperation): Promise<boolean>;
  /** The subject has to wait for another; Kontor looks again automatically. After `most.days` a person has to look: it is parked for `most.error`. */
  wait(key: string, why: Reason, most?: { days: number; error: KontorError }): Promise<void>;
}

export type FlowIntent = OnceIntent | LatestIntent;

/** The wish to have one document created, or changed. */
export interface OnceIntent {
  keep?: 'once';
  /** Left out: the flow's own (`posts`). */
  operation?: ObjectOperation;
  /** `orders/1001`: with the source's own name before it, unique per connection and operation, for ever. */
  key: string;
  /**
   * The text by which the document can be found in the target system. Only one document that stands may carry it. Left out where a
   * document is changed.
   */
  reference?: string;
  /** What is changed; left out: a document is created. */
  id?: string;
  /** As the object's model says. */
  record: Record<string, unknown>;
  /** As `ObjectWrite.result`. */
  result?: Record<string, unknown>;
  /** What it is worth to the source, so that source and target can be compared. */
  amount?: string;
  currency?: string;
  /** What the document was made by, such as the rules of its channel (plain JSON): documents that follow it use the same. */
  basis?: Record<string, unknown>;
  /**
   * The code of a rejection. If the system has rejected what was posted under this key for it, this record is posted in its place: a
   * rejection says that nothing stands there.
   */
  insteadOf?: string;
}

/** The wish that a record of the target is in this state: a stock level, a price. Only the newest one counts. */
export interface LatestIntent {
  keep: 'latest';
  /** Of the record, as lists of the target show it. It is the key. */
  id: string;
  /** As the object's model says, for a change. */
  record: Record<string, unknown>;
  /**
   * When the source says that it became so: an older state never replaces a newer one. Left out: the state is as old as the
   * run of the flow.
   */
  asOf?: Date;
  /**
   * It is known that the system is in another state, although it has acknowledged this one. Where a later run has stored a newer
   * state, Kontor sends that one again.
   */
  again?: boolean;
}

export interface PostingAnswer {
  state: PostingState;
  documentNumber: string | undefined;
  /** Why it is in this state, as a code. */
  reasonCode?: string | undefined;
  /** What was posted, as the object's model says; undefined: no document has been made yet. */
  record?: Record<string, unknown> | undefined;
  /** Of a change: what the document comes to by it. */
  result?: Record<string, unknown> | undefined;
  /** It was noted that its source says something else, now or at some time since. */
  isChanged?: boolean | undefined;
  /** What it was made by; undefined: that is not known, as of documents of earlier versions. */
  basis?: Record<string, unknown> | undefined;
}

/** It was sent, and it is not known yet whether it was booked: what the source says now is to be compared with it when it is. */
export const isOnItsWay = ({ state }: Pick<PostingAnswer, 'state'>): boolean =>
  state === 'sent' || state === 'uncertain';

export type FlowOutcome =
  | { kind: 'done' }
  /** Nothing to do now; a later event brings it back: "order 17 is not paid yet". */
  | { kind: 'not-due'; why: Reason };

/** Of what a flow has thrown: it parks, because a retry would have the same result, also after an answer that no system should give. */
export const isForPeople = ({ kind, code }: KontorError): boolean =>
  kind === 'input' || kind === 'config' || code === brokenAnswerCode;

/** Gives a flow its types. */
export function defineFlow<Settings>(flow: Flow<Settings>): Flow<Settings> {
  return flow;
}
