// How one kind of document is posted, and found again.

export interface PostingOperation<Document> {
  /**
   * Sends the document once. Throws
   * - kind `uncertain` when the answer was lost after sending,
   * - kind `rejected` when the system understood and refused,
   * - any other kind when the request surely changed nothing.
   */
  post(document: Document, context: { requestId: string }): Promise<PostedDocument>;
  /**
   * Finds documents that carry the reference. More than one means that a person has to look. `since`: it may have been
   * sent, but not before this moment; left out: it was not sent yet. Throws kind `conflict` when what is there may be it
   * or not, and only a person can tell.
   */
  find(document: Document, since?: Date): Promise<PostedDocument[]>;
}

export interface PostedDocument {
  /** As a person would look for it: "1000000042", "100000042/1710/2026". */
  number: string;
  /** Warnings that came with success. */
  warnings?: string[];
}
