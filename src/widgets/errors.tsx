// <kontor-errors>: the documents of a product's customer that wait for a person, or of which nobody knows yet whether they are booked.
import { define } from './element/define.ts';
import { DocumentList, type Documents } from './errors/document-list.tsx';
import { TableElement } from './table/table-element.ts';

export class KontorErrors extends TableElement {
  protected override draw(revision: number): unknown {
    return (
      <DocumentList
        language={this.language}
        title={this.label}
        reader={this.token ?? ''}
        revision={revision}
        read={(query, signal) => this.ask<Documents>('errors', query, signal)}
      />
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kontor-errors': KontorErrors;
  }
}

define('kontor-errors', KontorErrors);
