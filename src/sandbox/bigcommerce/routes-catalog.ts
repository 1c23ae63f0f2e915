// V3: products and variants. Their stock is that of the default location; it is changed over the inventory API only.
import type { FastifyInstance } from 'fastify';
import { listed, type Query } from './answers-v3.ts';
import type { Product, Variant } from './catalog.ts';
import type { Shop } from './shop.ts';
import { defaultLocation } from './stock.ts';

export function addRoutesForCatalog(app: FastifyInstance, { products, stock }: Shop): void {
  const levelOf = (product: Product, variant: Variant) => {
    const { shown = 0, settings } = stock.level({ product, variant }, defaultLocation);
    return { available: shown - settings.safety_stock, warning: settings.warning_level };
  };
  const productV3 = ({ variants, ...product }: Product, withVariants: boolean) => {
    const whole = { ...product, variants };
    const { inventory_tracking: tracking } = product;
    const counted = tracking === 'none' ? [] : tracking === 'product' ? variants.slice(0, 1) : variants;
    const levels = counted.map(variant => levelOf(whole, variant));
    return {
      ...product,
      inventory_level: levels.reduce((total, { available }) => total + available, 0),
      inventory_warning_level: tracking === 'product' ? (levels[0]?.warning ?? 0) : 0,
      ...(withVariants ? { variants: variants.map(variant => variantV3(whole, variant)) } : {}),
    };
  };
  const variantV3 = (product: Product, variant: Variant) => {
    const { available, warning } =
      product.inventory_tracking === 'variant' ? levelOf(product, variant) : { available: 0, warning: 0 };
    return {
      ...variant,
      // What is null is as the product has it.
      price: null,
      weight: null,
      calculated_price: product.price,
      gtin: product.gtin,
      inventory_level: available,
      inventory_warning_level: warning,
    };
  };

  app.get<{ Querystring: Query }>('/v3/catalog/products', ({ query }) => {
    const ids = query['id:in']?.split(',').map(Number);
    const skus = query['sku:in']?.split(',');
    const min = Date.parse(query['date_modified:min'] ?? '1970-01-01T00:00:00Z');
    const withVariants = (query.include ?? '').split(',').includes('variants');
    return listed(
      products
        .filter(
          product =>
            (ids === undefined || ids.includes(product.id)) &&
            (skus === undefined || skus.includes(product.sku)) &&
            (query.sku === undefined || product.sku === query.sku) &&
            product.id > Number(query['id:greater'] ?? 0) &&
            Date.parse(product.date_modified) >= min,
        )
        .map(product => productV3(product, withVariants)),
      query,
    );
  });
  app.get<{ Querystring: Query }>('/v3/catalog/variants', ({ query }) => {
    const ids = query['product_id:in']?.split(',').map(Number);
    return listed(
      products.flatMap(product =>
        product.variants
          .filter(
            variant =>
              (query.id === undefined || variant.id === Number(query.id)) &&
              (query.sku === undefined || variant.sku === query.sku) &&
              (ids === undefined || ids.includes(product.id)),
          )
          .map(variant => variantV3(product, variant)),
      ),
      query,
    );
  });
}
