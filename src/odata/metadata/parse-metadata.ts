// From the text of a $metadata document to the model of the service, whichever protocol it speaks.
import { firstTen } from '../../core/first-ten.ts';
import type { ServiceModel } from './model.ts';
import { parseV2 } from './parse-v2.ts';
import { parseV4 } from './parse-v4.ts';
import { badMetadata, children, parseEdmx } from './xml.ts';

/** Throws `config/bad-metadata` for what is not the metadata of an OData service, or is made to do harm. */
export function parseMetadata(text: string): ServiceModel {
  const { edmx, isV4 } = parseEdmx(text);
  const schemas = children(edmx, 'DataServices').flatMap(services => children(services, 'Schema'));
  if (schemas.length === 0) throw badMetadata('it has no schema');
  const model = isV4 ? parseV4(schemas) : parseV2(schemas);
  if (model.sets.size === 0 && model.operations.size === 0) throw badMetadata(offersNothing(model));
  return model;
}

function offersNothing({ leftOut }: ServiceModel): string {
  const broken = [...leftOut].map(([name, why]) => `${name}: ${why}`);
  return broken.length === 0 ? 'it offers nothing' : `nothing of it can be used (${firstTen(broken)})`;
}
