// What can be told of a page from its text alone: is it valid, and is it built like every other page.

import { HtmlValidate } from 'html-validate';
import { elements, languageOf } from './site.mjs';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Templates leave blanks where a part is absent, and write <br> and <option selected> as HTML does.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    // A title may be a whole sentence; an agreement's often is.
    'long-title': 'off',
    // Ids come from addresses: `doel-4`, `2023`.
    'valid-id': ['error', { relaxed: true }],
    // Our policy forbids inline style: it would be shown unstyled.
    'no-inline-style': 'error',
    // A part that scrolls needs a name and the keyboard; a landmark for each table would be noise.
    'prefer-native-element': ['error', { exclude: ['group'] }],
    // Lists of links may be named.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Several ticks under one name are one answer of several codes.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Only for scripts from elsewhere, and there are none.
    'require-sri': 'off',
  },
});

export async function validate(report, page) {
  const { results } = await validator.validateString(page.html, page.url);
  for (const { messages } of results) {
    for (const m of messages.filter((m) => m.severity === 2)) report.fault(page.url, `html-validate ${m.ruleId}: ${m.message} (line ${m.line})`);
  }
}

/** One h1, the right language, a title, a canonical address, a policy without unsafe-inline. */
export function structure(report, page, { isPublic = true } = {}) {
  const where = page.url;
  const language = languageOf(page.url);
  const [html] = elements(page.html, 'html');
  report.must(html?.lang === language, where, `<html lang="${html?.lang}"> on a page whose address says ${language}`);
  const headings = elements(page.html, 'h1').length;
  report.must(headings === 1, where, `${headings} h1 elements; a page has one`);
  report.must(elements(page.html, 'main').length === 1, where, 'a page has one <main>');
  report.must(/<title>\s*\S/.test(page.html), where, 'no title');
  const policy = page.headers.get('content-security-policy') ?? '';
  report.must(policy && !policy.includes('unsafe'), where, `content-security-policy is ${policy ? 'unsafe' : 'absent'}: ${policy}`);
  report.must(page.headers.get('x-content-type-options') === 'nosniff', where, 'no x-content-type-options: nosniff');
  anchors(report, page);
  if (isPublic) report.must(elements(page.html, 'link').some((l) => l.rel === 'canonical'), where, 'no canonical address');
}

function anchors(report, page) {
  const ids = new Set([...page.html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  for (const { href } of elements(page.html, 'a')) {
    if (href?.startsWith('#') && href.length > 1) report.must(ids.has(decodeURIComponent(href.slice(1))), page.url, `the link ${href} leads nowhere on this page`);
  }
}

/** The other languages a page says it has: `{nl, en, 'x-default'}`. */
export function alternates(page) {
  const links = elements(page.html, 'link').filter((l) => l.rel === 'alternate' && l.hreflang);
  return Object.fromEntries(links.map((l) => [l.hreflang, new URL(l.href, page.url).href]));
}

/** Each page names its pair, and the pair names it. */
export function pairs(report, pages) {
  // Canonical addresses may carry the public host; paths and queries are what must agree.
  const local = (href) => href && new URL(href).pathname + new URL(href).search;
  const byPath = new Map([...pages.values()].map((page) => [local(page.url), page]));
  for (const page of pages.values()) {
    if (page.status !== 200 || page.type !== 'text/html' || new URL(page.url).search) continue;
    const own = alternates(page);
    if (!report.must(own.nl && own.en && own['x-default'], page.url, 'no hreflang for nl, en and x-default')) continue;
    report.saw('language pairs');
    report.must(local(own[languageOf(page.url)]) === local(page.url), page.url, 'its hreflang for its own language is another page');
    const pair = byPath.get(local(own[languageOf(page.url) === 'nl' ? 'en' : 'nl']));
    if (!report.must(pair, page.url, 'its page in the other language was not found on the site')) continue;
    report.must(local(alternates(pair)[languageOf(page.url)]) === local(page.url), page.url, `${pair.url} does not name it back`);
  }
}
