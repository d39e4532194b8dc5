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

/** Chooses in a list or a group of boxes, by code. */
export async function choose(page, name, code) {
  const done = await page.evaluate(
    (name, code) => {
      const fields = [...document.querySelectorAll(`main [name="${name}"]`)];
      const list = fields.find((f) => f.tagName === 'SELECT' && [...f.options].some((o) => o.value === code));
      if (list) list.value = code;
      const box = fields.find((f) => ['checkbox', 'radio'].includes(f.type) && f.value === code);
      if (box) box.checked = true;
      return Boolean(list || box);
    },
    name,
    code,
  );
  assert(done, `no choice ${code} in ${name} on ${page.url()}`);
}

/** Hands a file to the field of that name. */
export async function hand(page, name, path) {
  const field = await page.$(`main input[type="file"][name="${name}"]`);
  assert(field, `no field ${name} for a file on ${page.url()}`);
  await field.uploadFile(path);
}

/**
 * Presses the button of a deed, in the part of the page that `within` names: the button that carries it, or
 * the one of the form that does. `fill` is typed into that form first.
 */
export async function press(page, name, deed, { fill = {}, within = 'main' } = {}) {
  const handle = await page.evaluateHandle(
    (name, deed, fill, within) => {
      const all = (s) => [...document.querySelectorAll(`${within} ${s}`)];
      const own = all(`button[name="${name}"][value="${deed}"]`)[0];
      const form = own?.form ?? all(`input[name="${name}"][value="${deed}"]`)[0]?.form;
      if (!form) return null;
      for (const [field, value] of Object.entries(fill)) {
        const typed = [...form.elements].find((e) => e.name === field && e.type !== 'hidden');
        if (!typed) throw new Error(`no field ${field} beside ${deed}`);
        typed.value = value;
        if (typed.value !== value) throw new Error(`${field} does not take ${value}`);
      }
      return own ?? form.querySelector('button:not([type="button"])');
    },
    name,
    deed,
    fill,
    within,
  );
  const button = handle.asElement();
  assert(button, `nothing to press for ${deed} on ${page.url()}`);
  const [answer] = await Promise.all([page.waitForNavigation(), button.evaluate((b) => b.click())]);
  return answer.status();
}

/** Looks again, a second apart, until `truth` says so: the clock of the platform does some things by itself. */
export async function until(page, path, truth, what, seconds = 30) {
  for (let n = 0; n < seconds; n += 1) {
    await visit(page, path);
    const found = await truth(page);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return assert.fail(`${what}: not within ${seconds} s on ${page.url()}`);
}

/** The paths of links in the main part that fit the pattern. */
export async function pathsOf(page, pattern) {
  const paths = await page.$$eval('main a[href]', (links) => links.map((a) => new URL(a.href).pathname));
  return [...new Set(paths.filter((path) => pattern.test(path)))];
}
