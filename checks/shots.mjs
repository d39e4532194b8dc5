// Pictures for people to look at: each path at 360 and 1280 px, and as it prints.
//
//   node checks/shots.mjs http://127.0.0.1:PORT OUT [--as ROLE] PATH…
//
// No program judges a page's looks; this only makes looking cheap.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asVisitor, signIn, withBrowser } from './lib/browser.mjs';
import { site } from './lib/site.mjs';

const { address, links, rest } = await site();
const at = rest.indexOf('--as');
const [, role] = at < 0 ? [] : rest.splice(at, 2);
const [out, ...paths] = rest;
if (!out || paths.length === 0 || (role && !links[role])) {
  console.error(`usage: node checks/shots.mjs ADDRESS OUT [--as ${Object.keys(links).join('|') || 'ROLE'}] PATH…`);
  process.exit(2);
}
await mkdir(out, { recursive: true });

await withBrowser((browser) =>
  asVisitor(browser, async (page) => {
    if (role) await signIn(page, links[role]);
    for (const path of paths) {
      const name = path.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'start';
      for (const width of [360, 1280]) {
        await page.setViewport({ width, height: width === 360 ? 740 : 900, deviceScaleFactor: width === 360 ? 2 : 1 });
        await page.goto(address + path, { waitUntil: 'load' });
        await page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: true });
      }
      await page.pdf({ path: join(out, `${name}.pdf`), format: 'A4', tagged: true, outline: true });
      console.log(`${path} → ${name}-360.png ${name}-1280.png ${name}.pdf`);
    }
  }),
);
