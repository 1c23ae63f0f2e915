// The flows that come with Kontor.
import type { Flow } from '../models/flow.ts';
import { customerToBusinessPartner } from './customer-to-business-partner.ts';
import { orderToJournal } from './order-to-journal.ts';
import { orderToSalesOrder } from './order-to-sales-order.ts';
import { refundToJournal } from './refund-to-journal.ts';
import { stockToShop } from './stock-to-shop.ts';

const ofOrders = [orderToJournal, refundToJournal, orderToSalesOrder, customerToBusinessPartner];
export const ownFlows = [...ofOrders, stockToShop] as Flow[];
