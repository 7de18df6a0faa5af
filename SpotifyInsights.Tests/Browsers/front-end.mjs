// The sample front end in a real browser, from sign-in to the picture and back; prints what it saw as JSON.
// node front-end.mjs CHROMIUM FRONT-END STRANGER SCREENSHOTS: STRANGER serves the same page from an origin that is not registered.
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, address, stranger, screenshots] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', timezoneId: 'Europe/Berlin', locale: 'en-GB' })).newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));

  await page.goto(address);
  await page.screenshot({ path: join(screenshots, 'front-end-start.png') });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Mira Talberg' }).click();
  const consent = await page.locator('body').innerText();
  await page.screenshot({ path: join(screenshots, 'consent.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(screenshots, 'consent-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('table').waitFor();

  const light = await look(page);
  await page.screenshot({ path: join(screenshots, 'front-end-light.png'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(before => getComputedStyle(document.querySelector('td[title]')).backgroundColor !== before, light.firstColour);
  await page.getByRole('status').filter({ hasText: 'plays' }).waitFor();
  const dark = await look(page);
  await page.screenshot({ path: join(screenshots, 'front-end-dark.png'), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(screenshots, 'front-end-phone.png') });
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const weekday = await page.locator('.scroll').evaluate(pane => {
    pane.scrollLeft = 200;
    return [pane.scrollLeft, pane.querySelector('tbody th').getBoundingClientRect().left - pane.getBoundingClientRect().left];
  });
  await page.screenshot({ path: join(screenshots, 'front-end-phone-scrolled.png') });
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.getByRole('combobox').selectOption({ label: 'the last four weeks' });
  await page.getByRole('status').filter({ hasText: 'plays' }).waitFor();
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('status').filter({ hasText: 'Signed out' }).waitFor();
  const afterwards = await page.getByRole('table').isVisible();
  const before = errors.length;

  await page.goto(stranger);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('status').filter({ hasText: 'Failed to fetch' }).waitFor();
  const refused = errors.slice(before).some(error => error.includes('CORS policy'));
  console.log(JSON.stringify({ consent, light, dark, overflows, weekday, stored, afterwards, refused, errors: errors.slice(0, before) }));
} finally {
  await browser.close();
}

// The cells as a reader sees them, with the contrast of each text to its background (WCAG 2.2, 1.4.3).
function look(page) {
  return page.evaluate(() => {
    const numbers = colour => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
    const luminance = colour => numbers(colour).map(value => value / 255).map(value => (value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * [.2126, .7152, .0722][index], 0);
    const contrast = (one, other) => {
      const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + .05) / (dark + .05);
    };
    const background = element => {
      const own = getComputedStyle(element).backgroundColor;
      return own === 'rgba(0, 0, 0, 0)' && element.parentElement ? background(element.parentElement) : own;
    };
    const texts = [...document.querySelectorAll('body *')].filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
    const rows = [...document.querySelectorAll('tbody tr')];
    return {
      status: document.querySelector('[role=status]').textContent,
      cells: rows.map(row => [...row.querySelectorAll('td')].map(cell => Number(cell.textContent))),
      days: rows.map(row => row.querySelector('th').textContent),
      firstColour: getComputedStyle(document.querySelector('td[title]')).backgroundColor,
      contrast: Math.min(...texts.map(element => contrast(getComputedStyle(element).color, background(element)))),
      insight: document.querySelector('blockquote').textContent,
    };
  });
}
