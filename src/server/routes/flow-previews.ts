// Previews of flows: their reasons are put into words here.
import type { flowPreviewRoutes } from '../../contract/flow-previews.ts';
import { saidAll, shownReason } from '../../core/reasons.ts';
import { linesOf } from '../../models/entry-lines.ts';
import type {
  AfterReplay,
  FlowPreview,
  PreviewedDocument,
  StandingPosting,
} from '../../models/flow-preview.ts';
import type { Handlers, SpeakingGateway } from '../handlers.ts';

export function flowPreviewHandlers({
  flowPreviews,
  speak,
}: SpeakingGateway): Pick<Handlers, keyof typeof flowPreviewRoutes> {
  const worded = <Row extends { reason: FlowPreview['reason'] }>({ reason, ...row }: Row) => ({
    ...row,
    ...shownReason(reason, speak),
  });
  const standing = (posting: StandingPosting | null) =>
    posting && {
      id: posting.id,
      state: posting.state,
      document_number: posting.documentNumber,
      ...shownReason(posting.reason, speak),
    };
  const documentView = ({ isChange: _, ...one }: PreviewedDocument) => ({
    ...one,
    lines: linesOf(one.operation, one.record),
    posting: standing(one.posting),
    refusal: one.refusal && shownReason(one.refusal, speak),
  });
  const after = ({ afterReplay }: { afterReplay: AfterReplay }) => ({
    after_replay: afterReplay?.map(documentView) ?? null,
  });
  const previewView = (preview: FlowPreview) => ({
    subject: preview.subject,
    outcome: preview.outcome,
    ...shownReason(preview.reason, speak),
    ...after(preview),
    documents: preview.documents.map(documentView),
    parked: preview.parked.map(one => ({
      key: one.key,
      ...shownReason(one.reason, speak),
      posting: standing(one.posting),
      ...after(one),
    })),
    waits: preview.waits.map(worded),
    posting: standing(preview.posting),
    warnings: saidAll(preview.warnings, speak),
  });
  return {
    previewFlow: async ({ caller, params, body }) =>
      previewView(await flowPreviews.one(caller, params.id, body.subject)),
    async previewDraft({ caller, body: { subject, ...draft } }) {
      const preview = await flowPreviews.ofDraft(caller, draft, subject);
      return { preview: preview && previewView(preview) };
    },
    async listPreviewSubjects({ caller, params, query: { since, until, cursor, limit } }) {
      const page = await flowPreviews.subjects(caller, params.id, { since, until, cursor, limit });
      return { ...page, unreadable: page.unreadable.map(worded) };
    },
    async previewFlowTotals({ caller, params, body }) {
      const totals = await flowPreviews.totals(caller, params.id, body.subjects);
      return {
        ...totals,
        left_out: totals.left_out.map(worded),
        not_kept: totals.not_kept.map(({ id, subjectId, documentNumber, amount, currency }) => ({
          subject: subjectId,
          posting: id,
          document_number: documentNumber,
          amount,
          currency,
        })),
      };
    },
  };
}
