// Made by `npm run docs` from the contract; do not edit.
export interface webhooks {
  'change-request.approved': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Another person has approved a change. */
    post: operations['change-request.approved'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'change-request.pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A change waits for another person to approve it. */
    post: operations['change-request.pending'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'change-request.rejected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Another person has rejected a change. */
    post: operations['change-request.rejected'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.expiring': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A certificate, a client secret or a password stops working: 30, 14, 7 and 1 days before, and when it has. */
    post: operations['connection.expiring'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.failing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The system does not answer, or only with errors. */
    post: operations['connection.failing'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.limited': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The system has asked for a pause of a minute or longer; nothing is sent before limited_until. */
    post: operations['connection.limited'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.needs_credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The system refuses the credentials. New ones can be pasted; nothing is sent until then. */
    post: operations['connection.needs_credentials'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.ok': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A connection works again. */
    post: operations['connection.ok'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'connection.paused': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A person has paused a connection. */
    post: operations['connection.paused'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'destination.disabled': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Kontor has disabled a destination: every delivery had failed for five days, or it answered 410 Gone. */
    post: operations['destination.disabled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'destination.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A person has asked for a test. */
    post: operations['destination.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'entry.set_aside': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The database refused an entry, which is set aside for a person. At most one message an hour for each connection. */
    post: operations['entry.set_aside'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'flow.paused': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A person has paused a flow. Kontor sends nothing new of it. */
    post: operations['flow.paused'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'flow.resumed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A person has resumed a flow. */
    post: operations['flow.resumed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'object.changed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A watched object was created or changed. Deletions are not seen. */
    post: operations['object.changed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'posting.accepted': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document was booked. */
    post: operations['posting.accepted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'posting.closed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A person has ended a posting without a document. */
    post: operations['posting.closed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'posting.differs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The system stored a document otherwise than it was sent. The reason names both values. */
    post: operations['posting.differs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'posting.parked': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A document waits for a person. */
    post: operations['posting.parked'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'posting.rejected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The system refused a document, and says why. */
    post: operations['posting.rejected'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'posting.waiting': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A flow has failed for the first time, as when a system does not answer. Kontor tries again automatically; a message about the outcome follows. */
    post: operations['posting.waiting'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'tenant.throttled': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The keys of the tenant together ask more often than its requests per minute allow, and are refused. Sent once, and again only after ten minutes without a refusal. */
    post: operations['tenant.throttled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    Attention: {
      code: string;
      count: number;
      /** @description Where the API lists it: a path and its query. */
      list: {
        path: string;
        query: {
          [key: string]: string;
        };
      };
      /** @description What the postings come to, by currency. */
      money: components['schemas']['Money'][];
      /** @description The values in the sentence: texts, numbers, and reasons with their own code and params. */
      params: {
        [key: string]: unknown;
      };
      says: string;
    };
    AuditEntry: {
      /** @description `connection.updated` */
      action: string;
      /** @description The key that was used. */
      actor: {
        id: string;
        name: string;
      };
      /** @description Without secrets. */
      after: unknown;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      at: string;
      /** @description Without secrets. */
      before: unknown;
      /** @description SHA-256 over the hash before it and this entry. */
      hash: string;
      seq: number;
      /** @description The id of what was changed. */
      subject: string;
      tenant: string | null;
    };
    AuditState: {
      broken: {
        seq: number;
        why: string;
      } | null;
      entries: number;
      /** @description Store it elsewhere, to prove later that no entry was cut off. */
      head: string;
      whole: boolean;
    };
    BoardOrder: {
      billing_block?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      billing_status?: string | null;
      /** @description An instant, UTC. */
      changed_at?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description The one who ordered. */
      customer?: string | null;
      delivery_block?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      delivery_status?: string | null;
      distribution_channel?: string | null;
      division?: string | null;
      id: string;
      items?: {
        /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
        billing_status: string | null;
        /** @description What the schedule lines confirm. */
        confirmed_quantity: string | null;
        currency: string | null;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        /** @description What the schedule lines say was delivered. */
        delivered_quantity: string | null;
        /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
        delivery_status: string | null;
        id: string;
        /** @description A decimal number as text. */
        net_amount: string | null;
        plant: string | null;
        product: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        rejection_reason: string | null;
        text: string | null;
        unit: string | null;
      }[];
      /** @description A decimal number as text. */
      net_amount?: string | null;
      /** @description YYYY-MM-DD */
      order_date?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description The customer's own number of the order, or ours. */
      reference?: string | null;
      /** @description YYYY-MM-DD */
      requested_delivery_date?: string | null;
      /** @description Why it is at risk. */
      risk: ('blocked' | 'overdue' | 'due') | null;
      sales_organization?: string | null;
      /** @enum {string} */
      state: 'at-risk' | 'open' | 'partly' | 'delivered' | 'billed';
      /** @description Of the whole order. */
      status?: string | null;
      type?: string | null;
    };
    BulkPlan: {
      /**
       * @description replay; settle-not-found: says of each that its document is not in the system; close: ends each without a document.
       * @enum {string}
       */
      action: 'replay' | 'settle-not-found' | 'close';
      /** @description So many of them could be acted on. */
      actionable: number;
      /** @description The change request by which another person approved it. */
      change_request: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description So many were acted on. */
      done: number;
      ended_at: string | null;
      /** @description The others: why they cannot be acted on. */
      excluded: {
        code: string;
        count: number;
        /** @description What is said of one of them. */
        says: string;
      }[];
      /**
       * Format: date-time
       * @description Until then it can be run.
       */
      expires_at: string;
      /** @description So many could not be acted on; `failures` says why. */
      failed: number;
      failures: {
        code: string;
        count: number;
        /** @description What is said of one of them. */
        says: string;
      }[];
      /** @description The filter of the list of postings, as it was asked for. */
      filter: {
        [key: string]: string;
      };
      id: string;
      left: number;
      made_by: {
        id: string;
        name: string;
      };
      /** @description So many postings matched when the plan was made. The plan acts on no others. */
      matched: number;
      /** @description What those that could be acted on came to, by currency. */
      money: components['schemas']['Money'][];
      /**
       * @description The permission that running it needs.
       * @enum {string}
       */
      needs: 'write' | 'admin';
      note: string | null;
      /** @description The reason codes of all that matched. */
      reasons: {
        code: string;
        count: number;
      }[];
      run_by: {
        id: string;
        name: string;
      } | null;
      /** @description So many were left as they are, because they had changed since the plan was made. */
      skipped: number;
      started_at: string | null;
      /**
       * @description done: no posting is left. expired: the plan was not run in time, and cannot be run any more.
       * @enum {string}
       */
      state: 'planned' | 'running' | 'done' | 'cancelled' | 'expired';
      /** @description Of all that matched. */
      states: {
        count: number;
        /** @enum {string} */
        state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      }[];
      tenant: string;
    };
    BulkPlanInFull: {
      /**
       * @description replay; settle-not-found: says of each that its document is not in the system; close: ends each without a document.
       * @enum {string}
       */
      action: 'replay' | 'settle-not-found' | 'close';
      /** @description So many of them could be acted on. */
      actionable: number;
      /** @description The change request by which another person approved it. */
      change_request: string | null;
      /** @description So many of those that are left have changed since the plan was made: it will leave them as they are. */
      changed: number;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description So many were acted on. */
      done: number;
      ended_at: string | null;
      /** @description The others: why they cannot be acted on. */
      excluded: {
        code: string;
        count: number;
        /** @description What is said of one of them. */
        says: string;
      }[];
      /**
       * Format: date-time
       * @description Until then it can be run.
       */
      expires_at: string;
      /** @description So many could not be acted on; `failures` says why. */
      failed: number;
      failures: {
        code: string;
        count: number;
        /** @description What is said of one of them. */
        says: string;
      }[];
      /** @description The filter of the list of postings, as it was asked for. */
      filter: {
        [key: string]: string;
      };
      id: string;
      left: number;
      made_by: {
        id: string;
        name: string;
      };
      /** @description So many postings matched when the plan was made. The plan acts on no others. */
      matched: number;
      /** @description What those that could be acted on came to, by currency. */
      money: components['schemas']['Money'][];
      /**
       * @description The permission that running it needs.
       * @enum {string}
       */
      needs: 'write' | 'admin';
      note: string | null;
      /** @description The reason codes of all that matched. */
      reasons: {
        code: string;
        count: number;
      }[];
      run_by: {
        id: string;
        name: string;
      } | null;
      /** @description The first ten that can be acted on, as they are now. */
      sample: components['schemas']['Posting'][];
      /** @description So many were left as they are, because they had changed since the plan was made. */
      skipped: number;
      started_at: string | null;
      /**
       * @description done: no posting is left. expired: the plan was not run in time, and cannot be run any more.
       * @enum {string}
       */
      state: 'planned' | 'running' | 'done' | 'cancelled' | 'expired';
      /** @description Of all that matched. */
      states: {
        count: number;
        /** @enum {string} */
        state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      }[];
      tenant: string;
    };
    BulkPlanPosting: {
      acted_at: string | null;
      /** @description Of the posting. */
      id: string;
      /**
       * @description left: its turn has not come. done: acted on. skipped: it had changed since the plan was made. failed: it could not be acted on. excluded: the plan knew so from the beginning.
       * @enum {string}
       */
      outcome: 'left' | 'done' | 'skipped' | 'failed' | 'excluded';
      /**
       * @description When the plan was made.
       * @enum {string}
       */
      planned_state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      /** @description As it is now; null: it does not exist any more. */
      posting: components['schemas']['Posting'] | null;
      /** @description Why it was skipped, excluded or could not be acted on. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
    };
    Call: {
      connection: string;
      duration_ms: number;
      failure: string | null;
      id: string;
      method: string;
      posting: string | null;
      request_body: string | null;
      request_headers: {
        [key: string]: string;
      };
      response_body: string | null;
      response_headers: {
        [key: string]: string;
      };
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      started_at: string;
      status: number | null;
      url: string;
    };
    ChangedCreditMemos: {
      billing_block?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      /** @description Items that are there; they are changed together with the rest, or nothing is. */
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description Of the item, as the record says it. */
        id: string;
        quantity?: string | null;
        unit?: string | null;
      }[];
      reason?: string | null;
    };
    ChangedCustomers: {
      billing_block?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      delivery_block?: string | null;
      is_posting_blocked?: boolean | null;
      order_block?: string | null;
    };
    ChangedDeliveries: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      delivery_block?: string | null;
      delivery_date?: string | null;
      planned_goods_issue_date?: string | null;
      tracking_number?: string | null;
    };
    /** @description Takes it back by a document of its own; nothing else of it can be changed. */
    ChangedGoodsMovements: {
      /** @constant */
      is_cancelled: true;
      /** Format: date */
      posting_date?: string;
    };
    /** @description Sets the quantity, whatever it was. */
    ChangedInventory: {
      /** @description On hand from now on: a whole number from 0. */
      quantity: string;
    };
    /** @description Takes it back by a document of its own; nothing else of it can be changed. */
    ChangedInvoices: {
      /** @constant */
      is_cancelled: true;
    };
    /** @description Takes it back by a document of its own; nothing else of it can be changed. */
    ChangedJournalEntries: {
      /** @constant */
      is_reversed: true;
      /** Format: date */
      posting_date: string;
      /** @description Such as 01. */
      reason: string;
    };
    ChangedProducts: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      division?: string | null;
      group?: string | null;
      is_marked_for_deletion?: boolean | null;
    };
    ChangedPurchaseOrders: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      /** @description Items that are there; they are changed together with the rest, or nothing is. */
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description Of the item, as the record says it. */
        id: string;
        is_completely_delivered?: boolean | null;
        is_finally_invoiced?: boolean | null;
        net_price?: string | null;
        price_quantity?: string | null;
        quantity?: string | null;
        storage_location?: string | null;
        text?: string | null;
        unit?: string | null;
      }[];
      payment_terms?: string | null;
      purchasing_group?: string | null;
    };
    ChangedSalesOrders: {
      billing_block?: string | null;
      /** @description Those of these types are changed, or added; others stay. */
      conditions?: {
        /** @description In the currency of the order; what is taken off is negative. */
        amount: string;
        /** @description A type of condition of the whole order, such as one for freight. */
        type: string;
      }[];
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      delivery_block?: string | null;
      /** @description They are changed, added and removed together with the rest, or nothing is. */
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description Of the item, as the record says it. */
        id: string;
        /**
         * @description Deletes the item, as far as the system lets it be deleted.
         * @constant
         */
        is_removed?: true;
        plant?: string | null;
        /** @description Of one unit, or of price_quantity units, without tax; left out: the system finds it. Needs price_condition. */
        price?: string;
        /** @description The type of condition that holds a price by hand. */
        price_condition?: string;
        /** @description How many units the price is for, where it is not one: 125.61 for 9, because 13.9567 for one cannot be kept. */
        price_quantity?: number;
        /** @description Adds an item under this id, which must be free. Needs quantity. */
        product?: string;
        quantity?: string | null;
        rejection_reason?: string | null;
        text?: string | null;
        unit?: string | null;
      }[];
      /**
       * @description Nothing is changed once delivery or billing of the order has begun.
       * @constant
       */
      only_if_open?: true;
      requested_delivery_date?: string | null;
    };
    /** @description Takes it back by a document of its own; nothing else of it can be changed. */
    ChangedSupplierInvoices: {
      /** @constant */
      is_reversed: true;
      /** Format: date */
      posting_date: string;
      /** @description Such as 01. */
      reason: string;
    };
    ChangedSuppliers: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      is_payment_blocked?: boolean | null;
      is_posting_blocked?: boolean | null;
      is_purchasing_blocked?: boolean | null;
    };
    ChangeRequest: {
      /** @description `flow.updated`, as in the audit trail. */
      action: string;
      /** @description Without secrets. */
      after: unknown;
      asked_by: {
        id: string;
        name: string;
      };
      /** @description Without secrets. */
      before: unknown;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      decided_at: string | null;
      decided_by: {
        id: string;
        name: string;
      } | null;
      /**
       * Format: date-time
       * @description Until then another person can approve it.
       */
      expires_at: string;
      id: string;
      /** @description `updateFlow` */
      operation: string;
      /** @description Why it was rejected, or could not be made. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
      /**
       * @description approved: Kontor is making the change; done; failed: Kontor could not make it, and `reason` says why.
       * @enum {string}
       */
      state: 'pending' | 'approved' | 'done' | 'failed' | 'rejected';
      /** @description The id of what is to be changed; null: it is to be created. */
      subject: string | null;
      tenant: string;
    };
    Check: {
      /** @description Of the message. */
      code: string;
      /** @description The settings that are wrong, as in `details.fields` of a problem. */
      fields?: unknown[];
      /** @description Of what is wrong. */
      kind?: string;
      /** @description What the system answered, or what is wrong. */
      message: string;
      next?: string;
      ok: boolean;
      /** @description The values in the message. */
      params: {
        [key: string]: unknown;
      };
    };
    CompanyCodes: {
      chart_of_accounts?: string | null;
      city?: string | null;
      company_code?: string | null;
      controlling_area?: string | null;
      country?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description The company code: `1710`. */
      id: string;
      name?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
    };
    Connected: {
      connection: string;
      /** @description What the system answered. */
      message: string | null;
      message_code: string | null;
      message_params: {
        [key: string]: unknown;
      } | null;
      name: string;
      return_origin: string;
      /** @enum {string} */
      status: 'ok' | 'limited' | 'needs_credentials' | 'failing' | 'paused';
    };
    ConnectForm: {
      /** @description The one that gets new credentials; null: a new one. */
      connection: string | null;
      connector: components['schemas']['Connector'];
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      /** @description Of the connection. */
      name: string;
      return_origin: string;
      /** @description What is set already, without secrets: in the session, and in the connection that gets new credentials. */
      settings: {
        [key: string]: unknown;
      };
    };
    Connection: {
      connector: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description When the system last accepted the credentials, to the minute. */
      credentials_accepted_at: string | null;
      environment: ('production' | 'test') | null;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      /** @description When certificates and secrets expire, where Kontor knows. */
      expiries: {
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        at: string;
        days_left: number;
        /** @description What expires. */
        what: string | null;
        what_code: string | null;
        what_params: {
          [key: string]: unknown;
        } | null;
      }[];
      /** @description What Kontor could not read the last time it polled this connection. It tries again at the next interval. */
      failing_reads: components['schemas']['FailingRead'][];
      id: string;
      /** @description If it is limited: Kontor sends nothing until then; then it tries with one request. */
      limited_until: string | null;
      name: string;
      /** @description Without secrets. */
      settings: {
        [key: string]: unknown;
      };
      /**
       * @description ok; limited: the system asked for a pause, nothing is sent until limited_until; needs_credentials: the system refused them, nothing is sent until new ones are given; failing: the system does not answer; paused: by a person.
       * @enum {string}
       */
      status: 'ok' | 'limited' | 'needs_credentials' | 'failing' | 'paused';
      /** @description Why, and what to do. */
      status_reason: string | null;
      status_reason_code: string | null;
      status_reason_params: {
        [key: string]: unknown;
      } | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      status_since: string;
      tenant: string;
      /** @description What waits for this connection, as a source or as a target. */
      waiting: components['schemas']['Waiting'];
      /** @description Where Kontor receives the webhooks of this connection. */
      webhook_path?: string;
    };
    Connector: {
      /** @description What an administrator of the system has to do first. */
      admin_steps: {
        code: string;
        params: {
          [key: string]: unknown;
        };
        scenario?: string;
        text: string;
        title: string;
      }[];
      name: string;
      /** @description JSON Schema with titles and help texts; secrets are writeOnly. */
      settings_schema: {
        [key: string]: unknown;
      };
      title: string;
    };
    ConnectSession: {
      allowed: string[] | null;
      /** @description The connection that gets new credentials; null: a new one is created. */
      connection: string | null;
      connector: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      id: string;
      /** @description The connection that the session created or updated. */
      made: string | null;
      name: string;
      return_origin: string;
      /** @enum {string} */
      state: 'open' | 'used' | 'over';
      tenant: string;
    };
    CostCenters: {
      category?: string | null;
      company_code?: string | null;
      controlling_area?: string | null;
      cost_center?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description Controlling area, cost center, end of validity: `A000:17101301:9999-12-31`. */
      id: string;
      is_blocked?: boolean | null;
      name?: string | null;
      profit_center?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      responsible?: string | null;
      /** @description YYYY-MM-DD */
      valid_from?: string | null;
      /** @description YYYY-MM-DD */
      valid_to?: string | null;
    };
    CreditMemos: {
      billing_block?: string | null;
      /** @description An instant, UTC. */
      changed_at?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      customer?: string | null;
      /** @description YYYY-MM-DD */
      date?: string | null;
      id: string;
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        id: string;
        /** @description A decimal number as text. */
        net_amount: string | null;
        product: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        text: string | null;
        unit: string | null;
      }[];
      /** @description A decimal number as text. */
      net_amount?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      reason?: string | null;
      reference?: string | null;
      /** @description The document that it gives back for. */
      refers_to?: string | null;
      sales_organization?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      status?: string | null;
      type?: string | null;
    };
    CurrentSession: {
      /** @description The latest end of the session. */
      expires_at: string | null;
      /** @description null: the request came with a key or token. */
      id: string | null;
      may: ('read' | 'write' | 'admin')[];
      name: string;
      signed_in_at: string | null;
      /** @description null: all tenants. */
      tenant: string | null;
      /** @enum {string} */
      way: 'key' | 'link' | 'oidc';
    };
    Customers: {
      account_group?: string | null;
      addresses?: {
        city: string | null;
        country: string | null;
        district: string | null;
        email: string | null;
        house_number: string | null;
        language: string | null;
        postal_code: string | null;
        region: string | null;
        street: string | null;
        street_2: string | null;
        street_3: string | null;
      }[];
      billing_block?: string | null;
      companies?: {
        company_code: string | null;
        payment_terms: string | null;
        reconciliation_account: string | null;
      }[];
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      delivery_block?: string | null;
      full_name?: string | null;
      id: string;
      /** @description It is archived, or is going to be. */
      is_archived?: boolean | null;
      /** @description For everything. */
      is_blocked?: boolean | null;
      is_marked_for_deletion?: boolean | null;
      is_posting_blocked?: boolean | null;
      /** @description The one that has taken its place. */
      merged_into?: string | null;
      name?: string | null;
      order_block?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      roles?: {
        /** @description Such as FLCU01, a customer in sales. */
        role: string | null;
      }[];
      sales_areas?: {
        currency: string | null;
        distribution_channel: string | null;
        division: string | null;
        is_marked_for_deletion: boolean | null;
        order_block: string | null;
        payment_terms: string | null;
        sales_organization: string | null;
      }[];
      tax_number?: string | null;
      tax_numbers?: {
        number: string | null;
        type: string | null;
      }[];
    };
    Deleted: {
      /** @constant */
      deleted: true;
      id: string;
    };
    Deliveries: {
      /** @description YYYY-MM-DD */
      actual_goods_issue_date?: string | null;
      /** @description YYYY-MM-DD */
      changed_on?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      customer?: string | null;
      delivery_block?: string | null;
      /** @description YYYY-MM-DD */
      delivery_date?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      goods_issue_status?: string | null;
      id: string;
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        id: string;
        order: string | null;
        order_item: string | null;
        plant: string | null;
        product: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        storage_location: string | null;
        text: string | null;
        unit: string | null;
      }[];
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      picking_status?: string | null;
      /** @description YYYY-MM-DD */
      planned_goods_issue_date?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description The external delivery ID, in which Kontor keeps its own. */
      reference?: string | null;
      ship_to?: string | null;
      shipping_point?: string | null;
      /** @description From the bill of lading, where most systems keep it. */
      tracking_number?: string | null;
      type?: string | null;
    };
    Delivery: {
      /** @description The last answer: a status, or why there was none. */
      answer: string | null;
      answer_code: string | null;
      answer_params: {
        [key: string]: unknown;
      } | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      delivered_at: string | null;
      /** @description `webhook-id` of every try. */
      message: string;
      next_at: string | null;
      /** @enum {string} */
      state: 'pending' | 'delivered' | 'failed';
      tries: number;
      type: string;
    };
    Destination: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      /** @description Since when every delivery has failed; after five days Kontor disables it. null: the last has arrived. */
      failing_since: string | null;
      id: string;
      /** @enum {string} */
      status: 'enabled' | 'disabled';
      /** @description Why it is disabled. */
      status_reason: string | null;
      status_reason_code: string | null;
      status_reason_params: {
        [key: string]: unknown;
      } | null;
      tenant: string;
      types: string[] | null;
      url: string;
      watch: {
        connection: string;
        object: string;
      }[];
    };
    DestinationWithSecret: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      /** @description Since when every delivery has failed; after five days Kontor disables it. null: the last has arrived. */
      failing_since: string | null;
      id: string;
      /** @description `whsec_…`, to verify signatures with. Shown this once. */
      secret: string;
      /** @enum {string} */
      status: 'enabled' | 'disabled';
      /** @description Why it is disabled. */
      status_reason: string | null;
      status_reason_code: string | null;
      status_reason_params: {
        [key: string]: unknown;
      } | null;
      tenant: string;
      types: string[] | null;
      url: string;
      watch: {
        connection: string;
        object: string;
      }[];
    };
    Event: {
      body: unknown;
      connection: string;
      id: string;
      /**
       * @description The object that has changed.
       * @enum {string}
       */
      object:
        | 'sales-orders'
        | 'sales-order-items'
        | 'deliveries'
        | 'invoices'
        | 'credit-memos'
        | 'purchase-orders'
        | 'supplier-invoices'
        | 'stock'
        | 'goods-movements'
        | 'journal-entries'
        | 'customers'
        | 'suppliers'
        | 'products'
        | 'gl-accounts'
        | 'company-codes'
        | 'cost-centers'
        | 'shop-orders'
        | 'shop-refunds'
        | 'shop-customers'
        | 'payments'
        | 'shops'
        | 'shop-channels'
        | 'inventory';
      /** @description What it belongs to, such as the order of a refund. */
      of: string | null;
      /** @description Its outcome in each flow that listens, as it stands now. */
      outcomes: {
        flow: string;
        /**
         * @description The state of the posting that needs most attention, or queued: it waits for its turn, or is being worked on; not-due: the flow had nothing to do, and `reason` says why; nothing-to-do: the flow has dealt with it, and nothing had to be posted; unreadable: the record could not be read; not-run: the flow has not run for it, as where it was made later.
         * @enum {string}
         */
        outcome:
          | 'planned'
          | 'sent'
          | 'accepted'
          | 'rejected'
          | 'uncertain'
          | 'parked'
          | 'closed'
          | 'queued'
          | 'not-due'
          | 'nothing-to-do'
          | 'unreadable'
          | 'not-run';
        /** @description That says so. */
        posting: string | null;
        /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
        /** @description What the flow runs for: for a refund, its order. */
        subject: string;
      }[];
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      received_at: string;
      /**
       * @description poll: no webhook came for it.
       * @enum {string}
       */
      source: 'webhook' | 'poll' | 'manual';
      /** @description The id of the record; empty if the record has none. */
      subject: string;
      topic: string;
      /** @description Why the record that the poll found could not be read; null: it could. Kontor reads it again when it changes. */
      unreadable: string | null;
      unreadable_code: string | null;
      unreadable_params: {
        [key: string]: unknown;
      } | null;
    };
    Examination: {
      connection: string;
      ended_at: string | null;
      /** @description Why it failed. */
      error: string | null;
      error_code: string | null;
      error_params: {
        [key: string]: unknown;
      } | null;
      /** @description What the administrator of the system should do, once it has succeeded; empty: nothing is missing. */
      fixes: components['schemas']['SaidReason'][];
      id: string;
      /** @description null while it runs. */
      outcome: ('succeeded' | 'failed') | null;
      /** @description Services that were examined so far. */
      services: components['schemas']['ExaminedService'][];
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      started_at: string;
      /** @description How many services are examined; null: not known yet. */
      total: number | null;
    };
    ExaminedService: {
      /** @description Fields that the customer has added. */
      custom_fields: {
        field: string;
        set: string;
        type: string;
      }[];
      /** @description How long its metadata took, in milliseconds. */
      metadata_ms: number | null;
      name: string;
      /** @description Records in a page of the main set; whole: nothing is cut up to 5,001; null: not found out. */
      page_size: (number | 'whole') | null;
      path: string;
      /** @description Why it is not ok. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
      /**
       * @description What it says to the headers of a repeatable request.
       * @enum {string}
       */
      repeatability: 'accepted' | 'unsupported' | 'not_said';
      /** @description The communication scenario that releases it; null where no public source names one. */
      scenario: string | null;
      /** @description The sets that were read by way of trial. */
      sets: {
        answers: boolean;
        ms: number;
        /** @description Why it does not answer. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
        set: string;
      }[];
      /**
       * @description unknown: it is there; whether it may be used shows only when something is posted.
       * @enum {string}
       */
      state: 'ok' | 'partly' | 'not_authorised' | 'not_there' | 'failing' | 'unknown';
      title: string;
    };
    FailingRead: {
      /** @description Why it failed the last time. */
      error: string | null;
      error_code: string | null;
      error_params: {
        [key: string]: unknown;
      } | null;
      /** @description In a row. */
      failures: number;
      /**
       * @description changes: of an object, for flows and for destinations that watch it; webhooks: whether the source still sends them; latest: the newest states are written to it.
       * @enum {string}
       */
      kind: 'changes' | 'webhooks' | 'latest' | 'comparisons' | 'read-backs';
      name: string;
      /**
       * Format: date-time
       * @description When it failed first.
       */
      since: string;
    };
    FirstStep: {
      code: string;
      done: boolean;
      /** @description The values in the sentence: texts, numbers, and reasons with their own code and params. */
      params: {
        [key: string]: unknown;
      };
      says: string;
      /**
       * @description failing: it was begun, and does not work.
       * @enum {string}
       */
      state: 'done' | 'open' | 'failing';
    };
    Flow: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      flow: string;
      from: string;
      id: string;
      /** @description When a person paused it; null: it runs. */
      paused_at: string | null;
      settings: {
        [key: string]: unknown;
      };
      to: string;
      warnings?: components['schemas']['SaidReason'][];
    };
    FlowDefinition: {
      name: string;
      needs: {
        /** @description `<object>.<act>`, as `shop-orders.get`: what the connection has to offer. */
        from: string[];
        /** @description `<object>.<act>`, as `shop-orders.get`: what the connection has to offer. */
        to: string[];
      };
      /** @description Changes of these objects of the source start it. */
      on: (
        | 'sales-orders'
        | 'sales-order-items'
        | 'deliveries'
        | 'invoices'
        | 'credit-memos'
        | 'purchase-orders'
        | 'supplier-invoices'
        | 'stock'
        | 'goods-movements'
        | 'journal-entries'
        | 'customers'
        | 'suppliers'
        | 'products'
        | 'gl-accounts'
        | 'company-codes'
        | 'cost-centers'
        | 'shop-orders'
        | 'shop-refunds'
        | 'shop-customers'
        | 'payments'
        | 'shops'
        | 'shop-channels'
        | 'inventory'
      )[];
      /** @description What it writes to the target: `<object>.<act>`. */
      posts: string;
      /** @description JSON Schema with titles and help texts. `picks` says that a setting names a record: of which side (`of`), of which `object`, by which `field`; `where` narrows it by other settings. */
      settings_schema: {
        [key: string]: unknown;
      };
      title: string;
    };
    FlowDifference: {
      /**
       * Format: date-time
       * @description When the system accepted it.
       */
      accepted_at: string;
      amount: string | null;
      business_key: string;
      /** @description Since then the flow would make another document of it: its source or the settings have changed. */
      changed_after_at: string | null;
      currency: string | null;
      /** @description Each as a code with its parameters, and as a sentence. */
      differences: {
        code: string;
        params: {
          [key: string]: unknown;
        };
        says: string;
      }[];
      document_number: string | null;
      /** @description Numbers of documents that book what changed about its source, with which it was compared in sum. */
      in_sum_with: string[];
      /**
       * @description differs: `differences` says where; unreadable: its source cannot be read (any more), or a system does not answer; not-comparable: its document is not kept, or what changed about its source afterwards is not booked.
       * @enum {string}
       */
      outcome: 'differs' | 'unreadable' | 'not-comparable';
      /** @description Id of the posting. */
      posting: string;
      /** @description As a sentence: why it was not compared. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
      reference: string | null;
      /** @description What it was made from: the order (of refunds, too), the customer. */
      subject: string;
    };
    FlowDifferences: {
      differing: number;
      next_cursor: string | null;
      not_comparable: number;
      result: components['schemas']['FlowDifference'][];
      /** @description Documents on this page that would be sent alike today. They are not in `result`; all others of the page are. */
      same: number;
      /** @description On the first page: how many documents all pages compare. */
      total: number | null;
      unreadable: number;
    };
    FlowOutcomes: {
      outcomes: {
        count: number;
        /**
         * @description The state of the posting that needs most attention, or queued: it waits for its turn, or is being worked on; not-due: the flow had nothing to do, and `reason` says why; nothing-to-do: the flow has dealt with it, and nothing had to be posted; unreadable: the record could not be read; not-run: the flow has not run for it, as where it was made later.
         * @enum {string}
         */
        outcome:
          | 'planned'
          | 'sent'
          | 'accepted'
          | 'rejected'
          | 'uncertain'
          | 'parked'
          | 'closed'
          | 'queued'
          | 'not-due'
          | 'nothing-to-do'
          | 'unreadable'
          | 'not-run';
      }[];
      /** @description Records of which events have told; the counts add up to it. */
      records: number;
      /** @description Events besides that the database has refused: they are set aside for a person. */
      set_aside: number;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      since: string;
    };
    FlowPreview: {
      /** @description The documents that Kontor would post if a person replayed it now. Empty: none; the books stay as they are. null: a replay alone does not help, because something has to be corrected first, or the posting asks something else. */
      after_replay:
        | {
            amount: string | null;
            /** @description Whether another document than this one was posted; null: none was, or that is not known. */
            changed: boolean | null;
            currency: string | null;
            /** @description Of a state such as a stock level, or of a change: the record that it is about. */
            id: string | null;
            /** @description The business key of its posting. */
            key: string;
            /** @description Of a journal entry: its lines, with their sides. */
            lines: {
              account: string;
              /** @description A decimal number as text, never negative. */
              amount: string;
              currency: string;
              /** @description YYYY-MM-DD, on which it is posted. */
              day: string;
              /** @enum {string} */
              side: 'debit' | 'credit';
              text: string;
            }[];
            operation: string;
            /** @description The posting that stands under the key; null: there is none. */
            posting: {
              document_number: string | null;
              id: string;
              /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
              /** @enum {string} */
              state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
            } | null;
            /** @description In the fields of the unified object. */
            record: {
              [key: string]: unknown;
            };
            /** @description The text by which the document is found in the target system. */
            reference: string | null;
            /** @description What is wrong with it for the target system: it would be parked. */
            refusal: {
              /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            } | null;
            /**
             * @description nothing: it is posted already, is on its way, or waits for a person; `posting` says which.
             * @enum {string}
             */
            would: 'post' | 'nothing';
          }[]
        | null;
      documents: {
        amount: string | null;
        /** @description Whether another document than this one was posted; null: none was, or that is not known. */
        changed: boolean | null;
        currency: string | null;
        /** @description Of a state such as a stock level, or of a change: the record that it is about. */
        id: string | null;
        /** @description The business key of its posting. */
        key: string;
        /** @description Of a journal entry: its lines, with their sides. */
        lines: {
          account: string;
          /** @description A decimal number as text, never negative. */
          amount: string;
          currency: string;
          /** @description YYYY-MM-DD, on which it is posted. */
          day: string;
          /** @enum {string} */
          side: 'debit' | 'credit';
          text: string;
        }[];
        operation: string;
        /** @description The posting that stands under the key; null: there is none. */
        posting: {
          document_number: string | null;
          id: string;
          /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
          reason: string | null;
          reason_code: string | null;
          reason_params: {
            [key: string]: unknown;
          } | null;
          /** @enum {string} */
          state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
        } | null;
        /** @description In the fields of the unified object. */
        record: {
          [key: string]: unknown;
        };
        /** @description The text by which the document is found in the target system. */
        reference: string | null;
        /** @description What is wrong with it for the target system: it would be parked. */
        refusal: {
          /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
          reason: string | null;
          reason_code: string | null;
          reason_params: {
            [key: string]: unknown;
          } | null;
        } | null;
        /**
         * @description nothing: it is posted already, is on its way, or waits for a person; `posting` says which.
         * @enum {string}
         */
        would: 'post' | 'nothing';
      }[];
      /**
       * @description done: `documents`, `parked` and `waits` say what would be done; not-due: nothing, as long as the subject stays as it is; parked: it would wait for a person.
       * @enum {string}
       */
      outcome: 'done' | 'not-due' | 'parked';
      /** @description Documents that cannot be made, while the others can. */
      parked: {
        /** @description The documents that Kontor would post if a person replayed it now. Empty: none; the books stay as they are. null: a replay alone does not help, because something has to be corrected first, or the posting asks something else. */
        after_replay:
          | {
              amount: string | null;
              /** @description Whether another document than this one was posted; null: none was, or that is not known. */
              changed: boolean | null;
              currency: string | null;
              /** @description Of a state such as a stock level, or of a change: the record that it is about. */
              id: string | null;
              /** @description The business key of its posting. */
              key: string;
              /** @description Of a journal entry: its lines, with their sides. */
              lines: {
                account: string;
                /** @description A decimal number as text, never negative. */
                amount: string;
                currency: string;
                /** @description YYYY-MM-DD, on which it is posted. */
                day: string;
                /** @enum {string} */
                side: 'debit' | 'credit';
                text: string;
              }[];
              operation: string;
              /** @description The posting that stands under the key; null: there is none. */
              posting: {
                document_number: string | null;
                id: string;
                /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
                reason: string | null;
                reason_code: string | null;
                reason_params: {
                  [key: string]: unknown;
                } | null;
                /** @enum {string} */
                state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
              } | null;
              /** @description In the fields of the unified object. */
              record: {
                [key: string]: unknown;
              };
              /** @description The text by which the document is found in the target system. */
              reference: string | null;
              /** @description What is wrong with it for the target system: it would be parked. */
              refusal: {
                /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
                reason: string | null;
                reason_code: string | null;
                reason_params: {
                  [key: string]: unknown;
                } | null;
              } | null;
              /**
               * @description nothing: it is posted already, is on its way, or waits for a person; `posting` says which.
               * @enum {string}
               */
              would: 'post' | 'nothing';
            }[]
          | null;
        key: string;
        posting: {
          document_number: string | null;
          id: string;
          /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
          reason: string | null;
          reason_code: string | null;
          reason_params: {
            [key: string]: unknown;
          } | null;
          /** @enum {string} */
          state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
        } | null;
        /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
      }[];
      /** @description The posting under the key of the subject itself, where none of the documents has that key. */
      posting: {
        document_number: string | null;
        id: string;
        /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
        /** @enum {string} */
        state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      } | null;
      /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
      subject: string;
      /** @description Documents that wait for another one to be booked. */
      waits: {
        key: string;
        /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
      }[];
      /** @description Why Kontor would not do it at once, such as that the flow is paused; and what of the documents would not be written, because the system has no room or no code for it. */
      warnings: components['schemas']['SaidReason'][];
    };
    FlowPreviewTotals: {
      documents: number;
      /** @description Subjects that there was no time for: send them again. */
      left: string[];
      /** @description Subjects of which a document is missing in `debit` and `credit`. failed: it could not be read now. */
      left_out: {
        /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
        subject: string;
        /** @enum {string} */
        why: 'parked' | 'waits' | 'failed';
      }[];
      /** @description Subjects that are not due, such as orders that are not paid. */
      not_due: number;
      /** @description Booked documents that are missing in `booked_debit` and `booked_credit`: Kontor does not keep their lines any more. */
      not_kept: {
        amount: string | null;
        currency: string | null;
        document_number: string | null;
        posting: string;
        subject: string | null;
      }[];
      totals: {
        account: string;
        /** @description A decimal number as text. */
        booked_credit: string;
        /** @description Sum of all documents that are booked for these subjects, as Kontor sent them: their own, their changes and their deposits. It does not depend on what the flow would make today. */
        booked_debit: string;
        /** @description A decimal number as text. */
        credit: string;
        currency: string;
        /** @description YYYY-MM-DD, on which the lines are posted. */
        day: string;
        /** @description Of the documents that the flow would make today, booked or not. */
        debit: string;
        /** @description How many of the documents that the flow would make today have lines here. */
        documents: number;
      }[];
    };
    Found: {
      code: string;
      connection: string;
      /** @description Of the posting or event; of a record its id in the system. */
      id: string;
      /**
       * @description event: a change for which no flow has made a posting. record: a customer in a system.
       * @enum {string}
       */
      kind: 'posting' | 'event' | 'record';
      object:
        | (
            | 'sales-orders'
            | 'sales-order-items'
            | 'deliveries'
            | 'invoices'
            | 'credit-memos'
            | 'purchase-orders'
            | 'supplier-invoices'
            | 'stock'
            | 'goods-movements'
            | 'journal-entries'
            | 'customers'
            | 'suppliers'
            | 'products'
            | 'gl-accounts'
            | 'company-codes'
            | 'cost-centers'
            | 'shop-orders'
            | 'shop-refunds'
            | 'shop-customers'
            | 'payments'
            | 'shops'
            | 'shop-channels'
            | 'inventory'
          )
        | null;
      /** @description The values in the sentence: texts, numbers, and reasons with their own code and params. */
      params: {
        [key: string]: unknown;
      };
      says: string;
    };
    GlAccounts: {
      account?: string | null;
      /** @description An instant, UTC. */
      changed_at?: string | null;
      chart_of_accounts?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      group?: string | null;
      /** @description Chart of accounts and account: `YCOA:41000000`. */
      id: string;
      is_balance_sheet_account?: boolean | null;
      is_blocked_for_posting?: boolean | null;
      is_marked_for_deletion?: boolean | null;
      name?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      type?: string | null;
    };
    GoodsMovements: {
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description YYYY-MM-DD */
      document_date?: string | null;
      /** @description Year and number: `2026:4900000012`. */
      id: string;
      items?: {
        batch: string | null;
        cost_center: string | null;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        delivery: string | null;
        id: string;
        is_cancelled: boolean | null;
        movement_type: string | null;
        order: string | null;
        order_item: string | null;
        plant: string | null;
        product: string | null;
        purchase_order: string | null;
        purchase_order_item: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        storage_location: string | null;
        unit: string | null;
      }[];
      /** @description receipt, issue, transfer, other receipt; what is not known comes as the system says it. */
      kind?: string | null;
      number?: string | null;
      /** @description YYYY-MM-DD */
      posting_date?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      reference?: string | null;
      text?: string | null;
      year?: string | null;
    };
    Idle: {
      /** @description Nothing is open. */
      idle: boolean;
      open: {
        /** @description Jobs that wait or run. */
        jobs: number;
        /** @description Messages that are due at a destination. Not counted: those that wait for their next try. */
        messages: number;
        /** @description Jobs and postings that wait until their flow is resumed. Not counted elsewhere. */
        paused: number;
        /** @description Bulk plans that run now. */
        plans: number;
        /** @description Polls of sources that run now. */
        polls: number;
        /** @description Postings that are sent or uncertain, or planned with a time at which Kontor continues. Not counted: those that wait behind one that a person has to look at. */
        postings: number;
        /** @description Watched objects that a process is reading now. */
        watches: number;
      };
    };
    Installation: {
      /**
       * @description private: one that Kontor runs. server: a PostgreSQL of yours.
       * @enum {string}
       */
      database: 'private' | 'server';
      /** @description The key that encrypts secrets. */
      encryption_key: {
        /**
         * Format: date-time
         * @description When Kontor first encrypted with it. A key that is older than this record counts from the upgrade.
         */
        first_used_at: string;
        /** @description The beginning of its fingerprint. */
        id: string;
      };
      /** @description Where people and systems reach Kontor, if it was set. */
      public_url: string | null;
      sign_in: {
        /** @description A browser session that nobody uses ends after so long. */
        idle_minutes: number;
        /** @description Whether the console sends people there. false: only programs bring its tokens. */
        in_browser: boolean;
        /** @description The identity provider; null: people sign in with keys and links only. */
        issuer: string | null;
        /** @description Every browser session ends after so long. */
        longest_minutes: number;
        /** @description The claim of a token that has the roles. */
        roles_claim: string | null;
      };
      version: string;
    };
    Inventory: {
      /** @description What shoppers can buy. */
      available?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description Location and product: `1:TG11`. */
      id: string;
      /** @description False: nothing is sold from this location. */
      is_enabled?: boolean | null;
      /** @description The shop's own safety stock. */
      kept_back?: string | null;
      location?: string | null;
      location_name?: string | null;
      /** @description The SKU; null for a product without one. */
      product?: string | null;
      /** @description On hand, with what the shop keeps back. */
      quantity?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
    };
    Invoices: {
      accounting_document?: string | null;
      /** @description The document that this one cancels. */
      cancels?: string | null;
      category?: string | null;
      /** @description An instant, UTC. */
      changed_at?: string | null;
      company_code?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      customer?: string | null;
      /** @description YYYY-MM-DD */
      date?: string | null;
      /** @description YYYY-MM-DD */
      due_date?: string | null;
      fiscal_year?: string | null;
      id: string;
      is_cancelled?: boolean | null;
      items?: {
        account: string | null;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        id: string;
        /** @description A decimal number as text. */
        net_amount: string | null;
        order: string | null;
        order_item: string | null;
        /** @description A decimal number as text. */
        price: string | null;
        product: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        /** @description A decimal number as text. */
        tax_amount: string | null;
        tax_code: string | null;
        text: string | null;
        unit: string | null;
      }[];
      /** @description A decimal number as text. */
      net_amount?: string | null;
      number?: string | null;
      payer?: string | null;
      payment_terms?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      reference?: string | null;
      sales_organization?: string | null;
      /** @description A decimal number as text. */
      tax_amount?: string | null;
      type?: string | null;
    };
    JournalEntries: {
      company_code?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description YYYY-MM-DD */
      document_date?: string | null;
      fiscal_year?: string | null;
      /** @description In S/4HANA company code, fiscal year and number: `1710:2026:100000042`. */
      id: string;
      is_reversed?: boolean | null;
      items?: {
        account: string | null;
        /** @description Debits are positive, credits negative. */
        amount: string | null;
        cost_center: string | null;
        currency: string | null;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        customer: string | null;
        id: string;
        is_cleared: boolean | null;
        profit_center: string | null;
        supplier: string | null;
        tax_code: string | null;
        text: string | null;
      }[];
      number?: string | null;
      /** @description YYYY-MM-DD */
      posting_date?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      reference?: string | null;
      /** @description What takes it back, or what it takes back. */
      reverse_document?: string | null;
      text?: string | null;
      type?: string | null;
    };
    /** @description How many days Kontor keeps records of each kind; null: for ever. */
    KeepDays: {
      /** @description Recorded HTTP exchanges. */
      calls: number | null;
      /** @description The contents of posted documents, and stored answers of the proxy. Kontor never forgets that it posted a document, so it never posts it again. */
      documents: number | null;
      /** @description Webhooks that came in, and runs. */
      events: number | null;
      /** @description Messages, and the outcomes of their deliveries. */
      messages: number | null;
    };
    Key: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      expires_at: string | null;
      id: string;
      /** @description To the minute. */
      last_used_at: string | null;
      may: ('read' | 'write' | 'admin')[];
      name: string;
      /** @description The first characters, to recognise the key. */
      prefix: string;
      revoked_at: string | null;
      /** @description null: it sees all tenants. */
      tenant: string | null;
    };
    KnownService: {
      name: string;
      path: string;
      protocol: string;
      /** @description The communication scenario that releases it. */
      scenario: string | null;
      title: string;
    };
    Message: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      data: {
        [key: string]: unknown;
      };
      id: string;
      tenant: string;
      /** @description connection.ok, connection.needs_credentials, connection.limited, connection.failing, connection.expiring, connection.paused, flow.paused, flow.resumed, posting.accepted, posting.waiting, posting.rejected, posting.parked, posting.differs, posting.closed, entry.set_aside, change-request.pending, change-request.approved, change-request.rejected, tenant.throttled, object.changed, destination.disabled, destination.test. Those of postings are written where a destination wants them. */
      type: string;
    };
    Money: {
      /** @description A decimal number as text. */
      amount: string;
      /** @description So many postings. */
      count: number;
      currency: string;
    };
    NewConnection: {
      connector: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description When the system last accepted the credentials, to the minute. */
      credentials_accepted_at: string | null;
      environment: ('production' | 'test') | null;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      /** @description When certificates and secrets expire, where Kontor knows. */
      expiries: {
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        at: string;
        days_left: number;
        /** @description What expires. */
        what: string | null;
        what_code: string | null;
        what_params: {
          [key: string]: unknown;
        } | null;
      }[];
      /** @description What Kontor could not read the last time it polled this connection. It tries again at the next interval. */
      failing_reads: components['schemas']['FailingRead'][];
      id: string;
      /** @description If it is limited: Kontor sends nothing until then; then it tries with one request. */
      limited_until: string | null;
      /** @description What the system answered to the first call. */
      message: string | null;
      message_code: string | null;
      message_params: {
        [key: string]: unknown;
      } | null;
      name: string;
      /** @description Without secrets. */
      settings: {
        [key: string]: unknown;
      };
      /**
       * @description ok; limited: the system asked for a pause, nothing is sent until limited_until; needs_credentials: the system refused them, nothing is sent until new ones are given; failing: the system does not answer; paused: by a person.
       * @enum {string}
       */
      status: 'ok' | 'limited' | 'needs_credentials' | 'failing' | 'paused';
      /** @description Why, and what to do. */
      status_reason: string | null;
      status_reason_code: string | null;
      status_reason_params: {
        [key: string]: unknown;
      } | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      status_since: string;
      tenant: string;
      /** @description What waits for this connection, as a source or as a target. */
      waiting: components['schemas']['Waiting'];
      /** @description Where Kontor receives the webhooks of this connection. */
      webhook_path?: string;
    };
    NewConnectSession: {
      allowed: string[] | null;
      /** @description The connection that gets new credentials; null: a new one is created. */
      connection: string | null;
      connector: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      id: string;
      /** @description The connection that the session created or updated. */
      made: string | null;
      name: string;
      return_origin: string;
      /** @enum {string} */
      state: 'open' | 'used' | 'over';
      tenant: string;
      /** @description Shown this once. */
      token: string;
    };
    NewCreditMemos: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      items: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description A decimal number as text. */
        quantity: string;
        /** @description Of the document that it gives back for. */
        refers_to_item: string;
        unit?: string;
      }[];
      reason?: string;
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 35 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      /** @description The invoice or order that it gives back for. */
      refers_to: string;
      /** @description Such as CR. */
      type: string;
    };
    NewCustomers: {
      address?: {
        city?: string;
        /** @description Two letters; S/4HANA needs it. */
        country?: string;
        district?: string;
        email?: string;
        house_number?: string;
        /** @description Two letters; S/4HANA needs it. */
        language?: string;
        postal_code?: string;
        /** @description Its name, or its code in ISO 3166-2 or in the system; it becomes the code of the system. */
        region?: string;
        /** @description Where it is too long, the rest goes into the lines after it that are free. */
        street?: string;
        /** @description What stands below the street: a floor, a door. */
        street_2?: string;
        street_3?: string;
      };
      /** @enum {string} */
      category: 'person' | 'organization';
      companies?: {
        company_code: string;
        payment_terms?: string;
        reconciliation_account: string;
      }[];
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      first_name?: string;
      /** @description Which range the number comes from. */
      grouping?: string;
      last_name?: string;
      /** @description S/4HANA keeps it in four fields of 40 characters; it is broken at a space. */
      organization_name?: string;
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 20 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      sales_areas?: {
        currency: string;
        distribution_channel: string;
        division: string;
        payment_terms?: string;
        sales_organization: string;
      }[];
      tax_numbers?: {
        number: string;
        /** @description Such as DE0. */
        type: string;
      }[];
    };
    NewDeliveries: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      items: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description The sales order that is delivered. */
        order: string;
        order_item: string;
        /** @description Left out: all that is open. */
        quantity?: string;
        unit?: string;
      }[];
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 35 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      shipping_point?: string;
    };
    NewGoodsMovements: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      /** Format: date */
      document_date?: string;
      items: {
        batch?: string;
        cost_center?: string;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description Left out: 101 for a receipt, 201 for an issue, 311 for a transfer, 501 for other receipts. */
        movement_type?: string;
        plant?: string;
        product?: string;
        purchase_order?: string;
        purchase_order_item?: string;
        /** @description A decimal number as text. */
        quantity: string;
        storage_location?: string;
        text?: string;
        to_plant?: string;
        to_storage_location?: string;
        unit?: string;
      }[];
      /**
       * @description receipt: for a purchase order. other receipt: for none.
       * @enum {string}
       */
      kind: 'receipt' | 'issue' | 'transfer' | 'other receipt';
      /** Format: date */
      posting_date?: string;
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 16 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      text?: string;
    };
    NewInvoices: {
      currency?: string;
      customer?: string;
      /** Format: date */
      date?: string;
      /** Format: date */
      due_date?: string;
      items?: {
        /** @description Which account the revenue is booked to. */
        account?: string;
        /** @description Without tax. */
        net_amount: string;
        /** @description Of one unit, without tax. */
        price?: string;
        product?: string;
        /** @description A decimal number as text. */
        quantity?: string;
        tax_code?: string;
        text?: string;
      }[];
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 50 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      /** @description The delivery, order, return or credit memo request that is billed. S/4HANA needs it, bills each once, and takes customer, currency and items from it. Other systems are given those. */
      refers_to?: string;
      /** @description Such as F2; the system's own when left out. */
      type?: string;
      /** @description True: the invoice is created without its accounting document, which can follow later. */
      without_posting?: boolean;
    };
    NewJournalEntries: {
      /** @description S/4HANA needs it. */
      company_code?: string;
      currency: string;
      /** Format: date */
      document_date: string;
      items: {
        /** @description A G/L account; or name a customer, or a supplier. */
        account?: string;
        /** @description Debits are positive, credits negative; all of them add up to zero. */
        amount: string;
        cost_center?: string;
        customer?: string;
        supplier?: string;
        /** @description Of a line of tax, which names neither account, customer nor supplier. */
        tax_base_amount?: string;
        tax_code?: string;
        text?: string;
      }[];
      /** Format: date */
      posting_date: string;
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 16 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      text?: string;
      /**
       * @description Where the books have types.
       * @default SA
       */
      type?: string;
    };
    NewKey: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      expires_at: string | null;
      id: string;
      /** @description Shown this once. */
      key: string;
      /** @description To the minute. */
      last_used_at: string | null;
      may: ('read' | 'write' | 'admin')[];
      name: string;
      /** @description The first characters, to recognise the key. */
      prefix: string;
      revoked_at: string | null;
      /** @description null: it sees all tenants. */
      tenant: string | null;
    };
    NewProducts: {
      /** @description SAP's own code, such as ST where the sales order says PC. */
      base_unit: string;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      descriptions: {
        language: string;
        text: string;
      }[];
      /** @description A decimal number as text. */
      gross_weight?: string;
      group?: string;
      /** @description Its number; one product for each. */
      id: string;
      /** @description Such as M. */
      industry_sector: string;
      /** @description A decimal number as text. */
      net_weight?: string;
      plants?: string[];
      /** @description Such as FERT. */
      type: string;
      weight_unit?: string;
    };
    NewPurchaseOrders: {
      company_code: string;
      currency?: string;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      items: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        /** @description A decimal number as text. */
        net_price?: string;
        plant: string;
        /** @description A decimal number as text. */
        price_quantity?: string;
        product: string;
        /** @description A decimal number as text. */
        quantity: string;
        storage_location?: string;
        text?: string;
        unit?: string;
      }[];
      /** Format: date */
      order_date?: string;
      payment_terms?: string;
      purchasing_group: string;
      purchasing_organization: string;
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 12 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      supplier: string;
      /** @description Such as NB. */
      type: string;
    };
    NewSalesOrders: {
      /** @description Of the one who ordered, on this document alone: where the customer stands for many, such as all guests. */
      address?: {
        city?: string;
        /** @description Two letters; S/4HANA needs it. */
        country?: string;
        district?: string;
        email?: string;
        house_number?: string;
        /** @description Two letters; S/4HANA needs it. */
        language?: string;
        /** @description Of the person or the company. S/4HANA keeps it in four fields of 40 characters. */
        name: string;
        postal_code?: string;
        /** @description Its name, or its code in ISO 3166-2 or in the system; it becomes the code of the system. */
        region?: string;
        /** @description Where it is too long, the rest goes into the lines after it that are free. */
        street?: string;
        /** @description What stands below the street: a floor, a door. */
        street_2?: string;
        street_3?: string;
      };
      billing_block?: string;
      conditions?: {
        /** @description In the currency of the order; what is taken off is negative. */
        amount: string;
        /** @description A type of condition of the whole order, such as one for freight. */
        type: string;
      }[];
      currency?: string;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      customer: string;
      /**
       * Format: date
       * @description When the customer ordered.
       */
      customer_order_date?: string;
      delivery_block?: string;
      distribution_channel: string;
      division: string;
      items: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        plant?: string;
        /** @description Of one unit, or of price_quantity units, without tax; left out: the system finds it. Needs price_condition. */
        price?: string;
        /**
         * @description The type of condition that holds a price by hand.
         * @default PMP0
         */
        price_condition?: string;
        /** @description How many units the price is for, where it is not one: 125.61 for 9, because 13.9567 for one cannot be kept. */
        price_quantity?: number;
        product: string;
        /** @description A decimal number as text. */
        quantity: string;
        text?: string;
        unit?: string;
      }[];
      /** Format: date */
      order_date?: string;
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 35 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      /** Format: date */
      requested_delivery_date?: string;
      sales_organization: string;
      /** @description Where the goods go, on this document alone; left out: to the customer's own address. */
      ship_to_address?: {
        city?: string;
        /** @description Two letters; S/4HANA needs it. */
        country?: string;
        district?: string;
        email?: string;
        house_number?: string;
        /** @description Two letters; S/4HANA needs it. */
        language?: string;
        /** @description Of the person or the company. S/4HANA keeps it in four fields of 40 characters. */
        name: string;
        postal_code?: string;
        /** @description Its name, or its code in ISO 3166-2 or in the system; it becomes the code of the system. */
        region?: string;
        /** @description Where it is too long, the rest goes into the lines after it that are free. */
        street?: string;
        /** @description What stands below the street: a floor, a door. */
        street_2?: string;
        street_3?: string;
      };
      /** @description Such as OR. */
      type: string;
    };
    NewSupplierInvoices: {
      company_code: string;
      currency: string;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      /** Format: date */
      document_date: string;
      /** @description A decimal number as text. */
      gross_amount: string;
      is_credit_memo?: boolean;
      items: {
        /** @description A decimal number as text. */
        amount: string;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: string | number | boolean | null;
        };
        purchase_order: string;
        purchase_order_item: string;
        /** @description A decimal number as text. */
        quantity: string;
        tax_code?: string;
        unit?: string;
      }[];
      payment_block?: string;
      /** Format: date */
      posting_date: string;
      /** @description The supplier's own number; one invoice for each. */
      reference: string;
      supplier: string;
    };
    NewSuppliers: {
      address?: {
        city?: string;
        /** @description Two letters; S/4HANA needs it. */
        country?: string;
        district?: string;
        email?: string;
        house_number?: string;
        /** @description Two letters; S/4HANA needs it. */
        language?: string;
        postal_code?: string;
        /** @description Its name, or its code in ISO 3166-2 or in the system; it becomes the code of the system. */
        region?: string;
        /** @description Where it is too long, the rest goes into the lines after it that are free. */
        street?: string;
        /** @description What stands below the street: a floor, a door. */
        street_2?: string;
        street_3?: string;
      };
      /** @enum {string} */
      category: 'person' | 'organization';
      companies?: {
        company_code: string;
        payment_terms?: string;
        reconciliation_account: string;
      }[];
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: string | number | boolean | null;
      };
      first_name?: string;
      /** @description Which range the number comes from. */
      grouping?: string;
      last_name?: string;
      /** @description S/4HANA keeps it in four fields of 40 characters; it is broken at a space. */
      organization_name?: string;
      purchasing_organizations?: {
        currency: string;
        payment_terms?: string;
        purchasing_organization: string;
      }[];
      /** @description What the document is known again by, should its answer be lost: one document for each. At most 20 characters; made of the Idempotency-Key where it is left out. */
      reference?: string;
      tax_numbers?: {
        number: string;
        /** @description Such as DE0. */
        type: string;
      }[];
    };
    NewWidgetToken: {
      connection: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Of `orders`: the only customer whose orders are shown. */
      customer: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      /** @description Of `errors`: the only flow whose documents are shown. */
      flow: string | null;
      id: string;
      /** @description Of `picker`: what is picked. */
      object: ('gl-accounts' | 'cost-centers' | 'customers' | 'products') | null;
      origin: string;
      /** @enum {string} */
      state: 'open' | 'over';
      tenant: string;
      /** @description Shown this once. */
      token: string;
      /** @description Of `picker`: what the fields of its records have to be. */
      where: {
        [key: string]: string;
      };
      /** @enum {string} */
      widget: 'picker' | 'orders' | 'errors';
    };
    ObjectDefinition: {
      /** @description What this connection can do with it; file: as a PDF; changes: a destination can watch it. */
      can: ('list' | 'get' | 'create' | 'update' | 'file' | 'changes')[];
      /** @description JSON Schema of what is given to create one; null: it cannot be. */
      create: {
        [key: string]: unknown;
      } | null;
      /** @description As it stands in addresses: `sales-orders`. */
      name: string;
      /** @description What one record is called. */
      one: string;
      /** @description JSON Schema of what lists can be narrowed by, and of what else they take. */
      query: {
        [key: string]: unknown;
      };
      /** @description JSON Schema of one record. */
      record: {
        [key: string]: unknown;
      };
      summary: string;
      /** @description JSON Schema of what can be changed of one; null: nothing can. */
      update: {
        [key: string]: unknown;
      } | null;
    };
    ObjectKind: {
      /** @description What this connection can do with it; file: as a PDF; changes: a destination can watch it. */
      can: ('list' | 'get' | 'create' | 'update' | 'file' | 'changes')[];
      /** @description As it stands in addresses: `sales-orders`. */
      name: string;
      /** @description What one record is called. */
      one: string;
      summary: string;
    };
    Payments: {
      /** @description What was received, reserved or declined. */
      amount?: string;
      /** @description An instant, UTC: when it came in. */
      created_at?: string;
      /** @description ISO 4217. It counts only if it is that of the order. */
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description The shop's own word: purchase, capture, void. */
      event?: string | null;
      /** @description The provider, such as `stripe`. `clearing` looks for it first. */
      gateway?: string | null;
      id: string;
      /** @description True: it was not made through a provider, such as a bank transfer. */
      is_offline?: boolean;
      is_test?: boolean | null;
      /** @description How the customer paid with it, such as `credit_card`. `clearing` looks for it next. */
      method?: string | null;
      /** @description The id of its order. */
      order?: string;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /**
       * @description received: the money came in; reserved: it was authorized only; pending: the provider is still working on it; voided: it was taken back before it moved; declined: no money moved; test: the gateway was in test mode; repeated: it stands in another row already; other: a refund, or what stands on the order itself (gift certificates, store credit).
       * @enum {string}
       */
      status?: 'received' | 'reserved' | 'pending' | 'voided' | 'declined' | 'test' | 'repeated' | 'other';
    };
    PickedRecord: {
      name: string;
      /** @description The number of the record. */
      value: string;
    };
    Posting: {
      amount: string | null;
      /** @description Of latest: when the newest state became valid, as the source says. */
      as_of: string | null;
      attempts: number;
      business_key: string;
      /** @description Id of the key or person that has asked for it; null: a flow has, or an earlier version stored it. */
      caller: string | null;
      /** @description The source changed after this was booked; nothing was booked again. */
      changed_after_at: string | null;
      connection: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      currency: string | null;
      difference_accepted_at: string | null;
      /** @description The system stored the document otherwise than it was sent, and no person has accepted that. Later documents of the same order are parked meanwhile. */
      differs: boolean;
      document_number: string | null;
      /** @description Id of the flow that asked for it; null: a caller of the API did. */
      flow: string | null;
      id: string;
      /** @description Of a caller: its own key, or one that Kontor made. */
      idempotency_key: string | null;
      /** @description Whether it is parked because a person has to decide. A replay says yes to what `reason` asks; closing it says no. */
      is_question: boolean;
      /**
       * @description once: a document, written exactly once. latest: a state such as a stock level, of which the newest is written, again and again.
       * @enum {string}
       */
      keep: 'once' | 'latest';
      /** @description When Kontor continues with it automatically. */
      next_at: string | null;
      operation: string;
      /** @description Where the document differs from what was sent, with both values; or why Kontor could not read it back. */
      read_back: {
        code: string;
        params: {
          [key: string]: unknown;
        };
        says: string;
      } | null;
      /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
      /** @description The text by which the document can be found in the target system. */
      reference: string | null;
      /** @enum {string} */
      state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      /** @description Of a flow: the record that it was made from, such as an order. */
      subject: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      updated_at: string;
      /** @description When Kontor read the document back and compared it; null: not yet, or it cannot be compared. */
      verified_at: string | null;
      /** @description Of latest: how many states it has had. The newest one counts. */
      version: number;
    };
    PostingInFull: {
      amount: string | null;
      /** @description Of latest: when the newest state became valid, as the source says. */
      as_of: string | null;
      attempt_list: {
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        ended_at: string;
        id: string;
        /** @enum {string} */
        kind: 'post' | 'find' | 'replay' | 'settle' | 'close' | 'accept-difference';
        number: number;
        outcome: string;
        /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
        reason: string | null;
        reason_code: string | null;
        reason_params: {
          [key: string]: unknown;
        } | null;
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        started_at: string;
      }[];
      attempts: number;
      business_key: string;
      /** @description Id of the key or person that has asked for it; null: a flow has, or an earlier version stored it. */
      caller: string | null;
      calls: {
        duration_ms: number;
        failure: string | null;
        id: string;
        method: string;
        request_body: string | null;
        request_headers: {
          [key: string]: string;
        };
        response_body: string | null;
        response_headers: {
          [key: string]: string;
        };
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        started_at: string;
        status: number | null;
        url: string;
      }[];
      /** @description The source changed after this was booked; nothing was booked again. */
      changed_after_at: string | null;
      connection: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      currency: string | null;
      difference_accepted_at: string | null;
      /** @description The system stored the document otherwise than it was sent, and no person has accepted that. Later documents of the same order are parked meanwhile. */
      differs: boolean;
      /** @description What was sent, or would be; null: none has been made yet, or it is not kept any more. */
      document: unknown;
      document_number: string | null;
      /** @description Id of the flow that asked for it; null: a caller of the API did. */
      flow: string | null;
      id: string;
      /** @description Of a caller: its own key, or one that Kontor made. */
      idempotency_key: string | null;
      /** @description Whether it is parked because a person has to decide. A replay says yes to what `reason` asks; closing it says no. */
      is_question: boolean;
      /**
       * @description once: a document, written exactly once. latest: a state such as a stock level, of which the newest is written, again and again.
       * @enum {string}
       */
      keep: 'once' | 'latest';
      /** @description Of a journal entry: the lines of `document`, with their sides. */
      lines: {
        account: string;
        /** @description A decimal number as text, never negative. */
        amount: string;
        currency: string;
        /** @description YYYY-MM-DD, on which it is posted. */
        day: string;
        /** @enum {string} */
        side: 'debit' | 'credit';
        text: string;
      }[];
      /** @description Of latest: the newest state, which waits until the one on its way is decided; null: `document` is the newest. */
      newer: unknown;
      /** @description When Kontor continues with it automatically. */
      next_at: string | null;
      operation: string;
      /** @description Where the document differs from what was sent, with both values; or why Kontor could not read it back. */
      read_back: {
        code: string;
        params: {
          [key: string]: unknown;
        };
        says: string;
      } | null;
      /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
      reason: string | null;
      reason_code: string | null;
      reason_params: {
        [key: string]: unknown;
      } | null;
      /** @description The text by which the document can be found in the target system. */
      reference: string | null;
      /** @enum {string} */
      state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      /** @description Of a flow: the record that it was made from, such as an order. */
      subject: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      updated_at: string;
      /** @description When Kontor read the document back and compared it; null: not yet, or it cannot be compared. */
      verified_at: string | null;
      /** @description Of latest: how many states it has had. The newest one counts. */
      version: number;
    };
    Problem: {
      /** @description Names exactly what happened. */
      code: string;
      /** @description A sentence for a person, in the first language of Accept-Language that Kontor speaks: en or de. */
      detail: string;
      details?: {
        [key: string]: unknown;
      };
      /** @description Says what to do: input, config, auth, missing, conflict, limited, unavailable, … */
      kind: string;
      /** @description What to do next. */
      next?: string;
      /** @description The values in the sentence, by name. A value may be a code with its own parameters. */
      params?: {
        [key: string]: unknown;
      };
      status: number;
      title: string;
      /** @description The address of a page about the code, relative to that of Kontor. */
      type: string;
    };
    Products: {
      base_unit?: string | null;
      /** @description An instant, UTC. */
      changed_at?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      description?: string | null;
      descriptions?: {
        language: string | null;
        text: string | null;
      }[];
      division?: string | null;
      /** @description A decimal number as text. */
      gross_weight?: string | null;
      group?: string | null;
      gtin?: string | null;
      id: string;
      is_marked_for_deletion?: boolean | null;
      /** @description A decimal number as text. */
      net_weight?: string | null;
      plants?: {
        availability_check: string | null;
        is_marked_for_deletion: boolean | null;
        mrp_type: string | null;
        plant: string | null;
        procurement_type: string | null;
        profit_center: string | null;
      }[];
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      type?: string | null;
      /** @description Numerator base units are as many as denominator of this one. */
      units?: {
        /** @description A decimal number as text. */
        denominator: string | null;
        gtin: string | null;
        /** @description A decimal number as text. */
        numerator: string | null;
        unit: string | null;
      }[];
      valuations?: {
        currency: string | null;
        /** @description A decimal number as text. */
        moving_average_price: string | null;
        /** @description Prices are for so many base units. */
        price_quantity: string | null;
        /** @description S: standard price, V: moving average price. */
        procedure: string | null;
        /** @description A decimal number as text. */
        standard_price: string | null;
        valuation_area: string | null;
        valuation_class: string | null;
        valuation_type: string | null;
      }[];
      weight_unit?: string | null;
    };
    PurchaseOrders: {
      /** @description An instant, UTC. */
      changed_at?: string | null;
      company_code?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      id: string;
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        id: string;
        /** @description A decimal number as text. */
        invoiced_amount?: string | null;
        /** @description A decimal number as text. */
        invoiced_quantity?: string | null;
        is_completely_delivered: boolean | null;
        is_finally_invoiced: boolean | null;
        /** @description A decimal number as text. */
        net_price: string | null;
        plant: string | null;
        /** @description A decimal number as text. */
        price_quantity: string | null;
        product: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        /** @description nothing received, partly received, received not invoiced, invoiced not received, quantities differ, complete, not expected */
        receipt_status?: string | null;
        /** @description A decimal number as text. */
        received_quantity?: string | null;
        storage_location: string | null;
        text: string | null;
        unit: string | null;
      }[];
      /** @description YYYY-MM-DD */
      order_date?: string | null;
      payment_terms?: string | null;
      purchasing_group?: string | null;
      purchasing_organization?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description Our own. */
      reference?: string | null;
      supplier?: string | null;
      type?: string | null;
    };
    Quotas: {
      connect_sessions: number;
      connections: number;
      destinations: number;
      flows: number;
      keys: number;
      widget_tokens: number;
    };
    RepeatedCall: {
      duration_ms: number;
      /** @description false: the answer is longer than 1 MB, and `response_body` is its beginning. */
      is_whole: boolean;
      method: string;
      /** @description From the system's host on. */
      path: string;
      response_body: string;
      response_headers: {
        [key: string]: string;
      };
      status: number;
    };
    Replayed: {
      count: number;
    };
    Restore: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      backup_taken_at: string;
      /** @description Connections over whose proxy requests with an Idempotency-Key were made. Kontor does not know those from `backup_taken_at` to `restored_at`: before one is repeated, a person has to look in the system whether it was carried out. */
      keyed_requests: {
        connection: string;
        /** @description How many keys of such requests the backup knows. */
        keys: number;
        /**
         * Format: date-time
         * @description When the last of these was sent.
         */
        last_sent_at: string;
        name: string;
      }[];
      /** @description The version that made the backup. */
      kontor: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      restored_at: string;
      /** @description Ids of flows that have not read their sources past the restore, or have not dealt with what they read: each of their new documents is looked for before it is sent. */
      unread_flows: string[];
    };
    Run: {
      connection: string;
      ended_at: string | null;
      /** @description Why it failed. */
      error: string | null;
      error_code: string | null;
      error_params: {
        [key: string]: unknown;
      } | null;
      /** @description Id of the flow that was started by hand; null: for all flows of the source. */
      flow: string | null;
      /** @description Changes that were read. */
      found: number;
      id: string;
      /** @description Changes for which no webhook came. */
      missed_by_webhook: number;
      /** @description null while it runs. */
      outcome: ('succeeded' | 'failed') | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      started_at: string;
      /** @enum {string} */
      trigger: 'schedule' | 'manual';
    };
    SaidReason: {
      code: string;
      /** @description The values in the sentence: texts, numbers, and reasons with their own code and params. */
      params: {
        [key: string]: unknown;
      };
      says: string;
    };
    SalesOrderItems: {
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      billing_status?: string | null;
      /** @description What the schedule lines confirm. */
      confirmed_quantity?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description What the schedule lines say was delivered. */
      delivered_quantity?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      delivery_status?: string | null;
      id: string;
      /** @description A decimal number as text. */
      net_amount?: string | null;
      order?: string | null;
      order_item?: string | null;
      plant?: string | null;
      product?: string | null;
      /** @description A decimal number as text. */
      quantity?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      rejection_reason?: string | null;
      text?: string | null;
      unit?: string | null;
    };
    SalesOrders: {
      billing_block?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      billing_status?: string | null;
      /** @description An instant, UTC. */
      changed_at?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description The one who ordered. */
      customer?: string | null;
      delivery_block?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      delivery_status?: string | null;
      distribution_channel?: string | null;
      division?: string | null;
      id: string;
      items?: {
        /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
        billing_status: string | null;
        /** @description What the schedule lines confirm. */
        confirmed_quantity: string | null;
        currency: string | null;
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        /** @description What the schedule lines say was delivered. */
        delivered_quantity: string | null;
        /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
        delivery_status: string | null;
        id: string;
        /** @description A decimal number as text. */
        net_amount: string | null;
        plant: string | null;
        product: string | null;
        /** @description A decimal number as text. */
        quantity: string | null;
        rejection_reason: string | null;
        text: string | null;
        unit: string | null;
      }[];
      /** @description A decimal number as text. */
      net_amount?: string | null;
      /** @description YYYY-MM-DD */
      order_date?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description The customer's own number of the order, or ours. */
      reference?: string | null;
      /** @description YYYY-MM-DD */
      requested_delivery_date?: string | null;
      sales_organization?: string | null;
      /** @description Of the whole order. */
      status?: string | null;
      type?: string | null;
    };
    Series: {
      points: {
        /** @description Postings that were accepted. A state counts when it was accepted last. */
        accepted: number;
        /**
         * Format: date-time
         * @description When the step begins.
         */
        at: string;
        /** @description Events that arrived: of the connection, or of the source of the flow. */
        events: number;
        /** @description How long the accepted documents took since they were stored; null: none was accepted. */
        lag_median_ms: number | null;
        lag_p95_ms: number | null;
        /** @description Postings that were parked in this step, and still are. */
        parked: number;
        /** @description Postings that were rejected in this step, and still are. */
        rejected: number;
        /** @description Postings that were stored. */
        stored: number;
      }[];
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      since: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      until: string;
    };
    ServiceDescription: {
      /** @description Sets, types, and navigations (`<set>/<navigation>`) that cannot be used, because the metadata of the service is broken there. */
      left_out: {
        name: string;
        reason: string;
      }[];
      /** @description Its technical name. */
      name: string;
      operations: {
        /** @enum {string} */
        kind: 'action' | 'function';
        name: string;
        parameters: {
          name: string;
          type: string;
        }[];
      }[];
      path: string;
      protocol: string;
      sets: components['schemas']['ServiceSet'][];
      /** @description Its TypeScript types, when they were asked for. */
      types?: string;
    };
    ServiceField: {
      creatable: boolean;
      /** @description Added by the customer. */
      custom: boolean;
      filterable: boolean;
      key: boolean;
      label: string | null;
      name: string;
      nullable: boolean;
      sortable: boolean;
      /** @description Such as String(20). */
      type: string;
      updatable: boolean;
    };
    ServiceRecords: {
      /** @description The fields that a record can have as it was asked for, in the order of the metadata. */
      columns: string[];
      /** @description How many there are, when that was asked for. */
      count: number | null;
      /** @description The fields that are the key of a record. */
      keys: string[];
      next_cursor: string | null;
      result: {
        [key: string]: unknown;
      }[];
    };
    ServiceSet: {
      creatable: boolean;
      deletable: boolean;
      fields: components['schemas']['ServiceField'][];
      keys: string[];
      name: string;
      navigations: {
        many: boolean;
        name: string;
        target: string;
      }[];
      updatable: boolean;
    };
    Session: {
      /** @description The request came with this session. */
      current: boolean;
      /** @description When it was ended; null: it is open, or its time has passed. */
      ended_at: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      id: string;
      /**
       * Format: date-time
       * @description To the minute.
       */
      last_seen_at: string;
      may: ('read' | 'write' | 'admin')[];
      /** @description Of the key or person. */
      name: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      signed_in_at: string;
      /** @enum {string} */
      state: 'open' | 'ended';
      /** @description null: all tenants. */
      tenant: string | null;
      user_agent: string | null;
      /** @enum {string} */
      way: 'key' | 'link' | 'oidc';
    };
    SetAside: {
      /** @description What it is about, such as `store/order/created 601`. */
      about: string;
      connection: string;
      /**
       * @description event: of a webhook or a poll. message: about a watched object.
       * @enum {string}
       */
      entry: 'event' | 'message';
      id: string;
      /** @description What the database said. */
      reason: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      set_aside_at: string;
      /** @description null: its connection no longer existed. */
      tenant: string | null;
      /** @description How often the database has refused it. */
      tries: number;
    };
    SetAsideInFull: {
      /** @description What it is about, such as `store/order/created 601`. */
      about: string;
      connection: string;
      /** @description The entry as it came. */
      content: unknown;
      /**
       * @description event: of a webhook or a poll. message: about a watched object.
       * @enum {string}
       */
      entry: 'event' | 'message';
      id: string;
      /** @description What the database said. */
      reason: string;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      set_aside_at: string;
      /** @description null: its connection no longer existed. */
      tenant: string | null;
      /** @description How often the database has refused it. */
      tries: number;
    };
    ShopChannels: {
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      id: string;
      is_enabled?: boolean | null;
      /** @enum {string} */
      kind?: 'storefront' | 'marketplace' | 'till' | 'other';
      name?: string | null;
      /** @description The shop's own word: `amazon`, `bigcommerce`. */
      platform?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
    };
    ShopCustomers: {
      addresses?: {
        city: string | null;
        company: string | null;
        /** @description ISO 3166 alpha-2. */
        country: string | null;
        email: string | null;
        first_name: string | null;
        last_name: string | null;
        phone: string | null;
        postal_code: string | null;
        /** @description As the shop says it: mostly a name. */
        region: string | null;
        /** @description With the number of the house. */
        street: string | null;
        /** @description The second line. */
        street_2: string | null;
      }[];
      /** @description An instant, UTC. */
      changed_at?: string;
      company?: string | null;
      /** @description An instant, UTC. */
      created_at?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      email?: string | null;
      first_name?: string | null;
      id: string;
      last_name?: string | null;
      phone?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
    };
    ShopOrders: {
      /** @description To whom the invoice goes. */
      billing_address?: {
        city: string | null;
        company: string | null;
        /** @description ISO 3166 alpha-2. */
        country: string | null;
        email: string | null;
        first_name: string | null;
        last_name: string | null;
        phone: string | null;
        postal_code: string | null;
        /** @description As the shop says it: mostly a name. */
        region: string | null;
        /** @description With the number of the house. */
        street: string | null;
        /** @description The second line. */
        street_2: string | null;
      };
      /** @description An instant, UTC. */
      changed_at?: string;
      /** @description Where it was placed: the id of a shop channel. */
      channel?: string | null;
      /** @description What coupons take off, tax included. */
      coupon?: string;
      /** @description An instant, UTC. */
      created_at?: string;
      /** @description ISO 4217, such as EUR: the one the shopper paid in. */
      currency?: string;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description Null: a guest. */
      customer?: string | null;
      /** @description not relevant, open, partly, complete; what is not known comes as the system says it. */
      delivery_status?: string | null;
      /** @description Includes tax, as the coupon does. */
      discount?: string;
      /** @description The same without tax. */
      extras_ex_tax?: string;
      /** @description Handling and gift wrapping. */
      extras_inc_tax?: string;
      /** @description Fees of the order that the shop names: tips, cash rounding. Not handling and wrapping. */
      fees?: {
        /** @description Without tax. */
        amount_ex_tax: string;
        /** @description Tax included. */
        amount_inc_tax: string;
        /** @description As `feesByName` names it, such as Tip. */
        name: string | null;
      }[];
      /** @description Part of the total that was paid with a gift certificate. */
      gift_certificate?: string;
      id: string;
      items?: {
        /** @description Custom fields in the SAP system of the customer. */
        custom?: {
          [key: string]: unknown;
        };
        /** @description What is left of it after all discounts; null: the shop does not say. */
        discounted_total_inc_tax: string | null;
        id: string;
        /**
         * @description gift-certificate: one that was sold. It is money that the shop owes, until it is redeemed.
         * @enum {string}
         */
        kind: 'goods' | 'gift-certificate';
        name: string | null;
        /** @description Of one, without tax, before discounts. */
        price_ex_tax: string;
        /** @description Of one, tax included, before discounts. */
        price_inc_tax: string;
        /** @description How many were ordered. */
        quantity: string;
        /** @description How many were refunded, where the shop counts them. */
        refunded_quantity: string | null;
        /** @description How many have left. */
        shipped_quantity: string | null;
        /** @description Of the product or its variant. */
        sku: string | null;
        /** @description Of all of them, without tax, before discounts. */
        total_ex_tax: string;
        /** @description Of all of them, tax included, before discounts. */
        total_inc_tax: string;
        /** @description A decimal number as text. */
        wrapping_ex_tax: string | null;
        /** @description Gift wrapping of it; it stands among the extras of the order. */
        wrapping_inc_tax: string | null;
      }[];
      /** @description The shop's name of it. */
      payment_method?: string;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description The order's number in another system. */
      reference?: string | null;
      /** @description Where the status of the shop says that it was refunded; null: it says something else. */
      refund_status?: ('partly' | 'wholly') | null;
      /** @description Empty: nothing is shipped. */
      shipping_addresses?: {
        city: string | null;
        company: string | null;
        /** @description ISO 3166 alpha-2. */
        country: string | null;
        email: string | null;
        first_name: string | null;
        last_name: string | null;
        phone: string | null;
        postal_code: string | null;
        /** @description As the shop says it: mostly a name. */
        region: string | null;
        /** @description With the number of the house. */
        street: string | null;
        /** @description The second line. */
        street_2: string | null;
      }[];
      /** @description Shipping without tax. */
      shipping_ex_tax?: string;
      /** @description Shipping, tax included. */
      shipping_inc_tax?: string;
      /**
       * @description open: not paid yet, or not for sure; paid: the shop says that the money is there; disputed: the customer or the bank has asked for it back; cancelled: it will never be paid.
       * @enum {string}
       */
      status?: 'open' | 'paid' | 'disputed' | 'cancelled';
      /** @description The shop's own name for it. */
      status_name?: string;
      /** @description Part of the total that was paid with store credit. */
      store_credit?: string;
      /** @description The same without tax. */
      subtotal_ex_tax?: string;
      /** @description What its items come to, tax included. */
      subtotal_inc_tax?: string;
      /** @description All taxes of the order together. */
      tax?: string;
      /** @description Each tax of the order by its name. Only flows whose rules tell taxes apart read them. */
      taxes?: {
        /** @description Of this tax in the whole order. */
        amount: string;
        /** @description What of it is the tax of single items; the rest is that of shipping and fees. */
        items: {
          /** @description Of this tax in this item. */
          amount: string;
          /** @description The id of the item. */
          item: string;
        }[];
        /** @description As `taxByName` names it, such as VAT 19%. */
        name: string;
        /** @description Percent, as the shop prints it. */
        rate: string;
      }[];
      /** @description The total without its tax. */
      total_ex_tax?: string;
      /** @description What the order costs, tax included, whatever it is paid with. */
      total_inc_tax?: string;
    };
    ShopRefunds: {
      /** @description An instant, UTC. */
      created_at?: string;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      id: string;
      /** @description True: every payment was declined. */
      is_declined?: boolean;
      /** @description True: a person has set the total, so that it need not be what the parts are worth. */
      is_overridden?: boolean;
      /** @description The id of its order. */
      order?: string;
      /** @description Empty: only tax was given back, or the shop does not say what was refunded. */
      parts?: {
        /** @description Tax included; null: the shop names the quantity only. */
        amount: string | null;
        /** @description The item of the order, for goods and wrapping. */
        item: string | null;
        /**
         * @description What was refunded. order: an amount on the whole order, as goodwill; kept: what was kept back, below zero.
         * @enum {string}
         */
        kind: 'goods' | 'wrapping' | 'shipping' | 'handling' | 'fee' | 'tax' | 'order' | 'kept';
        /** @description How many of the item. */
        quantity: string | null;
      }[];
      /** @description How it was given back, without what was declined. */
      payments?: {
        /** @description What was given back in this way. */
        amount: string;
        /** @description True: the money did not go through the provider. */
        is_offline: boolean;
        /** @description The shop's name of the provider. */
        method: string | null;
      }[];
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description As staff have entered it. */
      reason?: string | null;
      /** @description The tax that the shop takes back with it. */
      tax?: string;
      /** @description Tax included. */
      total?: string;
    };
    Shops: {
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      id: string;
      /** @description The channel that is the shop itself: never a marketplace. */
      main_channel?: string | null;
      name?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description A name of the IANA database, such as `America/Chicago`. */
      time_zone?: string | null;
    };
    ShownOrder: {
      currency: string | null;
      customer: string | null;
      id: string;
      items: {
        delivered_quantity: string | null;
        id: string;
        is_rejected: boolean;
        product: string | null;
        quantity: string | null;
        text: string | null;
        unit: string | null;
      }[];
      net_amount: string | null;
      order_date: string | null;
      reference: string | null;
      requested_delivery_date: string | null;
      /** @description Why it is at risk. */
      risk: ('blocked' | 'overdue' | 'due') | null;
      /** @enum {string} */
      state: 'at-risk' | 'open' | 'partly' | 'delivered' | 'billed';
    };
    SignedOut: {
      /** @constant */
      ended: true;
      /** @description Where the browser goes to sign out at the identity provider, too. */
      url: string | null;
    };
    SignInLink: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      url: string;
    };
    Stock: {
      batch?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      customer?: string | null;
      /** @description All that tells this stock from others, as the system keeps it. */
      id: string;
      /** @description unrestricted, in transfer, in quality inspection, blocked; what is not known comes as the system says it. */
      kind?: string | null;
      order?: string | null;
      order_item?: string | null;
      plant?: string | null;
      product?: string | null;
      /** @description A decimal number as text. */
      quantity?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      special_stock?: string | null;
      storage_location?: string | null;
      supplier?: string | null;
      unit?: string | null;
    };
    Story: {
      /** @description false: there are more than 100 events, actions of people or other postings, and only the newest 100 of each are here; or there were too many calls at that time to look through them all. */
      is_whole: boolean;
      posting: components['schemas']['Posting'];
      steps: components['schemas']['StoryStep'][];
    };
    StoryStep: {
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      at: string;
      /** @description `GET /v1/calls/{id}` has it with headers and bodies. */
      call: {
        connection: string;
        duration_ms: number;
        failure: string | null;
        id: string;
        method: string;
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        started_at: string;
        status: number | null;
        url: string;
      } | null;
      code: string;
      /** @description Of the event, call, attempt or posting that the step is about. */
      id: string | null;
      /** @enum {string} */
      kind: 'event' | 'call' | 'posting' | 'attempt' | 'booked' | 'read-back' | 'person' | 'related';
      /** @description What the person wrote. */
      note: string | null;
      /** @description The values in the sentence: texts, numbers, and reasons with their own code and params. */
      params: {
        [key: string]: unknown;
      };
      says: string;
      /** @description Why it ended like this. */
      why: components['schemas']['SaidReason'] | null;
    };
    Summary: {
      /** @description What needs a person, the most urgent first: lost answers, parked postings by reason, refusals, differences, connections, failing reads, entries that were set aside, change requests, paused flows, credentials that stop working within 30 days. */
      attention: components['schemas']['Attention'][];
      /** @description Connections that do not work, of which something cannot be read, or for which something waits. */
      connections: {
        /** @description What Kontor could not read the last time it polled this connection. It tries again at the next interval. */
        failing_reads: components['schemas']['FailingRead'][];
        id: string;
        name: string;
        /** @enum {string} */
        status: 'ok' | 'limited' | 'needs_credentials' | 'failing' | 'paused';
        /** @description Why, and what to do. */
        status_reason: string | null;
        status_reason_code: string | null;
        status_reason_params: {
          [key: string]: unknown;
        } | null;
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        status_since: string;
        tenant: string;
        /** @description What waits for this connection, as a source or as a target. */
        waiting: components['schemas']['Waiting'];
      }[];
      events: {
        count: number;
        /** @enum {string} */
        source: 'webhook' | 'poll' | 'manual';
      }[];
      /** @description From an empty installation to the first document. */
      first_steps: components['schemas']['FirstStep'][];
      /** @description Postings that are parked or rejected, or whose documents differ from what was sent. */
      needs_person: {
        count: number;
        /** @description Of those that have an amount, by currency. */
        money: components['schemas']['Money'][];
      };
      /** @description Flows that are paused, and what waits until they are resumed. */
      paused_flows: {
        flow: string;
        id: string;
        /**
         * Format: date-time
         * @description An instant, UTC.
         */
        paused_at: string;
        /** @description What waits for this connection, as a source or as a target. */
        waiting: components['schemas']['Waiting'];
      }[];
      postings: {
        count: number;
        flow: string | null;
        operation: string;
        /** @enum {string} */
        state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
      }[];
      /** @description Jobs that wait or run. */
      queued: number;
      /** @description Postings stored since `since`, by their state now; null: `since` was left out. */
      today:
        | {
            count: number;
            /** @description What they come to, by operation. An order and its journal entry are two postings about the same money: sums over operations count it twice. */
            operations: {
              count: number;
              /** @description Of those that have an amount, by currency. */
              money: components['schemas']['Money'][];
              operation: string;
            }[];
            /** @enum {string} */
            state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
          }[]
        | null;
      totals: {
        amount: string;
        currency: string;
        flow: string | null;
        operation: string;
      }[];
      /** @description Postings that are planned, sent or uncertain. */
      waiting: {
        count: number;
        /** @description Of those that have an amount, by currency. */
        money: components['schemas']['Money'][];
      };
    };
    SupplierInvoices: {
      company_code?: string | null;
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      currency?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      /** @description YYYY-MM-DD */
      document_date?: string | null;
      fiscal_year?: string | null;
      /** @description A decimal number as text. */
      gross_amount?: string | null;
      /** @description Number and fiscal year: `5105600101:2026`. */
      id: string;
      is_credit_memo?: boolean | null;
      is_reversed?: boolean | null;
      number?: string | null;
      payment_block?: string | null;
      /** @description YYYY-MM-DD */
      posting_date?: string | null;
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      /** @description The supplier's own number. */
      reference?: string | null;
      /** @description What takes it back, or what it takes back. */
      reverse_document?: string | null;
      status?: string | null;
      supplier?: string | null;
    };
    Suppliers: {
      account_group?: string | null;
      addresses?: {
        city: string | null;
        country: string | null;
        district: string | null;
        email: string | null;
        house_number: string | null;
        language: string | null;
        postal_code: string | null;
        region: string | null;
        street: string | null;
        street_2: string | null;
        street_3: string | null;
      }[];
      companies?: {
        company_code: string | null;
        payment_terms: string | null;
        reconciliation_account: string | null;
      }[];
      /** @description YYYY-MM-DD */
      created_on?: string | null;
      /** @description Custom fields in the SAP system of the customer. */
      custom?: {
        [key: string]: unknown;
      };
      full_name?: string | null;
      id: string;
      /** @description It is archived, or is going to be. */
      is_archived?: boolean | null;
      /** @description For everything. */
      is_blocked?: boolean | null;
      is_marked_for_deletion?: boolean | null;
      is_payment_blocked?: boolean | null;
      is_posting_blocked?: boolean | null;
      is_purchasing_blocked?: boolean | null;
      /** @description The one that has taken its place. */
      merged_into?: string | null;
      name?: string | null;
      purchasing_organizations?: {
        currency: string | null;
        payment_terms: string | null;
        purchasing_organization: string | null;
      }[];
      /** @description The system's own record, where raw=true asked for it. */
      raw?: unknown;
      roles?: {
        /** @description Such as FLCU01, a customer in sales. */
        role: string | null;
      }[];
      tax_numbers?: {
        number: string | null;
        type: string | null;
      }[];
      vat_number?: string | null;
    };
    Tenant: {
      approvals: ('flows' | 'connections' | 'replays')[];
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      /** @description Your own name or number for the customer. */
      id: string;
      keep_days: components['schemas']['KeepDays'];
      name: string;
      /** @description How much it may have at the same time: keys that are good, open connect sessions, connections, flows, destinations. */
      quotas: components['schemas']['Quotas'];
      /** @description How many requests all its keys may send together; null: only the limit of each key counts. */
      requests_per_minute: number | null;
      /** @description When Kontor last refused its keys because they sent too many requests together, to the minute. */
      throttled_at: string | null;
      /** @description Proxies that lead into private networks of the tenant, by name. The setting `tunnel` of a connection names one. */
      tunnels: {
        [key: string]: string;
      };
    };
    TenantInFull: {
      approvals: ('flows' | 'connections' | 'replays')[];
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Changes only when somebody changes the settings. Send it as `If-Match` to change or delete exactly this version. */
      etag: string;
      /** @description Your own name or number for the customer. */
      id: string;
      keep_days: components['schemas']['KeepDays'];
      name: string;
      /** @description How much it may have at the same time: keys that are good, open connect sessions, connections, flows, destinations. */
      quotas: components['schemas']['Quotas'];
      /** @description How many requests all its keys may send together; null: only the limit of each key counts. */
      requests_per_minute: number | null;
      /** @description When Kontor last refused its keys because they sent too many requests together, to the minute. */
      throttled_at: string | null;
      /** @description Proxies that lead into private networks of the tenant, by name. The setting `tunnel` of a connection names one. */
      tunnels: {
        [key: string]: string;
      };
      used: components['schemas']['Quotas'];
    };
    Waiting: {
      /** @description Jobs of flows that wait in the queue or run. */
      jobs: number;
      /** @description Postings without an outcome yet: planned, sent or uncertain. */
      postings: number;
    };
    WaitingDocument: {
      amount: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      currency: string | null;
      /** @description What kind of document it is, as a word. */
      document: string;
      id: string;
      /** @description As a sentence: why it is not booked, and what to do. */
      reason: string | null;
      reason_code: string | null;
      reference: string | null;
      /**
       * Format: date-time
       * @description When it came into this state, or was last tried.
       */
      since: string;
      /** @enum {string} */
      state: 'parked' | 'rejected' | 'uncertain';
      /** @description The record that it is made from, such as the number of an order of the shop. */
      subject: string | null;
    };
    WaysToSignIn: {
      /** @description null: nobody, or the session has ended. */
      session: components['schemas']['CurrentSession'] | null;
      ways: {
        /** @description Where the browser goes, for `oidc`. */
        url?: string;
        /** @enum {string} */
        way: 'key' | 'link' | 'oidc';
      }[];
    };
    WidgetToken: {
      connection: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      created_at: string;
      /** @description Of `orders`: the only customer whose orders are shown. */
      customer: string | null;
      /**
       * Format: date-time
       * @description An instant, UTC.
       */
      expires_at: string;
      /** @description Of `errors`: the only flow whose documents are shown. */
      flow: string | null;
      id: string;
      /** @description Of `picker`: what is picked. */
      object: ('gl-accounts' | 'cost-centers' | 'customers' | 'products') | null;
      origin: string;
      /** @enum {string} */
      state: 'open' | 'over';
      tenant: string;
      /** @description Of `picker`: what the fields of its records have to be. */
      where: {
        [key: string]: string;
      };
      /** @enum {string} */
      widget: 'picker' | 'orders' | 'errors';
    };
    Written: {
      /** @description The posting of this write; null: this was a dry run. */
      posting: components['schemas']['Posting'] | null;
      rehearsal?: {
        /** @description What Kontor looked up in the system. */
        checked: components['schemas']['SaidReason'][];
        /** @description Such as prices and availability. */
        simulated?: {
          [key: string]: unknown;
        };
        /** @description In the system's own words. */
        would_send: unknown;
      };
      /** @description Null: it is not decided yet, or this was a dry run. */
      result: {
        id: string;
      } | null;
      warnings: components['schemas']['SaidReason'][];
    };
  };
  responses: {
    /** @description What went wrong, what it means and what to do next (RFC 9457). */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export interface operations {
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      503: components['responses']['Problem'];
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Its id. */
        connection: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      /** @description It is stored, or nothing has to be done for it. The answer has no body. */
      200: {
        headers: {
          'kontor-received'?: 'stored' | 'set-aside' | 'ignored';
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The signature is wrong, or the connection is not known. The answer has no body. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is not stored: send it again. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readProblem: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of a problem. */
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      /** @description The page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      /** @description It does. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      503: components['responses']['Problem'];
    };
  };
  listAudit: {
    parameters: {
      query?: {
        cursor?: string;
        limit?: number;
        /** @description Written at this instant or later. */
        since?: string;
        subject?: string;
        /** @description Written before this instant. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['AuditEntry'][];
          };
        };
      };
    };
  };
  verifyAudit: {
    parameters: {
      query?: {
        /** @description A head seen before: it must still be in the chain. */
        head?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditState'];
        };
      };
    };
  };
  listBulkPlans: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['BulkPlan'][];
          };
        };
      };
    };
  };
  createBulkPlan: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /** @enum {string} */
              action: 'replay';
              /** @description The filters of the list of postings. Without any, all postings match. */
              filter: {
                /** @description Of this amount or more: a decimal number as text. */
                amount_from?: string;
                /** @description Of this amount or less. */
                amount_to?: string;
                /** @description The whole key, or its last parts, from a slash on: `orders/1001`. */
                business_key?: string;
                /** @description Id of the target connection. */
                connection?: string;
                currency?: string;
                /**
                 * @description Only postings whose `differs` is true.
                 * @enum {string}
                 */
                differs?: 'true';
                /** @description Id or name of the flow. */
                flow?: string;
                /** @description Postings with this key or with keys below it: `orders/1001` finds its documents, their changes, its refunds and deposits. */
                of?: string;
                /** @description Only postings with this reason. */
                reason_code?: string;
                /** @description The text by which the document is found: `BC-1001`. */
                reference?: string;
                /**
                 * Format: date-time
                 * @description Stored at this instant or later.
                 */
                since?: string;
                /** @description In this state, or in one of several, separated by commas: `parked,rejected` is what needs a person. Any of planned, sent, accepted, rejected, uncertain, parked, closed. */
                state?: string;
                /** @description The beginning of a reference, of a document number, of the id of the record, or of a part of the key: `BC-10`, `1000000`, `orders/10`. Capitals do not count. */
                text?: string;
                /**
                 * Format: date-time
                 * @description Stored before this instant.
                 */
                until?: string;
              };
              /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
              note?: string;
            }
          | {
              /** @enum {string} */
              action: 'settle-not-found';
              /** @description The filters of the list of postings. Without any, all postings match. */
              filter: {
                /** @description Of this amount or more: a decimal number as text. */
                amount_from?: string;
                /** @description Of this amount or less. */
                amount_to?: string;
                /** @description The whole key, or its last parts, from a slash on: `orders/1001`. */
                business_key?: string;
                /** @description Id of the target connection. */
                connection?: string;
                currency?: string;
                /**
                 * @description Only postings whose `differs` is true.
                 * @enum {string}
                 */
                differs?: 'true';
                /** @description Id or name of the flow. */
                flow?: string;
                /** @description Postings with this key or with keys below it: `orders/1001` finds its documents, their changes, its refunds and deposits. */
                of?: string;
                /** @description Only postings with this reason. */
                reason_code?: string;
                /** @description The text by which the document is found: `BC-1001`. */
                reference?: string;
                /**
                 * Format: date-time
                 * @description Stored at this instant or later.
                 */
                since?: string;
                /** @description In this state, or in one of several, separated by commas: `parked,rejected` is what needs a person. Any of planned, sent, accepted, rejected, uncertain, parked, closed. */
                state?: string;
                /** @description The beginning of a reference, of a document number, of the id of the record, or of a part of the key: `BC-10`, `1000000`, `orders/10`. Capitals do not count. */
                text?: string;
                /**
                 * Format: date-time
                 * @description Stored before this instant.
                 */
                until?: string;
              };
              /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
              note?: string;
            }
          | {
              /** @enum {string} */
              action: 'close';
              /** @description The filters of the list of postings. Without any, all postings match. */
              filter: {
                /** @description Of this amount or more: a decimal number as text. */
                amount_from?: string;
                /** @description Of this amount or less. */
                amount_to?: string;
                /** @description The whole key, or its last parts, from a slash on: `orders/1001`. */
                business_key?: string;
                /** @description Id of the target connection. */
                connection?: string;
                currency?: string;
                /**
                 * @description Only postings whose `differs` is true.
                 * @enum {string}
                 */
                differs?: 'true';
                /** @description Id or name of the flow. */
                flow?: string;
                /** @description Postings with this key or with keys below it: `orders/1001` finds its documents, their changes, its refunds and deposits. */
                of?: string;
                /** @description Only postings with this reason. */
                reason_code?: string;
                /** @description The text by which the document is found: `BC-1001`. */
                reference?: string;
                /**
                 * Format: date-time
                 * @description Stored at this instant or later.
                 */
                since?: string;
                /** @description In this state, or in one of several, separated by commas: `parked,rejected` is what needs a person. Any of planned, sent, accepted, rejected, uncertain, parked, closed. */
                state?: string;
                /** @description The beginning of a reference, of a document number, of the id of the record, or of a part of the key: `BC-10`, `1000000`, `orders/10`. Capitals do not count. */
                text?: string;
                /**
                 * Format: date-time
                 * @description Stored before this instant.
                 */
                until?: string;
              };
              /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
              note: string;
            };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkPlanInFull'];
        };
      };
    };
  };
  getBulkPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkPlanInFull'];
        };
      };
    };
  };
  cancelBulkPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkPlanInFull'];
        };
      };
    };
  };
  listBulkPlanPostings: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        outcome?: 'left' | 'done' | 'skipped' | 'failed' | 'excluded';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['BulkPlanPosting'][];
          };
        };
      };
    };
  };
  runBulkPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BulkPlanInFull'];
        };
      };
    };
  };
  getCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Call'];
        };
      };
    };
  };
  repeatCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Id of a connection whose environment is `test`. */
          connection: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepeatedCall'];
        };
      };
    };
  };
  listChangeRequests: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'pending' | 'approved' | 'done' | 'failed' | 'rejected';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['ChangeRequest'][];
          };
        };
      };
    };
  };
  getChangeRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  approveChangeRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  rejectChangeRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          reason?: string;
        } | null;
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeRequest'];
        };
      };
    };
  };
  readConnectForm: {
    parameters: {
      query?: {
        /** @description The way to log on that the steps are for, such as oauth-client-credentials. */
        auth?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectForm'];
        };
      };
    };
  };
  finishConnectForm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          settings: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connected'];
        };
      };
    };
  };
  listConnectSessions: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['ConnectSession'][];
          };
        };
      };
    };
  };
  createConnectSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Settings that the form may give: `baseUrl`; `auth:basic` allows one kind. Left out: all. */
          allowed?: string[];
          /** @description Give this connection new credentials instead of creating one. */
          connection?: string;
          connector: string;
          /** @default 1800 */
          expires_in_seconds?: number;
          /** @description Name of the new connection. */
          name: string;
          /**
           * @description The objects that the connection is for; the steps for the administrator cover just these.
           * @default []
           */
          objects?: (
            | 'sales-orders'
            | 'sales-order-items'
            | 'deliveries'
            | 'invoices'
            | 'credit-memos'
            | 'purchase-orders'
            | 'supplier-invoices'
            | 'stock'
            | 'goods-movements'
            | 'journal-entries'
            | 'customers'
            | 'suppliers'
            | 'products'
            | 'gl-accounts'
            | 'company-codes'
            | 'cost-centers'
            | 'shop-orders'
            | 'shop-refunds'
            | 'shop-customers'
            | 'payments'
            | 'shops'
            | 'shop-channels'
            | 'inventory'
          )[];
          /** @description The page that shows the form; requests from other pages are refused. */
          return_origin: string;
          /**
           * @description Settings that the form does not ask for; secrets are entered in the form.
           * @default {}
           */
          settings?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewConnectSession'];
        };
      };
    };
  };
  getConnectSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectSession'];
        };
      };
    };
  };
  cancelConnectSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectSession'];
        };
      };
    };
  };
  checkConnectForm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          settings: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Check'];
        };
      };
    };
  };
  listConnections: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Connection'][];
          };
        };
      };
    };
  };
  createConnection: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description s4hana, bigcommerce */
          connector: string;
          /**
           * @description Whether the connection leads to a production system or to a test system. Kontor makes no flow that posts from a test system to a production system.
           * @enum {string}
           */
          environment?: 'production' | 'test';
          name: string;
          settings: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewConnection'];
        };
      };
    };
  };
  getConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
    };
  };
  deleteConnection: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
    };
  };
  updateConnection: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          environment?: ('production' | 'test') | null;
          name?: string;
          /** @description null removes a field. */
          settings?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
    };
  };
  listCalls: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Only those with which this run has read the source. */
        run?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Call'][];
          };
        };
      };
    };
  };
  checkConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Check'];
        };
      };
    };
  };
  listCompanyCodes: {
    parameters: {
      query?: {
        chart_of_accounts?: string;
        company_code?: string;
        country?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, company_code, name, city, country, currency, chart_of_accounts, controlling_area, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['CompanyCodes'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getCompanyCodes: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['CompanyCodes'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listCostCenters: {
    parameters: {
      query?: {
        company_code?: string;
        controlling_area?: string;
        cost_center?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, controlling_area, cost_center, name, valid_from, valid_to, company_code, currency, profit_center, category, responsible, is_blocked, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        /** @description Type-ahead in cost_center and name, from what was read some minutes ago (as_of). */
        search?: string;
        valid_on?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['CostCenters'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getCostCenters: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['CostCenters'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listCreditMemos: {
    parameters: {
      query?: {
        changed_since?: string;
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        customer?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, type, customer, reference, created_on, changed_at, date, currency, net_amount, reason, status, billing_block, refers_to, sales_organization, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
        type?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['CreditMemos'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createCreditMemos: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCreditMemos'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getCreditMemos: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['CreditMemos'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateCreditMemos: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedCreditMemos'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listCustomers: {
    parameters: {
      query?: {
        account_group?: string;
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, name, full_name, account_group, created_on, order_block, delivery_block, billing_block, is_posting_blocked, tax_number, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        /** @description Type-ahead in id and name, from what was read some minutes ago (as_of). */
        search?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Customers'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createCustomers: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCustomers'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getCustomers: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Customers'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateCustomers: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedCustomers'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listDeliveries: {
    parameters: {
      query?: {
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        customer?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, type, ship_to, customer, created_on, changed_on, planned_goods_issue_date, actual_goods_issue_date, delivery_date, tracking_number, goods_issue_status, picking_status, delivery_block, shipping_point, reference, custom. */
        fields?: string;
        goods_issue_status?: 'open' | 'partly' | 'complete';
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        ship_to?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Deliveries'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createDeliveries: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDeliveries'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getDeliveries: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Deliveries'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateDeliveries: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedDeliveries'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  startExamination: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Examination'];
        };
      };
    };
  };
  getExamination: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        examination: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Examination'];
        };
      };
    };
  };
  listGlAccounts: {
    parameters: {
      query?: {
        account?: string;
        chart_of_accounts?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, chart_of_accounts, account, name, group, type, is_balance_sheet_account, is_blocked_for_posting, is_marked_for_deletion, created_on, changed_at, custom. */
        fields?: string;
        group?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        /** @description Type-ahead in account and name, from what was read some minutes ago (as_of). */
        search?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['GlAccounts'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getGlAccounts: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['GlAccounts'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listGoodsMovements: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, year, number, kind, reference, text, document_date, posting_date, created_on, custom. */
        fields?: string;
        limit?: number;
        posting_date_from?: string;
        posting_date_to?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['GoodsMovements'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createGoodsMovements: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewGoodsMovements'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getGoodsMovements: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['GoodsMovements'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateGoodsMovements: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedGoodsMovements'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listInventory: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, product, location, location_name, is_enabled, quantity, available, kept_back, custom. */
        fields?: string;
        limit?: number;
        location?: string;
        product?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Inventory'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getInventory: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Inventory'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateInventory: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedInventory'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listInvoices: {
    parameters: {
      query?: {
        changed_since?: string;
        company_code?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        customer?: string;
        date_from?: string;
        date_to?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, type, category, number, reference, customer, payer, created_on, changed_at, date, due_date, currency, net_amount, tax_amount, company_code, fiscal_year, accounting_document, is_cancelled, cancels, payment_terms, sales_organization, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
        type?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Invoices'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createInvoices: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewInvoices'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getInvoices: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Invoices'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateInvoices: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedInvoices'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getInvoicePdf: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the connection. */
        id: string;
        /** @description Of the invoice. */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
    };
  };
  listJournalEntries: {
    parameters: {
      query?: {
        company_code?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, company_code, fiscal_year, number, type, reference, text, document_date, posting_date, created_on, currency, is_reversed, reverse_document, custom. */
        fields?: string;
        fiscal_year?: string;
        limit?: number;
        posting_date_from?: string;
        posting_date_to?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
        type?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['JournalEntries'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createJournalEntries: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewJournalEntries'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getJournalEntries: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['JournalEntries'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateJournalEntries: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedJournalEntries'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listObjects: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['ObjectKind'][];
          };
        };
      };
    };
  };
  getObject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        /** @description Such as sales-orders. */
        object:
          | 'sales-orders'
          | 'sales-order-items'
          | 'deliveries'
          | 'invoices'
          | 'credit-memos'
          | 'purchase-orders'
          | 'supplier-invoices'
          | 'stock'
          | 'goods-movements'
          | 'journal-entries'
          | 'customers'
          | 'suppliers'
          | 'products'
          | 'gl-accounts'
          | 'company-codes'
          | 'cost-centers'
          | 'shop-orders'
          | 'shop-refunds'
          | 'shop-customers'
          | 'payments'
          | 'shops'
          | 'shop-channels'
          | 'inventory';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ObjectDefinition'];
        };
      };
    };
  };
  readOrderBoard: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        customer?: string;
        /** @description So many orders. With a state Kontor looks through the orders of the system, and answers all that fit of the last page that it read. */
        limit?: number;
        /** @description The customer's own number of the order. */
        reference?: string;
        state?: 'at-risk' | 'open' | 'partly' | 'delivered' | 'billed';
        /** @description The day where the reader is, on which an order is late or not; left out: today in UTC. */
        today?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description So many orders were looked at for this page. */
            looked: number;
            next_cursor: string | null;
            result: components['schemas']['BoardOrder'][];
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  pauseConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
    };
  };
  listPayments: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, order, status, event, gateway, method, amount, currency, created_at, is_test, is_offline, custom. */
        fields?: string;
        limit?: number;
        /** @description Payments are listed for one order. */
        order?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Payments'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getPayments: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Payments'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listProducts: {
    parameters: {
      query?: {
        changed_since?: string;
        created_from?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, description, type, group, base_unit, created_on, changed_at, gross_weight, net_weight, weight_unit, gtin, division, is_marked_for_deletion, custom. */
        fields?: string;
        group?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        /** @description Type-ahead in id and description, from what was read some minutes ago (as_of). */
        search?: string;
        type?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Products'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createProducts: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewProducts'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getProducts: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Products'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateProducts: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedProducts'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getThroughProxy: {
    parameters: {
      query?: never;
      header?: {
        /** @description `max-age=N`: an answer of the last N seconds will do. */
        'cache-control'?: string;
        /** @description `rewrite`: links in the answer lead to the proxy. */
        'kontor-links'?: 'rewrite';
        /** @description `queue` waits for a turn when the system asks for a pause, `pass` does not. */
        'kontor-pace'?: 'queue' | 'pass';
        /** @description How often Kontor repeats what was surely not carried out, 0 to 5. */
        'kontor-retry'?: string;
      };
      path: {
        /** @description Of the connection. */
        id: string;
        /** @description From the host of the system on, with slashes as they are, and any query. */
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the system answered, status, headers and body, byte by byte. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered. */
      '3XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What the system answered, or a problem of Kontor (`application/problem+json`): nothing was sent. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered, or a problem of Kontor. After 504 of a write nobody knows whether the system carried it out. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
    };
  };
  putThroughProxy: {
    parameters: {
      query?: never;
      header?: {
        /** @description Kontor sends the write at most once under it. */
        'idempotency-key'?: string;
        /** @description `rewrite`: links in the answer lead to the proxy. */
        'kontor-links'?: 'rewrite';
        /** @description `queue` waits for a turn when the system asks for a pause, `pass` does not. */
        'kontor-pace'?: 'queue' | 'pass';
        /** @description How often Kontor repeats what was surely not carried out, 0 to 5. */
        'kontor-retry'?: string;
      };
      path: {
        /** @description Of the connection. */
        id: string;
        /** @description From the host of the system on, with slashes as they are, and any query. */
        path: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description What the system answered, status, headers and body, byte by byte. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered. */
      '3XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What the system answered, or a problem of Kontor (`application/problem+json`): nothing was sent. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered, or a problem of Kontor. After 504 of a write nobody knows whether the system carried it out. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
    };
  };
  postThroughProxy: {
    parameters: {
      query?: never;
      header?: {
        /** @description Kontor sends the write at most once under it. */
        'idempotency-key'?: string;
        /** @description `rewrite`: links in the answer lead to the proxy. */
        'kontor-links'?: 'rewrite';
        /** @description `queue` waits for a turn when the system asks for a pause, `pass` does not. */
        'kontor-pace'?: 'queue' | 'pass';
        /** @description How often Kontor repeats what was surely not carried out, 0 to 5. */
        'kontor-retry'?: string;
      };
      path: {
        /** @description Of the connection. */
        id: string;
        /** @description From the host of the system on, with slashes as they are, and any query. */
        path: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description What the system answered, status, headers and body, byte by byte. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered. */
      '3XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What the system answered, or a problem of Kontor (`application/problem+json`): nothing was sent. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered, or a problem of Kontor. After 504 of a write nobody knows whether the system carried it out. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
    };
  };
  deleteThroughProxy: {
    parameters: {
      query?: never;
      header?: {
        /** @description Kontor sends the write at most once under it. */
        'idempotency-key'?: string;
        /** @description `rewrite`: links in the answer lead to the proxy. */
        'kontor-links'?: 'rewrite';
        /** @description `queue` waits for a turn when the system asks for a pause, `pass` does not. */
        'kontor-pace'?: 'queue' | 'pass';
        /** @description How often Kontor repeats what was surely not carried out, 0 to 5. */
        'kontor-retry'?: string;
      };
      path: {
        /** @description Of the connection. */
        id: string;
        /** @description From the host of the system on, with slashes as they are, and any query. */
        path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What the system answered, status, headers and body, byte by byte. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered. */
      '3XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What the system answered, or a problem of Kontor (`application/problem+json`): nothing was sent. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered, or a problem of Kontor. After 504 of a write nobody knows whether the system carried it out. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
    };
  };
  patchThroughProxy: {
    parameters: {
      query?: never;
      header?: {
        /** @description Kontor sends the write at most once under it. */
        'idempotency-key'?: string;
        /** @description `rewrite`: links in the answer lead to the proxy. */
        'kontor-links'?: 'rewrite';
        /** @description `queue` waits for a turn when the system asks for a pause, `pass` does not. */
        'kontor-pace'?: 'queue' | 'pass';
        /** @description How often Kontor repeats what was surely not carried out, 0 to 5. */
        'kontor-retry'?: string;
      };
      path: {
        /** @description Of the connection. */
        id: string;
        /** @description From the host of the system on, with slashes as they are, and any query. */
        path: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description What the system answered, status, headers and body, byte by byte. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered. */
      '3XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What the system answered, or a problem of Kontor (`application/problem+json`): nothing was sent. */
      '4XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
      /** @description What the system answered, or a problem of Kontor. After 504 of a write nobody knows whether the system carried it out. */
      '5XX': {
        headers: {
          [name: string]: unknown;
        };
        content: {
          '*/*': unknown;
        };
      };
    };
  };
  listPurchaseOrders: {
    parameters: {
      query?: {
        changed_since?: string;
        company_code?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, type, supplier, reference, company_code, purchasing_organization, purchasing_group, created_on, changed_at, order_date, currency, payment_terms, custom. */
        fields?: string;
        limit?: number;
        order_date_from?: string;
        order_date_to?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
        supplier?: string;
        type?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['PurchaseOrders'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createPurchaseOrders: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPurchaseOrders'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getPurchaseOrders: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['PurchaseOrders'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updatePurchaseOrders: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedPurchaseOrders'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  resumeConnection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
    };
  };
  listSalesOrderItems: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        delivery_status?: 'open' | 'partly' | 'complete';
        /** @description Comma-separated; any of id, order, order_item, product, text, quantity, unit, net_amount, currency, plant, delivery_status, billing_status, rejection_reason, confirmed_quantity, delivered_quantity, custom. */
        fields?: string;
        limit?: number;
        order?: string;
        plant?: string;
        product?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['SalesOrderItems'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getSalesOrderItems: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['SalesOrderItems'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listSalesOrders: {
    parameters: {
      query?: {
        changed_since?: string;
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        customer?: string;
        delivery_status?: 'open' | 'partly' | 'complete';
        expand?: 'items';
        /** @description Comma-separated; any of id, type, customer, reference, created_on, changed_at, order_date, requested_delivery_date, currency, net_amount, status, delivery_status, billing_status, delivery_block, billing_block, sales_organization, distribution_channel, division, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
        sales_organization?: string;
        status?: 'open' | 'partly' | 'complete';
        type?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['SalesOrders'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createSalesOrders: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSalesOrders'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getSalesOrders: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['SalesOrders'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateSalesOrders: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedSalesOrders'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listServices: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['KnownService'][];
          };
        };
      };
    };
  };
  getService: {
    parameters: {
      query?: {
        /** @description Its TypeScript types too. */
        types?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
        /** @description A name of the list, a technical name such as API_SALES_ORDER_SRV, or the path of its root. */
        service: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServiceDescription'];
        };
      };
    };
  };
  listServiceRecords: {
    parameters: {
      query?: {
        /** @description Also count the records. */
        count?: 'true' | 'false';
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description Related records to read as well. */
        expand?: string;
        /** @description In the system's syntax: `SoldToParty eq '17100001'`. */
        filter?: string;
        limit?: number;
        /** @description Such as `CreationDate desc`. */
        orderby?: string;
        /** @description Comma-separated fields. */
        select?: string;
      };
      header?: never;
      path: {
        id: string;
        /** @description A name of the list, a technical name such as API_SALES_ORDER_SRV, or the path of its root. */
        service: string;
        set: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServiceRecords'];
        };
      };
    };
  };
  getServiceRecord: {
    parameters: {
      query?: {
        /** @description Related records to read as well. */
        expand?: string;
        /** @description Comma-separated fields. */
        select?: string;
      };
      header?: never;
      path: {
        id: string;
        key: string;
        /** @description A name of the list, a technical name such as API_SALES_ORDER_SRV, or the path of its root. */
        service: string;
        set: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Decimals and 64-bit numbers are text; dates and times are in ISO 8601. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  listShopChannels: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, name, kind, platform, is_enabled, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['ShopChannels'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getShopChannels: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['ShopChannels'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listShopCustomers: {
    parameters: {
      query?: {
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, first_name, last_name, company, email, phone, created_at, changed_at, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['ShopCustomers'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getShopCustomers: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['ShopCustomers'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listShopOrders: {
    parameters: {
      query?: {
        changed_since?: string;
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        customer?: string;
        expand?: 'items';
        /** @description Comma-separated; any of id, customer, channel, reference, created_at, changed_at, currency, status, status_name, delivery_status, refund_status, payment_method, total_inc_tax, total_ex_tax, tax, subtotal_inc_tax, subtotal_ex_tax, shipping_inc_tax, shipping_ex_tax, extras_inc_tax, extras_ex_tax, discount, coupon, gift_certificate, store_credit, fees, billing_address, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['ShopOrders'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getShopOrders: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['ShopOrders'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listShopRefunds: {
    parameters: {
      query?: {
        created_from?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, order, created_at, reason, total, tax, parts, payments, is_declined, is_overridden, custom. */
        fields?: string;
        limit?: number;
        order?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['ShopRefunds'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getShopRefunds: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['ShopRefunds'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listShops: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, name, currency, time_zone, main_channel, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Shops'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getShops: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Shops'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listStock: {
    parameters: {
      query?: {
        batch?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, product, plant, storage_location, batch, kind, special_stock, supplier, customer, order, order_item, quantity, unit, custom. */
        fields?: string;
        limit?: number;
        plant?: string;
        product?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        storage_location?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Stock'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  getStock: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Stock'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  listSupplierInvoices: {
    parameters: {
      query?: {
        company_code?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, number, fiscal_year, company_code, supplier, reference, document_date, posting_date, created_on, currency, gross_amount, status, payment_block, is_credit_memo, is_reversed, reverse_document, custom. */
        fields?: string;
        limit?: number;
        posting_date_from?: string;
        posting_date_to?: string;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        reference?: string;
        supplier?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['SupplierInvoices'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createSupplierInvoices: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSupplierInvoices'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getSupplierInvoices: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['SupplierInvoices'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateSupplierInvoices: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedSupplierInvoices'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listSuppliers: {
    parameters: {
      query?: {
        account_group?: string;
        created_from?: string;
        created_to?: string;
        /** @description `next_cursor` of the page before, with the same filters. */
        cursor?: string;
        /** @description Comma-separated; any of id, name, full_name, account_group, created_on, is_posting_blocked, is_purchasing_blocked, is_payment_blocked, vat_number, custom. */
        fields?: string;
        limit?: number;
        /** @description Adds the system's own record. */
        raw?: 'true' | 'false';
        /** @description Type-ahead in id and name, from what was read some minutes ago (as_of). */
        search?: string;
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description With search: when Kontor read the records that it searched. */
            as_of?: string;
            next_cursor: string | null;
            result: components['schemas']['Suppliers'][];
            /** @description Records that the system answered and that cannot be read; they are not in `result`. With search: none. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  createSuppliers: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSuppliers'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  getSuppliers: {
    parameters: {
      query?: {
        raw?: 'true' | 'false';
      };
      header?: {
        /** @description `max-age=N`: the answer may be N seconds old (an hour at most); `Age` says how old it is. Left out: the system is asked. */
        'cache-control'?: string;
        /** @description The `ETag` of an answer: 304 without a body if it would be the same. */
        'if-none-match'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result: components['schemas']['Suppliers'];
            warnings: components['schemas']['SaidReason'][];
          };
        };
      };
    };
  };
  updateSuppliers: {
    parameters: {
      query?: {
        /** @description Checks the write against the system, writes nothing, and answers what Kontor would send. */
        dry_run?: 'true' | 'false';
      };
      header?: {
        /** @description The same key answers with the same posting, and never writes twice. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangedSuppliers'];
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Written'];
        };
      };
    };
  };
  listConnectors: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: {
              name: string;
              /** @description Whether a recorded call can be repeated on another system of this kind. */
              repeats_calls: boolean;
              title: string;
            }[];
          };
        };
      };
    };
  };
  getConnector: {
    parameters: {
      query?: {
        /** @description The way to log on that the steps are for, such as oauth-client-credentials. */
        auth?: string;
        /** @description Comma-separated unified objects that you want to use; left out: all. */
        objects?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connector'];
        };
      };
    };
  };
  listDestinations: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Destination'][];
          };
        };
      };
    };
  };
  createDestination: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Types of messages: connection.ok, connection.needs_credentials, connection.limited, connection.failing, connection.expiring, connection.paused, flow.paused, flow.resumed, posting.accepted, posting.waiting, posting.rejected, posting.parked, posting.differs, posting.closed, entry.set_aside, change-request.pending, change-request.approved, change-request.rejected, tenant.throttled, destination.disabled, destination.test; or all of a kind: connection.*, flow.*, posting.*, entry.*, change-request.*, tenant.*, destination.*. null: all of them.
           * @default null
           */
          types?: string[] | null;
          /** Format: uri */
          url: string;
          /**
           * @description Unified objects whose changes are sent as `object.changed`, with the record.
           * @default []
           */
          watch?: {
            connection: string;
            /** @enum {string} */
            object:
              | 'sales-orders'
              | 'sales-order-items'
              | 'deliveries'
              | 'invoices'
              | 'credit-memos'
              | 'purchase-orders'
              | 'supplier-invoices'
              | 'stock'
              | 'goods-movements'
              | 'journal-entries'
              | 'customers'
              | 'suppliers'
              | 'products'
              | 'gl-accounts'
              | 'company-codes'
              | 'cost-centers'
              | 'shop-orders'
              | 'shop-refunds'
              | 'shop-customers'
              | 'payments'
              | 'shops'
              | 'shop-channels'
              | 'inventory';
          }[];
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DestinationWithSecret'];
        };
      };
    };
  };
  getDestination: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Destination'];
        };
      };
    };
  };
  deleteDestination: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
    };
  };
  updateDestination: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          status?: 'enabled' | 'disabled';
          /** @description Types of messages: connection.ok, connection.needs_credentials, connection.limited, connection.failing, connection.expiring, connection.paused, flow.paused, flow.resumed, posting.accepted, posting.waiting, posting.rejected, posting.parked, posting.differs, posting.closed, entry.set_aside, change-request.pending, change-request.approved, change-request.rejected, tenant.throttled, destination.disabled, destination.test; or all of a kind: connection.*, flow.*, posting.*, entry.*, change-request.*, tenant.*, destination.*. null: all of them. */
          types?: string[] | null;
          /** Format: uri */
          url?: string;
          /** @description Unified objects whose changes are sent as `object.changed`, with the record. */
          watch?: {
            connection: string;
            /** @enum {string} */
            object:
              | 'sales-orders'
              | 'sales-order-items'
              | 'deliveries'
              | 'invoices'
              | 'credit-memos'
              | 'purchase-orders'
              | 'supplier-invoices'
              | 'stock'
              | 'goods-movements'
              | 'journal-entries'
              | 'customers'
              | 'suppliers'
              | 'products'
              | 'gl-accounts'
              | 'company-codes'
              | 'cost-centers'
              | 'shop-orders'
              | 'shop-refunds'
              | 'shop-customers'
              | 'payments'
              | 'shops'
              | 'shop-channels'
              | 'inventory';
          }[];
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Destination'];
        };
      };
    };
  };
  listDestinationDeliveries: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'pending' | 'delivered' | 'failed';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Delivery'][];
          };
        };
      };
    };
  };
  replayDestinationDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        message: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
    };
  };
  replayFailedDeliveries: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          since: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
    };
  };
  rotateDestinationSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DestinationWithSecret'];
        };
      };
    };
  };
  testDestination: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Destination'];
        };
      };
    };
  };
  listEvents: {
    parameters: {
      query?: {
        connection?: string;
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Received at this instant or later. */
        since?: string;
        source?: 'webhook' | 'poll' | 'manual';
        /** @description Events of this record, and of records that belong to it. */
        subject?: string;
        /** @description Only events about records that could not be read. */
        unreadable?: 'true';
        /** @description Received before this instant. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Event'][];
          };
        };
      };
    };
  };
  find: {
    parameters: {
      query: {
        /** @description The beginning of a number or key. A shop order without a posting is found by its whole number only. */
        text: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            found: components['schemas']['Found'][];
            /** @description Connections whose customers were not searched. */
            not_asked: {
              connection: string;
              /** @description Why not. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
            }[];
          };
        };
      };
    };
  };
  listFlowDefinitions: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['FlowDefinition'][];
          };
        };
      };
    };
  };
  previewDraft: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description order-to-journal, refund-to-journal, order-to-sales-order, customer-to-business-partner */
          flow: string;
          /** @description Id of the source connection. */
          from: string;
          /** @default {} */
          settings?: {
            [key: string]: unknown;
          };
          /** @description As in the preview of a flow. Left out: the settings are only checked. */
          subject?: string;
          /** @description Id of the target connection, of the same tenant. */
          to: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description null: no subject was named; the settings are right. */
            preview: components['schemas']['FlowPreview'] | null;
          };
        };
      };
    };
  };
  listFlows: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Flow'][];
          };
        };
      };
    };
  };
  createFlow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description order-to-journal, refund-to-journal, order-to-sales-order, customer-to-business-partner */
          flow: string;
          /** @description Id of the source connection. */
          from: string;
          /** @default {} */
          settings?: {
            [key: string]: unknown;
          };
          /** @description Id of the target connection, of the same tenant. */
          to: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flow'];
        };
      };
    };
  };
  getFlow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flow'];
        };
      };
    };
  };
  deleteFlow: {
    parameters: {
      query?: {
        /** @description Also when changes wait: they are dropped. */
        drop_waiting?: 'true' | 'false';
      };
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
    };
  };
  updateFlow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description null removes a field. */
          settings: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flow'];
        };
      };
    };
  };
  listFlowDifferences: {
    parameters: {
      query: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description So many documents are compared at most. */
        limit?: number;
        /** @description The first day, of UTC, on which the system accepted them. */
        since: string;
        /** @description The last day; left out: up to now. */
        until?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlowDifferences'];
        };
      };
    };
  };
  countOutcomes: {
    parameters: {
      query?: {
        /** @description Of events from this moment on; left out: of the last 30 days. */
        since?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlowOutcomes'];
        };
      };
    };
  };
  pauseFlow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flow'];
        };
      };
    };
  };
  previewFlow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description The id of what starts the flow: of an order (for refunds, too), of a customer; for stock-to-shop `products/TG11` or `everything`. */
          subject: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlowPreview'];
        };
      };
    };
  };
  listPreviewSubjects: {
    parameters: {
      query: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description The first day, of UTC. */
        since: string;
        /** @description The last day; left out: up to now. */
        until?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: {
              id: string;
            }[];
            /** @description Records that the source answered and that cannot be read; they are not in `result`. Ask for the totals of their subjects to see what is booked. */
            unreadable: {
              id: string | null;
              /** @description Why it cannot be read. */
              reason: string | null;
              reason_code: string | null;
              reason_params: {
                [key: string]: unknown;
              } | null;
              /** @description What the flow runs for; null: it cannot be known. */
              subject: string | null;
            }[];
          };
        };
      };
    };
  };
  previewFlowTotals: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          subjects: string[];
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FlowPreviewTotals'];
        };
      };
    };
  };
  resumeFlow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Flow'];
        };
      };
    };
  };
  runFlow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: date-time */
          since?: string;
        } | null;
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
    };
  };
  getIdle: {
    parameters: {
      query?: {
        /** @description How long the answer may wait for Kontor to be idle: `10s`, at most `60s`. */
        wait?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Idle'];
        };
      };
    };
  };
  getInstallation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Installation'];
        };
      };
    };
  };
  listKeys: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Key'][];
          };
        };
      };
    };
  };
  createKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description The key sees all tenants; left out: the tenant of the header Kontor-Tenant.
           * @default false
           */
          all_tenants?: boolean;
          /** Format: date-time */
          expires_at?: string;
          name: string;
          /**
           * @description viewer: reads. operator: reads and writes documents. admin: also connections and keys.
           * @default operator
           * @enum {string}
           */
          role?: 'viewer' | 'operator' | 'admin';
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewKey'];
        };
      };
    };
  };
  revokeKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Key'];
        };
      };
    };
  };
  listMessages: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        type?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Message'][];
          };
        };
      };
    };
  };
  listPostings: {
    parameters: {
      query?: {
        /** @description Of this amount or more: a decimal number as text. */
        amount_from?: string;
        /** @description Of this amount or less. */
        amount_to?: string;
        /** @description The whole key, or its last parts, from a slash on: `orders/1001`. */
        business_key?: string;
        /** @description Id of the target connection. */
        connection?: string;
        currency?: string;
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description Only postings whose `differs` is true. */
        differs?: 'true';
        /** @description Id or name of the flow. */
        flow?: string;
        limit?: number;
        /** @description Postings with this key or with keys below it: `orders/1001` finds its documents, their changes, its refunds and deposits. */
        of?: string;
        /** @description Only postings with this reason. */
        reason_code?: string;
        /** @description The text by which the document is found: `BC-1001`. */
        reference?: string;
        /** @description Stored at this instant or later. */
        since?: string;
        /** @description In this state, or in one of several, separated by commas: `parked,rejected` is what needs a person. Any of planned, sent, accepted, rejected, uncertain, parked, closed. */
        state?: string;
        /** @description The beginning of a reference, of a document number, of the id of the record, or of a part of the key: `BC-10`, `1000000`, `orders/10`. Capitals do not count. */
        text?: string;
        /** @description Stored before this instant. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Posting'][];
          };
        };
      };
    };
  };
  getPosting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PostingInFull'];
        };
      };
    };
  };
  acceptPostingDifference: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
          note: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Posting'];
        };
      };
    };
  };
  closePosting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
          note: string;
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Posting'];
        };
      };
    };
  };
  replayPosting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
          note?: string;
        } | null;
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Posting'];
        };
      };
    };
  };
  settlePosting: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              /**
               * @description It is the right document, although it differs from the posting.
               * @default false
               */
              accept_difference?: boolean;
              /** @description As lists of the object show it. */
              document_number: string;
              /** @enum {boolean} */
              found: true;
              /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
              note?: string;
            }
          | {
              /** @enum {boolean} */
              found: false;
              /** @description Why, for people who read it later. Kontor stores it in the audit trail. */
              note?: string;
            };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Posting'];
        };
      };
    };
  };
  getStory: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Story'];
        };
      };
    };
  };
  countPostings: {
    parameters: {
      query?: {
        /** @description Of this amount or more: a decimal number as text. */
        amount_from?: string;
        /** @description Of this amount or less. */
        amount_to?: string;
        /** @description The whole key, or its last parts, from a slash on: `orders/1001`. */
        business_key?: string;
        /** @description Id of the target connection. */
        connection?: string;
        currency?: string;
        /** @description Only postings whose `differs` is true. */
        differs?: 'true';
        /** @description Id or name of the flow. */
        flow?: string;
        /** @description Postings with this key or with keys below it: `orders/1001` finds its documents, their changes, its refunds and deposits. */
        of?: string;
        /** @description Only postings with this reason. */
        reason_code?: string;
        /** @description The text by which the document is found: `BC-1001`. */
        reference?: string;
        /** @description Stored at this instant or later. */
        since?: string;
        /** @description In this state, or in one of several, separated by commas: `parked,rejected` is what needs a person. Any of planned, sent, accepted, rejected, uncertain, parked, closed. */
        state?: string;
        /** @description The beginning of a reference, of a document number, of the id of the record, or of a part of the key: `BC-10`, `1000000`, `orders/10`. Capitals do not count. */
        text?: string;
        /** @description Stored before this instant. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            count: number;
            /** @description false: there are 10000 or more. */
            is_exact: boolean;
          };
        };
      };
    };
  };
  getLastRestore: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description null: this database was never restored. */
            restore: components['schemas']['Restore'] | null;
          };
        };
      };
    };
  };
  listRuns: {
    parameters: {
      query?: {
        connection?: string;
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        /** @description Id or name of a flow: its own runs, and the scheduled runs of its source. */
        flow?: string;
        limit?: number;
        outcome?: 'succeeded' | 'failed';
        /** @description Started at this instant or later. */
        since?: string;
        /** @description Started before this instant. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Run'][];
          };
        };
      };
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Run'];
        };
      };
    };
  };
  getSeries: {
    parameters: {
      query: {
        /** @description Postings written to this connection, and events from it. */
        connection?: string;
        /** @description Id or name of the flow. */
        flow?: string;
        /** @description The first step begins here. */
        since: string;
        /** @description 1d is 24 hours. */
        step?: '1m' | '5m' | '1h' | '1d';
        /** @description Left out: now. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Series'];
        };
      };
    };
  };
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              key: string;
            }
          | {
              link: string;
            };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSession'];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedOut'];
        };
      };
    };
  };
  listSessions: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        /** @description Only your own. */
        mine?: 'true';
        state?: 'open' | 'ended';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Session'][];
          };
        };
      };
    };
  };
  endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Session'];
        };
      };
    };
  };
  listSetAside: {
    parameters: {
      query?: {
        connection?: string;
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        entry?: 'event' | 'message';
        limit?: number;
        /** @description Set aside at this instant or later. */
        since?: string;
        /** @description Set aside before this instant. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['SetAside'][];
          };
        };
      };
    };
  };
  discardSetAside: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
    };
  };
  exportSetAside: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SetAsideInFull'];
        };
      };
    };
  };
  retrySetAside: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SetAside'];
        };
      };
    };
  };
  getWaysToSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaysToSignIn'];
        };
      };
    };
  };
  createSignInLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @default 900 */
          expires_in_seconds?: number;
          /**
           * @description Left out: your own rights.
           * @enum {string}
           */
          role?: 'viewer' | 'operator' | 'admin';
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInLink'];
        };
      };
    };
  };
  leaveForProvider: {
    parameters: {
      query?: {
        /** @description The page to come back to: a path. */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      /** @description To the provider. */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      503: components['responses']['Problem'];
    };
  };
  comeBackFromProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      /** @description To the page that was asked for, or to /sign-in?problem=<code>. */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      503: components['responses']['Problem'];
    };
  };
  getSummary: {
    parameters: {
      query?: {
        /** @description false: `postings`, `totals` and `events` are empty. Counting everything that there ever was takes seconds among millions. */
        ever?: 'true' | 'false';
        /** @description `today` counts postings stored since then. */
        since?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Summary'];
        };
      };
    };
  };
  tail: {
    parameters: {
      query?: {
        /** @description Only what concerns this connection. */
        connection?: string;
        /** @description Only what this flow does: id or name. */
        flow?: string;
        /** @description Only calls, or only postings. */
        kind?: 'call' | 'posting';
        /** @description ok: calls with a status below 400, and accepted postings. failed: calls with another status or without an answer, and postings that are parked or rejected. */
        outcome?: 'ok' | 'failed';
        /** @description Only this posting and its calls. */
        posting?: string;
        /** @description Only what a flow does for this record of its source, such as an order. */
        record?: string;
      };
      header?: {
        /** @description The last `id` of an earlier stream: Kontor tells what has happened since, if that was within a minute. */
        'last-event-id'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description A stream until the client goes. `event` and `data` are as described; a posting that changes its state several times within one read (300 ms) is told with its latest state. An `id` comes after each group of events. `gap` says that events are missing: the client has read too slowly, or has come back too late. A comment every 15 seconds shows that the stream is alive. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream':
            | {
                data: {
                  connection: string;
                  connection_name: string;
                  duration_ms: number;
                  failure: string | null;
                  flow: string | null;
                  flow_name: string | null;
                  id: string;
                  method: string;
                  /** @description With its query, and without secrets. */
                  path: string;
                  posting: string | null;
                  /**
                   * Format: date-time
                   * @description An instant, UTC.
                   */
                  started_at: string;
                  status: number | null;
                  /** @description Of a flow: the record for which it runs, such as an order. */
                  subject: string | null;
                };
                /** @constant */
                event: 'call';
              }
            | {
                data: {
                  amount: string | null;
                  /**
                   * Format: date-time
                   * @description When it came to this state.
                   */
                  at: string;
                  business_key: string;
                  connection: string;
                  connection_name: string;
                  currency: string | null;
                  document_number: string | null;
                  flow: string | null;
                  flow_name: string | null;
                  id: string;
                  operation: string;
                  /** @description As a sentence in the language of the caller. */
                  reason: string | null;
                  reason_code: string | null;
                  reference: string | null;
                  /** @enum {string} */
                  state: 'planned' | 'sent' | 'accepted' | 'rejected' | 'uncertain' | 'parked' | 'closed';
                  /** @description Of a flow: the record for which it runs, such as an order. */
                  subject: string | null;
                };
                /** @constant */
                event: 'posting';
              }
            | {
                data: {
                  /** @description How many events were left out; null: that is not known. */
                  missed: number | null;
                  /** @enum {string} */
                  why: 'slow' | 'too-late' | 'too-many';
                };
                /** @constant */
                event: 'gap';
              };
        };
      };
    };
  };
  listTenants: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['Tenant'][];
          };
        };
      };
    };
  };
  createTenant: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Changes that a second person has to approve. flows: what is booked, and by which rules. connections: settings other than a new secret. replays: replaying, settling or closing postings, running bulk plans, and accepting differences. Removing one needs an approval, too. */
          approvals?: ('flows' | 'connections' | 'replays')[];
          /** @description Your own name or number for the customer. */
          id: string;
          /** @default {} */
          keep_days?: {
            /**
             * @description Recorded HTTP exchanges.
             * @default 30
             */
            calls?: number | null;
            /**
             * @description The contents of posted documents, and stored answers of the proxy. Kontor never forgets that it posted a document, so it never posts it again.
             * @default null
             */
            documents?: number | null;
            /**
             * @description Webhooks that came in, and runs.
             * @default 90
             */
            events?: number | null;
            /**
             * @description Messages, and the outcomes of their deliveries.
             * @default 30
             */
            messages?: number | null;
          };
          name: string;
          /**
           * @description How much it may have at the same time: keys that are good, open connect sessions, connections, flows, destinations.
           * @default {}
           */
          quotas?: {
            /** @default 100 */
            connect_sessions?: number;
            /** @default 100 */
            connections?: number;
            /** @default 50 */
            destinations?: number;
            /** @default 400 */
            flows?: number;
            /** @default 100 */
            keys?: number;
            /** @default 2000 */
            widget_tokens?: number;
          };
          /**
           * @description How many requests all its keys may send together; null: only the limit of each key counts.
           * @default null
           */
          requests_per_minute?: number | null;
          /**
           * @description Proxies that lead into private networks of the tenant, by name. The setting `tunnel` of a connection names one.
           * @default {}
           */
          tunnels?: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
    };
  };
  getTenant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Your own name or number for the customer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantInFull'];
        };
      };
    };
  };
  deleteTenant: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        /** @description Your own name or number for the customer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
    };
  };
  updateTenant: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` that was read: 412 when something else stands there now. Left out: whatever stands there. */
        'if-match'?: string;
      };
      path: {
        /** @description Your own name or number for the customer. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Changes that a second person has to approve. flows: what is booked, and by which rules. connections: settings other than a new secret. replays: replaying, settling or closing postings, running bulk plans, and accepting differences. Removing one needs an approval, too. */
          approvals?: ('flows' | 'connections' | 'replays')[];
          /** @description Kinds that you do not name stay. */
          keep_days?: {
            /** @description Recorded HTTP exchanges. */
            calls?: number | null;
            /** @description The contents of posted documents, and stored answers of the proxy. Kontor never forgets that it posted a document, so it never posts it again. */
            documents?: number | null;
            /** @description Webhooks that came in, and runs. */
            events?: number | null;
            /** @description Messages, and the outcomes of their deliveries. */
            messages?: number | null;
          };
          name?: string;
          /**
           * @description Kinds that you do not name stay; null: the default again.
           * @default {}
           */
          quotas?: {
            connect_sessions?: number | null;
            connections?: number | null;
            destinations?: number | null;
            flows?: number | null;
            keys?: number | null;
            widget_tokens?: number | null;
          };
          /** @description How many requests all its keys may send together; null: only the limit of each key counts. */
          requests_per_minute?: number | null;
          /**
           * @description Tunnels that you do not name stay; null removes one.
           * @default {}
           */
          tunnels?: {
            [key: string]: string | null;
          };
        };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
    };
  };
  listWidgetTokens: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['WidgetToken'][];
          };
        };
      };
    };
  };
  createWidgetToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              connection: string;
              /** @default 900 */
              expires_in_seconds?: number;
              /** @enum {string} */
              object: 'gl-accounts' | 'cost-centers' | 'customers' | 'products';
              /** @description Of the page that shows the widget; requests from other pages are refused. */
              origin: string;
              /**
               * @description Only records with these values, such as `{ "chart_of_accounts": "YCOA" }`.
               * @default {}
               */
              where?: {
                [key: string]: string;
              };
              /** @enum {string} */
              widget: 'picker';
            }
          | {
              connection: string;
              /** @description Only the orders of this customer. */
              customer?: string;
              /** @default 900 */
              expires_in_seconds?: number;
              /** @description Of the page that shows the widget; requests from other pages are refused. */
              origin: string;
              /** @enum {string} */
              widget: 'orders';
            }
          | {
              /** @description Only documents for this connection; left out: for all. */
              connection?: string;
              /** @default 900 */
              expires_in_seconds?: number;
              /** @description Only documents of the flow with this id. */
              flow?: string;
              /** @description Of the page that shows the widget; requests from other pages are refused. */
              origin: string;
              /** @enum {string} */
              widget: 'errors';
            };
      };
    };
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewWidgetToken'];
        };
      };
    };
  };
  revokeWidgetToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WidgetToken'];
        };
      };
    };
  };
  listWaitingDocuments: {
    parameters: {
      query?: {
        /** @description `next_cursor` of the page before. */
        cursor?: string;
        limit?: number;
        state?: 'parked' | 'rejected' | 'uncertain';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next_cursor: string | null;
            result: components['schemas']['WaitingDocument'][];
          };
        };
      };
    };
  };
  listShownOrders: {
    parameters: {
      query?: {
        cursor?: string;
        /** @description So many orders. With a state Kontor looks through the orders of the system, and answers all that fit of the last page that it read. */
        limit?: number;
        /** @description The customer's own number of the order. */
        reference?: string;
        state?: 'at-risk' | 'open' | 'partly' | 'delivered' | 'billed';
        /** @description The day where the reader is, on which an order is late or not; left out: today in UTC. */
        today?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description So many orders were looked at for this page. */
            looked: number;
            next_cursor: string | null;
            result: components['schemas']['ShownOrder'][];
            /** @description So many orders could not be read and are not in `result`. */
            unreadable: number;
          };
        };
      };
    };
  };
  searchForPicker: {
    parameters: {
      query?: {
        limit?: number;
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      '4XX': components['responses']['Problem'];
      '5XX': components['responses']['Problem'];
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description When Kontor read the records that it searched. */
            as_of?: string;
            matches: components['schemas']['PickedRecord'][];
          };
        };
      };
    };
  };
  'change-request.approved': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            asked_by: string;
            change_request: string;
            decided_by: string | null;
            operation: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            subject: string | null;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'change-request.approved';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'change-request.pending': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            asked_by: string;
            change_request: string;
            decided_by: string | null;
            operation: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            subject: string | null;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'change-request.pending';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'change-request.rejected': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            asked_by: string;
            change_request: string;
            decided_by: string | null;
            operation: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            subject: string | null;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'change-request.rejected';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'connection.expiring': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            connector: string;
            days_left: number;
            /**
             * Format: date-time
             * @description An instant, UTC.
             */
            expires_at: string;
            name: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'connection.expiring';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'connection.failing': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            connector: string;
            name: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            status: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'connection.failing';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'connection.limited': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            connector: string;
            /**
             * Format: date-time
             * @description An instant, UTC.
             */
            limited_since: string;
            /**
             * Format: date-time
             * @description An instant, UTC.
             */
            limited_until: string;
            name: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            status: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'connection.limited';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'connection.needs_credentials': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            connector: string;
            name: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            status: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'connection.needs_credentials';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'connection.ok': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            connector: string;
            name: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            status: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'connection.ok';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'connection.paused': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            connector: string;
            name: string;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            status: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'connection.paused';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'destination.disabled': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            destination: string;
            failing_since: string | null;
            /** @description Why, as a sentence. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'destination.disabled';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'destination.test': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            by: string;
            destination: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'destination.test';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'entry.set_aside': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            about: string;
            connection: string;
            /** @enum {string} */
            entry: 'event' | 'message';
            reason: string;
            set_aside: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'entry.set_aside';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'flow.paused': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            flow: string;
            from: string;
            name: string;
            to: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'flow.paused';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'flow.resumed': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            flow: string;
            from: string;
            name: string;
            to: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'flow.resumed';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'object.changed': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            connection: string;
            id: string;
            /** @enum {string} */
            object:
              | 'sales-orders'
              | 'sales-order-items'
              | 'deliveries'
              | 'invoices'
              | 'credit-memos'
              | 'purchase-orders'
              | 'supplier-invoices'
              | 'stock'
              | 'goods-movements'
              | 'journal-entries'
              | 'customers'
              | 'suppliers'
              | 'products'
              | 'gl-accounts'
              | 'company-codes'
              | 'cost-centers'
              | 'shop-orders'
              | 'shop-refunds'
              | 'shop-customers'
              | 'payments'
              | 'shops'
              | 'shop-channels'
              | 'inventory';
            /** @description As lists answer it. */
            record: {
              [key: string]: unknown;
            };
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'object.changed';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'posting.accepted': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            business_key: string;
            connection: string;
            document_number: string | null;
            /** @description null: a caller of the API asked for it. */
            flow: string | null;
            /** @description journal-entries.create */
            operation: string;
            posting: string;
            /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            reference: string | null;
            state: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'posting.accepted';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'posting.closed': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            business_key: string;
            connection: string;
            document_number: string | null;
            /** @description null: a caller of the API asked for it. */
            flow: string | null;
            /** @description journal-entries.create */
            operation: string;
            posting: string;
            /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            reference: string | null;
            state: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'posting.closed';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'posting.differs': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            business_key: string;
            connection: string;
            document_number: string | null;
            /** @description null: a caller of the API asked for it. */
            flow: string | null;
            /** @description journal-entries.create */
            operation: string;
            posting: string;
            /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            reference: string | null;
            state: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'posting.differs';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'posting.parked': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            business_key: string;
            connection: string;
            document_number: string | null;
            /** @description null: a caller of the API asked for it. */
            flow: string | null;
            /** @description journal-entries.create */
            operation: string;
            posting: string;
            /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            reference: string | null;
            state: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'posting.parked';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'posting.rejected': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            business_key: string;
            connection: string;
            document_number: string | null;
            /** @description null: a caller of the API asked for it. */
            flow: string | null;
            /** @description journal-entries.create */
            operation: string;
            posting: string;
            /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            reference: string | null;
            state: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'posting.rejected';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'posting.waiting': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            business_key: string;
            connection: string;
            document_number: string | null;
            /** @description null: a caller of the API asked for it. */
            flow: string | null;
            /** @description journal-entries.create */
            operation: string;
            posting: string;
            /** @description As a sentence: why it is not booked, and what to do. Of one that is accepted: what was not written because the system has no room or no code for it (`losses`), and what the system warned of. */
            reason: string | null;
            reason_code: string | null;
            reason_params: {
              [key: string]: unknown;
            } | null;
            reference: string | null;
            state: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'posting.waiting';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  'tenant.throttled': {
    parameters: {
      query?: never;
      header: {
        /** @description The same for every try: drop a message whose id you have seen. */
        'webhook-id': string;
        /** @description Standard Webhooks: `v1,…`, two of them while a secret is rotated. */
        'webhook-signature': string;
        /** @description Seconds since 1970. */
        'webhook-timestamp': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          data: {
            requests_per_minute: number | null;
            /**
             * Format: date-time
             * @description An instant, UTC.
             */
            since: string;
          };
          tenant: string;
          /**
           * Format: date-time
           * @description An instant, UTC.
           */
          timestamp: string;
          /** @constant */
          type: 'tenant.throttled';
        };
      };
    };
    responses: {
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Nobody will listen here again: the destination is disabled. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It is tried again, over 27 hours. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
