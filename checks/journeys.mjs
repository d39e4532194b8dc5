// The loop's stories, in a real browser on the real binary.
//
//   node checks/journeys.mjs http://127.0.0.1:PORT [NAME]
//
// A journey is a file in checks/journeys with a sentence (`story`) and a function (`walk`). It is
// given `as(role, work)`, which opens a page signed in as that role (`visitor` for nobody).

import { readdir } from 'node:fs/promises';
import { asVisitor, signIn, withBrowser } from './lib/browser.mjs';
import { Report } from './lib/report.mjs';
import { site } from './lib/site.mjs';

const { address, links, rest } = await site();
const report = new Report('journeys');
const folder = new URL('journeys/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs') && name.includes(rest[0] ?? '')).sort();

await withBrowser(async (browser) => {
  const as = (role, work) =>
    asVisitor(browser, async (page) => {
      page.site = address;
      page.setDefaultTimeout(20_000);
      await page.setViewport({ width: 1280, height: 900 });
      if (role !== 'visitor') {
        if (!links[role]) throw new Error(`the demo gave no link for ${role}`);
        await signIn(page, links[role]);
      }
      return work(page);
    });
  for (const name of names) {
    const { story, walk } = await import(new URL(name, folder));
    try {
      await walk(as);
      console.log(`  walked: ${story}`);
    } catch (error) {
      report.fault(name, `${story}: ${error.message}`);
    }
    report.saw('journeys');
  }
});
report.end();
