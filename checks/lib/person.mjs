// What a person does in a browser, named as they would name it. Addresses come from the contract,
// field names from the domain's field tables; nothing here hangs on a class or a place in the page.

import assert from 'node:assert/strict';

/** Opens a path and gives the status of the answer. */
export async function visit(page, path) {
  const answer = await page.goto(new URL(path, page.site).href, { waitUntil: 'load' });
  return answer.status();
}

/** Follows the first link to `href`, a text or a pattern of paths. */
export async function follow(page, href) {
  const links = await page.$$('main a[href], nav a[href]');
  for (const link of links) {
    const path = await link.evaluate((a) => new URL(a.href).pathname + new URL(a.href).search);
    if (typeof href === 'string' ? path === href : href.test(path)) {
      await Promise.all([page.waitForNavigation(), link.evaluate((a) => a.click())]);
      return path;
    }
  }
  assert.fail(`no link to ${href} on ${page.url()}`);
}

/** Replaces what stands in the field of that name. */
export async function write(page, name, text) {
  const field = await page.$(`main [name="${name}"]`);
  assert(field, `no field ${name} on ${page.url()}`);
  await field.evaluate((e) => (e.value = ''));
  await field.type(text);
}

export async function valueOf(page, name) {
  return page.$eval(`main [name="${name}"]`, (e) => e.value);
}

/** Sends the form that holds the field of that name, by its own button. */
export async function send(page, name) {
  const button = await page.evaluateHandle((n) => document.querySelector(`main [name="${n}"]`)?.form?.querySelector('button:not([type="button"]):not([formaction])'), name);
  const element = button.asElement();
  assert(element, `no button to send ${name} on ${page.url()}`);
  const [answer] = await Promise.all([page.waitForNavigation(), element.evaluate((b) => b.click())]);
  return answer.status();
}

/** What the page says in its main part. */
export async function says(page) {
  return page.$eval('main', (e) => e.innerText);
}

/** Rows of the first table of the page, as text, its head first. */
export async function table(page) {
  return page.$$eval('main table', (tables) => tables.slice(0, 1).flatMap((t) => [...t.rows].map((r) => [...r.cells].map((c) => c.innerText.trim()))));
}

/** Fetches with the person's own cookies, as a download would. */
export async function download(page, href) {
  return page.evaluate(async (address) => {
    const answer = await fetch(address);
    return { status: answer.status, type: answer.headers.get('content-type'), name: answer.headers.get('content-disposition'), text: await answer.text() };
  }, href);
}
