// <kontor-orders>: the order board for the customers of a product.
import { define } from './element/define.ts';
import { OrderList, type Orders } from './orders/order-list.tsx';
import { TableElement } from './table/table-element.ts';

export class KontorOrders extends TableElement {
  protected override draw(revision: number): unknown {
    return (
      <OrderList
        language={this.language}
        title={this.label}
        reader={this.token ?? ''}
        revision={revision}
        read={(query, signal) => this.ask<Orders>('orders', query, signal)}
      />
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kontor-orders': KontorOrders;
  }
}

define('kontor-orders', KontorOrders);
