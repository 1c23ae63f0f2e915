// Made by `npm run docs` from the contract; do not edit.

/** Method, path with its parameters, and what it takes by header: an Idempotency-Key, how old the answer may be, or the etag that was read. */
export const routes = {
  createTenant: ['POST', '/v1/tenants'],
  listTenants: ['GET', '/v1/tenants'],
  getTenant: ['GET', '/v1/tenants/:id'],
  updateTenant: ['PATCH', '/v1/tenants/:id', 'matched'],
  deleteTenant: ['DELETE', '/v1/tenants/:id', 'matched'],
  createKey: ['POST', '/v1/keys'],
  listKeys: ['GET', '/v1/keys'],
  revokeKey: ['DELETE', '/v1/keys/:id'],
  createConnection: ['POST', '/v1/connections'],
  listConnections: ['GET', '/v1/connections'],
  getConnection: ['GET', '/v1/connections/:id'],
  updateConnection: ['PATCH', '/v1/connections/:id', 'matched'],
  checkConnection: ['POST', '/v1/connections/:id/check'],
  pauseConnection: ['POST', '/v1/connections/:id/pause'],
  resumeConnection: ['POST', '/v1/connections/:id/resume'],
  listCalls: ['GET', '/v1/connections/:id/calls'],
  deleteConnection: ['DELETE', '/v1/connections/:id', 'matched'],
  startExamination: ['POST', '/v1/connections/:id/examinations'],
  getExamination: ['GET', '/v1/connections/:id/examinations/:examination'],
  listServices: ['GET', '/v1/connections/:id/services'],
  getService: ['GET', '/v1/connections/:id/services/:service'],
  listServiceRecords: ['GET', '/v1/connections/:id/services/:service/:set'],
  getServiceRecord: ['GET', '/v1/connections/:id/services/:service/:set/:key'],
  listObjects: ['GET', '/v1/connections/:id/objects'],
  getObject: ['GET', '/v1/connections/:id/objects/:object'],
  readOrderBoard: ['GET', '/v1/connections/:id/order-board'],
  listConnectors: ['GET', '/v1/connectors'],
  getConnector: ['GET', '/v1/connectors/:name'],
  createConnectSession: ['POST', '/v1/connect-sessions'],
  listConnectSessions: ['GET', '/v1/connect-sessions'],
  getConnectSession: ['GET', '/v1/connect-sessions/:id'],
  cancelConnectSession: ['DELETE', '/v1/connect-sessions/:id'],
  createWidgetToken: ['POST', '/v1/widget-tokens'],
  listWidgetTokens: ['GET', '/v1/widget-tokens'],
  revokeWidgetToken: ['DELETE', '/v1/widget-tokens/:id'],
  listFlowDefinitions: ['GET', '/v1/flow-definitions'],
  createFlow: ['POST', '/v1/flows'],
  getFlow: ['GET', '/v1/flows/:id'],
  updateFlow: ['PATCH', '/v1/flows/:id', 'matched'],
  listFlows: ['GET', '/v1/flows'],
  pauseFlow: ['POST', '/v1/flows/:id/pause'],
  resumeFlow: ['POST', '/v1/flows/:id/resume'],
  deleteFlow: ['DELETE', '/v1/flows/:id', 'matched'],
  runFlow: ['POST', '/v1/flows/:id/run'],
  previewFlow: ['POST', '/v1/flows/:id/preview'],
  previewDraft: ['POST', '/v1/flow-previews'],
  listPreviewSubjects: ['GET', '/v1/flows/:id/preview/subjects'],
  previewFlowTotals: ['POST', '/v1/flows/:id/preview/totals'],
  listFlowDifferences: ['GET', '/v1/flows/:id/differences'],
  listPostings: ['GET', '/v1/postings'],
  countPostings: ['GET', '/v1/postings/count'],
  getPosting: ['GET', '/v1/postings/:id'],
  replayPosting: ['POST', '/v1/postings/:id/replay'],
  settlePosting: ['POST', '/v1/postings/:id/settle'],
  acceptPostingDifference: ['POST', '/v1/postings/:id/accept-difference'],
  closePosting: ['POST', '/v1/postings/:id/close'],
  createBulkPlan: ['POST', '/v1/bulk-plans'],
  listBulkPlans: ['GET', '/v1/bulk-plans'],
  getBulkPlan: ['GET', '/v1/bulk-plans/:id'],
  listBulkPlanPostings: ['GET', '/v1/bulk-plans/:id/postings'],
  runBulkPlan: ['POST', '/v1/bulk-plans/:id/run'],
  cancelBulkPlan: ['POST', '/v1/bulk-plans/:id/cancel'],
  getStory: ['GET', '/v1/postings/:id/story'],
  getCall: ['GET', '/v1/calls/:id'],
  repeatCall: ['POST', '/v1/calls/:id/repeat'],
  find: ['GET', '/v1/find'],
  listEvents: ['GET', '/v1/events'],
  countOutcomes: ['GET', '/v1/flows/:id/outcomes'],
  getSummary: ['GET', '/v1/summary'],
  getSeries: ['GET', '/v1/series'],
  listRuns: ['GET', '/v1/runs'],
  getRun: ['GET', '/v1/runs/:id'],
  listSetAside: ['GET', '/v1/set-aside'],
  exportSetAside: ['POST', '/v1/set-aside/:id/export'],
  retrySetAside: ['POST', '/v1/set-aside/:id/retry'],
  discardSetAside: ['DELETE', '/v1/set-aside/:id'],
  getLastRestore: ['GET', '/v1/restores/last'],
  getIdle: ['GET', '/v1/idle'],
  getInstallation: ['GET', '/v1/installation'],
  listMessages: ['GET', '/v1/messages'],
  createDestination: ['POST', '/v1/destinations'],
  listDestinations: ['GET', '/v1/destinations'],
  getDestination: ['GET', '/v1/destinations/:id'],
  updateDestination: ['PATCH', '/v1/destinations/:id', 'matched'],
  rotateDestinationSecret: ['POST', '/v1/destinations/:id/rotate-secret'],
  deleteDestination: ['DELETE', '/v1/destinations/:id', 'matched'],
  testDestination: ['POST', '/v1/destinations/:id/test'],
  listDestinationDeliveries: ['GET', '/v1/destinations/:id/deliveries'],
  replayDestinationDelivery: ['POST', '/v1/destinations/:id/deliveries/:message/replay'],
  replayFailedDeliveries: ['POST', '/v1/destinations/:id/replay'],
  listChangeRequests: ['GET', '/v1/change-requests'],
  getChangeRequest: ['GET', '/v1/change-requests/:id'],
  approveChangeRequest: ['POST', '/v1/change-requests/:id/approve'],
  rejectChangeRequest: ['POST', '/v1/change-requests/:id/reject'],
  listAudit: ['GET', '/v1/audit'],
  verifyAudit: ['GET', '/v1/audit/verify'],
  getSession: ['GET', '/v1/session'],
  listSessions: ['GET', '/v1/sessions'],
  endSession: ['DELETE', '/v1/sessions/:id'],
  createSignInLink: ['POST', '/v1/sign-in-links'],
  listSalesOrders: ['GET', '/v1/connections/:id/sales-orders', 'aged'],
  getSalesOrders: ['GET', '/v1/connections/:id/sales-orders/:key', 'aged'],
  createSalesOrders: ['POST', '/v1/connections/:id/sales-orders', 'keyed'],
  updateSalesOrders: ['PATCH', '/v1/connections/:id/sales-orders/:key', 'keyed'],
  listSalesOrderItems: ['GET', '/v1/connections/:id/sales-order-items', 'aged'],
  getSalesOrderItems: ['GET', '/v1/connections/:id/sales-order-items/:key', 'aged'],
  listDeliveries: ['GET', '/v1/connections/:id/deliveries', 'aged'],
  getDeliveries: ['GET', '/v1/connections/:id/deliveries/:key', 'aged'],
  createDeliveries: ['POST', '/v1/connections/:id/deliveries', 'keyed'],
  updateDeliveries: ['PATCH', '/v1/connections/:id/deliveries/:key', 'keyed'],
  listInvoices: ['GET', '/v1/connections/:id/invoices', 'aged'],
  getInvoices: ['GET', '/v1/connections/:id/invoices/:key', 'aged'],
  createInvoices: ['POST', '/v1/connections/:id/invoices', 'keyed'],
  updateInvoices: ['PATCH', '/v1/connections/:id/invoices/:key', 'keyed'],
  listCreditMemos: ['GET', '/v1/connections/:id/credit-memos', 'aged'],
  getCreditMemos: ['GET', '/v1/connections/:id/credit-memos/:key', 'aged'],
  createCreditMemos: ['POST', '/v1/connections/:id/credit-memos', 'keyed'],
  updateCreditMemos: ['PATCH', '/v1/connections/:id/credit-memos/:key', 'keyed'],
  listPurchaseOrders: ['GET', '/v1/connections/:id/purchase-orders', 'aged'],
  getPurchaseOrders: ['GET', '/v1/connections/:id/purchase-orders/:key', 'aged'],
  createPurchaseOrders: ['POST', '/v1/connections/:id/purchase-orders', 'keyed'],
  updatePurchaseOrders: ['PATCH', '/v1/connections/:id/purchase-orders/:key', 'keyed'],
  listSupplierInvoices: ['GET', '/v1/connections/:id/supplier-invoices', 'aged'],
  getSupplierInvoices: ['GET', '/v1/connections/:id/supplier-invoices/:key', 'aged'],
  createSupplierInvoices: ['POST', '/v1/connections/:id/supplier-invoices', 'keyed'],
  updateSupplierInvoices: ['PATCH', '/v1/connections/:id/supplier-invoices/:key', 'keyed'],
  listStock: ['GET', '/v1/connections/:id/stock', 'aged'],
  getStock: ['GET', '/v1/connections/:id/stock/:key', 'aged'],
  listGoodsMovements: ['GET', '/v1/connections/:id/goods-movements', 'aged'],
  getGoodsMovements: ['GET', '/v1/connections/:id/goods-movements/:key', 'aged'],
  createGoodsMovements: ['POST', '/v1/connections/:id/goods-movements', 'keyed'],
  updateGoodsMovements: ['PATCH', '/v1/connections/:id/goods-movements/:key', 'keyed'],
  listJournalEntries: ['GET', '/v1/connections/:id/journal-entries', 'aged'],
  getJournalEntries: ['GET', '/v1/connections/:id/journal-entries/:key', 'aged'],
  createJournalEntries: ['POST', '/v1/connections/:id/journal-entries', 'keyed'],
  updateJournalEntries: ['PATCH', '/v1/connections/:id/journal-entries/:key', 'keyed'],
  listCustomers: ['GET', '/v1/connections/:id/customers', 'aged'],
  getCustomers: ['GET', '/v1/connections/:id/customers/:key', 'aged'],
  createCustomers: ['POST', '/v1/connections/:id/customers', 'keyed'],
  updateCustomers: ['PATCH', '/v1/connections/:id/customers/:key', 'keyed'],
  listSuppliers: ['GET', '/v1/connections/:id/suppliers', 'aged'],
  getSuppliers: ['GET', '/v1/connections/:id/suppliers/:key', 'aged'],
  createSuppliers: ['POST', '/v1/connections/:id/suppliers', 'keyed'],
  updateSuppliers: ['PATCH', '/v1/connections/:id/suppliers/:key', 'keyed'],
  listProducts: ['GET', '/v1/connections/:id/products', 'aged'],
  getProducts: ['GET', '/v1/connections/:id/products/:key', 'aged'],
  createProducts: ['POST', '/v1/connections/:id/products', 'keyed'],
  updateProducts: ['PATCH', '/v1/connections/:id/products/:key', 'keyed'],
  listGlAccounts: ['GET', '/v1/connections/:id/gl-accounts', 'aged'],
  getGlAccounts: ['GET', '/v1/connections/:id/gl-accounts/:key', 'aged'],
  listCompanyCodes: ['GET', '/v1/connections/:id/company-codes', 'aged'],
  getCompanyCodes: ['GET', '/v1/connections/:id/company-codes/:key', 'aged'],
  listCostCenters: ['GET', '/v1/connections/:id/cost-centers', 'aged'],
  getCostCenters: ['GET', '/v1/connections/:id/cost-centers/:key', 'aged'],
  listShopOrders: ['GET', '/v1/connections/:id/shop-orders', 'aged'],
  getShopOrders: ['GET', '/v1/connections/:id/shop-orders/:key', 'aged'],
  listShopRefunds: ['GET', '/v1/connections/:id/shop-refunds', 'aged'],
  getShopRefunds: ['GET', '/v1/connections/:id/shop-refunds/:key', 'aged'],
  listShopCustomers: ['GET', '/v1/connections/:id/shop-customers', 'aged'],
  getShopCustomers: ['GET', '/v1/connections/:id/shop-customers/:key', 'aged'],
  listPayments: ['GET', '/v1/connections/:id/payments', 'aged'],
  getPayments: ['GET', '/v1/connections/:id/payments/:key', 'aged'],
  listShops: ['GET', '/v1/connections/:id/shops', 'aged'],
  getShops: ['GET', '/v1/connections/:id/shops/:key', 'aged'],
  listShopChannels: ['GET', '/v1/connections/:id/shop-channels', 'aged'],
  getShopChannels: ['GET', '/v1/connections/:id/shop-channels/:key', 'aged'],
  listInventory: ['GET', '/v1/connections/:id/inventory', 'aged'],
  getInventory: ['GET', '/v1/connections/:id/inventory/:key', 'aged'],
  updateInventory: ['PATCH', '/v1/connections/:id/inventory/:key', 'keyed'],
  readConnectForm: ['GET', '/v1/connect'],
  checkConnectForm: ['POST', '/v1/connect/check'],
  finishConnectForm: ['POST', '/v1/connect'],
  searchForPicker: ['GET', '/v1/widgets/picker'],
  listShownOrders: ['GET', '/v1/widgets/orders'],
  listWaitingDocuments: ['GET', '/v1/widgets/errors'],
  getWaysToSignIn: ['GET', '/v1/sign-in'],
  signIn: ['POST', '/v1/session'],
  signOut: ['DELETE', '/v1/session'],
} as const;

