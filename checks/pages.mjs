// Every page of the site, in both languages and as each role: valid, paired, accessible, usable by keyboard.
//
//   node checks/pages.mjs http://127.0.0.1:PORT
//
// All pages are validated from their text. One page per template and language is opened in a browser.

import { asVisitor, signIn, withBrowser } from './lib/browser.mjs';
import { pairs, structure, validate } from './lib/html.mjs';
import { accessible, keyboard, open, reflows } from './lib/look.mjs';
import { Report } from './lib/report.mjs';
import { crawl, perTemplate, site } from './lib/site.mjs';

// A slow machine is no fault of a page: this only ends a check that hangs.
const BROWSER_BUDGET_MS = 900_000;

const { address, links } = await site();
const report = new Report('pages');

/** What every answer must be; pages are read, files only asked for. */
const read = (isPublic) => async (page) => {
  report.saw(page.type === 'text/html' ? 'pages' : 'files');
  const expected = page.status === 200 || (page.status >= 300 && page.status < 400);
  if (!report.must(expected, page.url, `answers ${page.status}; linked from ${page.from}`)) return;
  if (page.status !== 200 || page.type !== 'text/html') return;
  await validate(report, page);
  structure(report, page, { isPublic });
};

const open_to_all = await crawl({ address, starts: ['/', '/en/'], each: read(true) });
report.must(open_to_all.left === 0, address, `${open_to_all.left} pages were not reached in time`);
pairs(report, open_to_all.pages);

await withBrowser(async (browser) => {
  const start = Date.now();
  const samples = perTemplate(open_to_all.pages.values());
  await asVisitor(browser, (page) => look(page, samples, start));
  for (const [role, link] of Object.entries(links)) {
    await asVisitor(browser, (page) => lookAs(page, role, link, start));
  }
  report.must(Object.keys(links).length > 0, address, 'no sign-in links: only public pages were looked at');
});
report.end();

/** The pages only this role sees. */
async function lookAs(page, role, link, start) {
  const landed = await signIn(page, link);
  const cookies = await page.browserContext().cookies();
  const cookie = cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  if (!report.must(cookie, link, `no session for ${role} after its link`)) return;
  const own = await crawl({ address, starts: [landed, '/'], cookie, skip: new Set(open_to_all.pages.keys()), most: 120, each: read(false) });
  report.saw('roles');
  await look(page, perTemplate(own.pages.values(), 2), start);
}

async function look(page, samples, start) {
  const walks = pick(samples);
  for (const { url } of samples) {
    if (!report.must(Date.now() - start < BROWSER_BUDGET_MS, url, 'no time left to open it in the browser')) return;
    await open(report, page, url);
    await accessible(report, page);
    await reflows(report, page);
    report.saw('pages in the browser');
    if (walks.has(url)) {
      await open(report, page, url);
      await keyboard(report, page);
    }
  }
}

/** Three pages to walk by keyboard: the first, one with a table, one with a form of its own. */
function pick(samples) {
  const main = ({ html }) => html.split(/<main\b/)[1] ?? '';
  const wanted = [() => true, (p) => main(p).includes('<table'), (p) => main(p).includes('<form')];
  return new Set(wanted.map((want) => samples.find(want)?.url).filter(Boolean));
}
