// From the text of a $metadata document to the model of the service, whichever protocol it speaks.
import type { Reason } from '../../core/reasons.ts';
import { say } from '../sentences.ts';
import type { ServiceModel } from './model.ts';
import { parseV2 } from './parse-v2.ts';
import { parseV4 } from './parse-v4.ts';
import { shortName } from './whole-types.ts';
import { badMetadata, children, parseEdmx } from './xml.ts';

/** Throws `config/bad-metadata` for what is not the metadata of an OData service, or is made to do harm. */
export function parseMetadata(text: string): ServiceModel {
  const { edmx, isV4 } = parseEdmx(text);
  const schemas = children(edmx, 'DataServices').flatMap(services => children(services, 'Schema'));
  if (schemas.length === 0) throw badMetadata(say.reason('no-schema'));
  const model = isV4 ? parseV4(schemas) : parseV2(schemas);
  if (model.sets.size === 0 && model.operations.size === 0) throw badMetadata(offersNothing(model));
  return model;
}

function offersNothing({ leftOut }: ServiceModel): Reason {
  const broken = [...leftOut].map(([name, why]) => say.reason('named-why', { name: shortName(name), why }));
  if (broken.length === 0) return say.reason('offers-nothing');
  return broken.length <= 10
    ? say.reason('nothing-usable', { broken })
    : say.reason('nothing-usable-of-many', { broken: broken.slice(0, 10), count: broken.length });
}