/** Lists that come as CSV, too. */
export type TableName =
  | 'listTenants'
  | 'listKeys'
  | 'listConnections'
  | 'listCalls'
  | 'listServices'
  | 'listServiceRecords'
  | 'listObjects'
  | 'readOrderBoard'
  | 'listConnectors'
  | 'listConnectSessions'
  | 'listWidgetTokens'
  | 'listFlows'
  | 'listFlowDifferences'
  | 'listPostings'
  | 'listBulkPlans'
  | 'listBulkPlanPostings'
  | 'listEvents'
  | 'listRuns'
  | 'listSetAside'
  | 'listMessages'
  | 'listDestinations'
  | 'listDestinationDeliveries'
  | 'listChangeRequests'
  | 'listAudit'
  | 'listSessions'
  | 'listSalesOrders'
  | 'listSalesOrderItems'
  | 'listDeliveries'
  | 'listInvoices'
  | 'listCreditMemos'
  | 'listPurchaseOrders'
  | 'listSupplierInvoices'
  | 'listStock'
  | 'listGoodsMovements'
  | 'listJournalEntries'
  | 'listCustomers'
  | 'listSuppliers'
  | 'listProducts'
  | 'listGlAccounts'
  | 'listCompanyCodes'
  | 'listCostCenters'
  | 'listShopOrders'
  | 'listShopRefunds'
  | 'listShopCustomers'
  | 'listPayments'
  | 'listShops'
  | 'listShopChannels'
  | 'listInventory';
