// The checks must be able to object. A good page passes all of them, and each planted fault is found.
//
//   node checks/proof.mjs

import { createServer } from 'node:http';
import pa11y from 'pa11y';
import { asVisitor, withBrowser } from './lib/browser.mjs';
import { pairs, structure, validate } from './lib/html.mjs';
import { accessible, keyboard, open, reflows } from './lib/look.mjs';
import { Report } from './lib/report.mjs';
import { crawl, perTemplate } from './lib/site.mjs';

const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
const STYLE = 'body{font:17px/1.6 sans-serif;color:#1b2733;background:#fff}a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #000}input,button{min-height:44px}';

const page = (lang, self, other, main, head = '') => `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><title>Twaalf doelen</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/own.css"><link rel="icon" href="/own.svg"><link rel="canonical" href="${self}">
<link rel="alternate" hreflang="${lang}" href="${self}"><link rel="alternate" hreflang="${lang === 'nl' ? 'en' : 'nl'}" href="${other}">
<link rel="alternate" hreflang="x-default" href="/">${head}</head>
<body><a href="#inhoud">Naar de inhoud</a><header><nav aria-label="Talen"><a href="${other}">Andere taal</a></nav></header>
<main id="inhoud">${main}</main></body></html>`;

const GOOD = '<h1>Twaalf doelen</h1><form action="/" method="get"><label for="q">Zoek</label> <input id="q" name="q" type="text"> <button type="submit">Zoek</button></form>';

/** Path → answer, and what the checks must say about it. */
const SITE = {
  '/': { html: page('nl', '/', '/en/', `${GOOD}<p><a href="/plat.csv">Gegevens</a></p>`) },
  '/en/': { html: page('en', '/en/', '/', GOOD) },
  '/own.css': { body: STYLE, type: 'text/css' },
  '/own.svg': { body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' },
  '/plat.csv': { body: 'a,b\n', type: 'text/csv' },
  '/slecht/alt': { html: page('nl', '/slecht/alt', '/en/', `${GOOD}<img src="/own.svg">`), says: ['axe image-alt', 'html-validate wcag/h37', 'pa11y', 'does not name it back'] },
  '/slecht/kop': { html: page('nl', '/slecht/kop', '/en/', '<h1>Een</h1><h1>Twee</h1>'), says: ['2 h1 elements'] },
  '/slecht/taal': { html: page('en', '/slecht/taal', '/en/', GOOD), says: ['<html lang="en">', 'hreflang'] },
  '/slecht/breed': { html: page('nl', '/slecht/breed', '/en/', `${GOOD}<img alt="" src="/own.svg" width="900" height="9">`), says: ['scrolls sideways at 320'] },
  '/slecht/stijl': { html: page('nl', '/slecht/stijl', '/en/', `<h1 style="color:red">Een</h1>`), says: ['html-validate no-inline-style', 'console:'] },
  '/slecht/focus': { html: page('nl', '/slecht/focus', '/en/', GOOD, '<link rel="stylesheet" href="/zonder.css">'), says: ['shows its focus with 0 px'] },
  '/zonder.css': { body: ':focus-visible{outline:none!important}', type: 'text/css' },
  '/slecht/anker': { html: page('nl', '/slecht/anker', '/en/', `${GOOD}<a href="#nergens">Lees</a>`), says: ['#nergens leads nowhere'] },
  '/slecht/elders': { html: page('nl', '/slecht/elders', '/en/', `${GOOD}<img alt="" src="http://localhost:9/x.png">`), says: ['asks another host'] },
};

const server = createServer((request, answer) => {
  const found = SITE[request.url];
  answer.writeHead(found ? 200 : 404, {
    'content-type': found?.type ?? 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  });
  answer.end(found?.html ?? found?.body ?? 'weg');
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const address = `http://127.0.0.1:${server.address().port}`;

/** Everything the checks say about the pages `starts`; what those link to is only crawled. */
async function judge(browser, starts) {
  const report = new Report('judged');
  const { pages } = await crawl({ address, starts });
  for (const found of pages.values()) {
    report.must(found.status === 200, found.url, `answers ${found.status}`);
    if (found.type !== 'text/html') continue;
    await validate(report, found);
    structure(report, found);
  }
  pairs(report, pages);
  const shown = starts.map((path) => pages.get(address + path));
  await asVisitor(browser, async (tab) => {
    for (const { url } of perTemplate(shown)) {
      await open(report, tab, url);
      await accessible(report, tab);
      await reflows(report, tab);
      await open(report, tab, url);
      await keyboard(report, tab);
      const { issues } = await pa11y(url, { browser, runners: ['axe', 'htmlcs'], standard: 'WCAG2AA', levelCapWhenNeedsReview: 'warning' });
      issues.filter((i) => i.type === 'error').forEach((i) => report.fault(url, `pa11y ${i.code}`));
    }
  });
  return report.faults;
}

const proof = new Report('proof');
await withBrowser(async (browser) => {
  const none = await judge(browser, ['/', '/en/']);
  proof.saw('good sites');
  none.forEach(({ where, say }) => proof.fault(where, `the good site should pass, but: ${say}`));
  for (const [path, { says }] of Object.entries(SITE).filter(([, { says }]) => says)) {
    const said = (await judge(browser, [path])).filter(({ where }) => where === address + path).map(({ say }) => say);
    proof.saw('planted faults', says.length);
    for (const expected of says) proof.must(said.some((s) => s.includes(expected)), path, `nobody said ${expected}; said were ${said.join(' | ')}`);
  }
});
server.close();
proof.end();
