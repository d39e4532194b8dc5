// What only a browser can tell: accessibility, sideways scroll, the keyboard, what the console says.

import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'best-practice'];

/** Which address each tab shows: what a tab complains of is that page's fault. */
const showing = new WeakMap();

/** Opens `url` and listens: errors, broken policy, requests to other hosts. */
export async function open(report, page, url) {
  if (!showing.has(page)) listen(report, page);
  showing.set(page, url);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
}

function listen(report, page) {
  const fault = (say) => report.fault(showing.get(page), say);
  page.on('console', (message) => message.type() === 'error' && fault(`console: ${message.text()}`));
  page.on('pageerror', (error) => fault(`script: ${error.message}`));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith('http') && asked.origin !== new URL(showing.get(page)).origin) fault(`asks another host: ${asked.href}`);
  });
}

export async function accessible(report, page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), TAGS);
  for (const v of violations) report.fault(page.url(), `axe ${v.id}: ${v.help} (${v.nodes.length}×, first ${v.nodes[0].target.join(' ')})`);
}

/** At the width of a small phone, and of WCAG's reflow, nothing makes the page scroll sideways. */
export async function reflows(report, page) {
  for (const width of [360, 320]) {
    await page.setViewport({ width, height: 800 });
    const { scroll, widest } = await page.evaluate(() => {
      const scroll = document.documentElement.scrollWidth;
      const outside = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
      const first = outside.find((e) => !e.closest('[tabindex="0"], .scroll'));
      return { scroll, widest: first ? `${first.tagName.toLowerCase()}.${first.className}` : '' };
    });
    report.must(scroll <= width, page.url(), `scrolls sideways at ${width} px (${scroll} px wide, ${widest})`);
  }
  await page.setViewport({ width: 1280, height: 900 });
}

/** Tab through the page: skip link first, every stop visibly focused, no trap. */
export async function keyboard(report, page, most = 80) {
  const where = page.url();
  let stops = 0;
  let before = '';
  for (; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (!stop) break;
    if (stops === 0) report.must(stop.href?.startsWith('#'), where, `the first stop is not a skip link but ${stop.name}`);
    report.must(stop.ring >= 3, where, `${stop.name} shows its focus with ${stop.ring} px; 3 or more is visible`);
    report.must(stop.visible, where, `${stop.name} is focused but not to be seen`);
    if (!report.must(stop.path !== before, where, `the keyboard is trapped at ${stop.name}`)) break;
    before = stop.path;
  }
  report.must(stops >= 3, where, `only ${stops} stops for the keyboard`);
  report.saw('keyboard stops', stops);
}

/* Runs in the page. */
function describeFocus() {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const path = [];
  for (let at = e; at?.parentElement; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at));
  return {
    href: e.getAttribute('href'),
    name: `${e.tagName.toLowerCase()} "${(e.textContent || e.name || '').trim().slice(0, 40)}"`,
    ring: style.outlineStyle === 'none' ? 0 : Math.round(parseFloat(style.outlineWidth)),
    visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    path: path.join('.'),
  };
}
