// The running site: where it is, who may sign in, and which pages it has.

import { readFile } from 'node:fs/promises';

/** The site to look at, from the command line; the demo's links from the environment or `--demo FILE`. */
export async function site() {
  const words = process.argv.slice(2);
  const at = words.indexOf('--demo');
  const [, file] = at < 0 ? [] : words.splice(at, 2);
  const address = words.shift()?.replace(/\/$/, '');
  if (!/^https?:\/\/[^/]+$/.test(address ?? '')) {
    console.error(`usage: node ${process.argv[1]} http://127.0.0.1:PORT [--demo FILE]\nFILE holds the line that \`techniekpact demo --json\` prints`);
    process.exit(2);
  }
  const demo = JSON.parse((file ? await readFile(file, 'utf8') : process.env.TECHNIEKPACT_DEMO) || '{}');
  return { address, links: demo.links ?? {}, rest: words };
}

const FILES = /\.(csv|xlsx|json|jsonld|ttl|rdf|svg|png|ico|css|js|woff2?|atom|ics|pdf|xml|txt|zip|webmanifest)$/;

/** A link to something that is not a page. */
export const isFile = (url) => FILES.test(url.pathname) || url.pathname.startsWith('/api/') || url.pathname.startsWith('/odata/') || url.searchParams.has('formaat');

/** `en` under /en, else `nl`. */
export const languageOf = (url) => (/^\/en(\/|$)/.test(new URL(url).pathname) ? 'en' : 'nl');

const decode = (text) => text.replace(/&amp;/g, '&').replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>');

/** The elements `name` of a page, each as an object of its attributes. */
export function elements(html, name) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1');
  return [...bare.matchAll(new RegExp(`<${name}\\b((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'gi'))].map(([, attributes]) =>
    Object.fromEntries([...attributes.matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)].map(([, key, a, b, c]) => [key, decode(a ?? b ?? c ?? '')])),
  );
}

/** Links of a page to the same host, without their fragment. */
export function linksOf(page, address) {
  const found = new Set();
  for (const { href } of elements(page.html, 'a')) {
    if (!href || href.startsWith('#')) continue;
    let url;
    try {
      url = new URL(href, page.url);
    } catch {
      continue;
    }
    url.hash = '';
    if (url.origin === address) found.add(url.href);
  }
  return found;
}

// A path may show itself in a thousand ways through its query. A few of each kind of view is enough.
const VIEWS = 2;

/**
 * Every page that can be reached from `starts`. Calls `each(page)` with `{url, status, type, headers, html, from}`;
 * gives back the pages by address. Files are opened once per kind and folder, for their status alone.
 */
export async function crawl({ address, starts, cookie = '', skip = new Set(), most = 4000, budgetMs = 900_000, each = () => {} }) {
  const pages = new Map();
  const views = new Map();
  const known = new Set(skip);
  const queue = [];
  const start = Date.now();
  const enqueue = (href, from) => {
    const url = new URL(href);
    if (known.has(href) || known.size - skip.size >= most) return;
    const keys = [...url.searchParams.keys()].sort().join('&');
    const [, first, second] = url.pathname.replace(/^\/en(?=\/|$)/, '').split('/');
    const kind = isFile(url) ? `${languageOf(href)} ${first} ${url.pathname.split('.').pop()} ${keys}` : keys && `${languageOf(href)} ${first} ${second ? '{}' : ''} ${keys}`;
    if (kind) {
      if ((views.get(kind) ?? 0) >= VIEWS) return;
      views.set(kind, (views.get(kind) ?? 0) + 1);
    }
    known.add(href);
    queue.push({ href, from });
  };
  starts.forEach((path) => enqueue(new URL(path, address).href, 'the start'));

  const worker = async () => {
    for (;;) {
      const next = queue.shift();
      if (!next || Date.now() - start > budgetMs) return;
      const page = await get(next.href, cookie, next.from);
      pages.set(page.url, page);
      if (page.status === 200 && page.type === 'text/html') linksOf(page, address).forEach((href) => enqueue(href, page.url));
      await each(page);
    }
  };
  // Workers that find the queue empty for a moment would stop too soon; so we go in rounds.
  while (queue.length && Date.now() - start < budgetMs) await Promise.all(Array.from({ length: 6 }, worker));
  return { pages, left: queue.length };
}

/** One answer, redirects not followed: a link inside the site should lead straight to its page. */
export async function get(url, cookie = '', from = '') {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie, accept: 'text/html,*/*;q=0.8' } });
  const type = (answer.headers.get('content-type') ?? '').split(';')[0].trim();
  const html = type === 'text/html' ? await answer.text() : (await answer.arrayBuffer(), '');
  return { url, status: answer.status, type, headers: answer.headers, html, from };
}

/**
 * One page per template: pages of one folder and depth that use the same set of classes were made by
 * the same template, whatever they say. At most `most` per folder and depth, so that a register of a
 * thousand parties is looked at a few times.
 */
export function perTemplate(pages, most = 3) {
  const seen = new Set();
  const folders = new Map();
  return [...pages].filter(({ url, html, status, type }) => {
    if (status !== 200 || type !== 'text/html') return false;
    const { pathname } = new URL(url);
    const parts = pathname.replace(/^\/en(?=\/|$)/, '').split('/').filter(Boolean);
    const folder = `${languageOf(url)} ${parts[0] ?? ''} ${parts.length}`;
    const classes = [...new Set(elements(html, '[a-z]\\w*').flatMap((e) => (e.class ?? '').split(/\s+/)))].sort().join(' ');
    const template = `${folder} ${classes}`;
    if (seen.has(template) || (folders.get(folder) ?? 0) >= most) return false;
    seen.add(template);
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
    return true;
  });
}
