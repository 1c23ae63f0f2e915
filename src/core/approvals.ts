// Changes that move money. A tenant can have them made by two people: one asks, another agrees.

/** Kinds that a tenant can choose from. */
export const approvalKinds = ['flows', 'connections', 'replays'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** approved: it is being carried out. failed: it could not be, and the reason is kept. */
export const changeRequestStates = ['pending', 'approved', 'done', 'failed', 'rejected'] as const;
export type ChangeRequestState = (typeof changeRequestStates)[number];

/** The changes that belong to a kind, as the audit trail names them. A secret that is merely renewed does not. */
const kindOfAction: Record<string, ApprovalKind> = {
  'flow.created': 'flows',
  'flow.updated': 'flows',
  'flow.paused': 'flows',
  'flow.resumed': 'flows',
  'flow.deleted': 'flows',
  'connection.updated': 'connections',
  'posting.replayed': 'replays',
  'posting.settled': 'replays',
  'posting.closed': 'replays',
  'posting.difference-accepted': 'replays',
  'bulk-plan.run': 'replays',
};

/** Whether a change waits for somebody else, in a tenant that wants these approvals. */
export function needsApproval(
  wanted: readonly ApprovalKind[],
  { action, before, after }: { action: string; before?: unknown; after?: unknown },
): boolean {
  const kind = kindOfAction[action];
  if (kind !== undefined) return wanted.includes(kind);
  // A person who could switch it off alone would need no approval at all.
  return action === 'tenant.updated' && wanted.length > 0 && approvalsIn(before) !== approvalsIn(after);
}

const approvalsIn = (settings: unknown) =>
  String((settings as { approvals?: unknown } | undefined)?.approvals);
