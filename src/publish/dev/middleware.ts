import type { MiddlewareHandler } from 'astro';

/**
 * Draws a page whole before any of it is sent, as the build does: a fault in its middle is then a fault of the page,
 * and not the end of half a page.
 */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  return new Response(await response.text(), response);
};
