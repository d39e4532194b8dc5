// A real browser, as quiet as it can be made: no first run, no updates, no calls home.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];

const FLAGS = [
  '--no-sandbox', // Chromium refuses to run as root with it, and CI is root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=nl-NL',
];

/** Runs `work(browser)` with a fresh profile that is gone afterwards. */
export async function withBrowser(work) {
  const executablePath = process.env.TECHNIEKPACT_CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) throw new Error('no Chromium found; install it, or name it in TECHNIEKPACT_CHROMIUM');
  const userDataDir = await mkdtemp(join(tmpdir(), 'techniekpact-browser-'));
  const browser = await puppeteer.launch({ executablePath, headless: true, pipe: true, args: FLAGS, userDataDir });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs `work(page)` in a visitor's own context: own cookies, own everything. */
export async function asVisitor(browser, work) {
  const context = await browser.createBrowserContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Follows a sign-in link; where the page asks to confirm (mail scanners open links too), confirms. */
export async function signIn(page, link) {
  await page.goto(link, { waitUntil: 'load' });
  const confirm = await page.$('main form[method="post"] button');
  if (confirm) await Promise.all([page.waitForNavigation(), confirm.click()]);
  return page.url();
}
