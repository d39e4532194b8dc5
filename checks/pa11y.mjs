// A second opinion on accessibility: axe and HTML_CodeSniffer through pa11y, one page per template and language.
//
//   node checks/pa11y.mjs http://127.0.0.1:PORT

import pa11y from 'pa11y';
import { withBrowser } from './lib/browser.mjs';
import { Report } from './lib/report.mjs';
import { crawl, perTemplate, site } from './lib/site.mjs';

const { address } = await site();
const report = new Report('pa11y');
const { pages } = await crawl({ address, starts: ['/', '/en/'] });

await withBrowser(async (browser) => {
  for (const { url } of perTemplate(pages.values(), 2)) {
    // Text inside a picture cannot be measured by a program; what needs a person's eye is a warning.
    const { issues } = await pa11y(url, { browser, runners: ['axe', 'htmlcs'], standard: 'WCAG2AA', levelCapWhenNeedsReview: 'warning', timeout: 30_000 });
    for (const issue of issues.filter((i) => i.type === 'error')) report.fault(url, `${issue.runner} ${issue.code}: ${issue.message} (${issue.selector})`);
    report.saw('pages');
  }
});
report.end();
