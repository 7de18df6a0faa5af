// Swagger UI in a real browser: the Authorize button to its end, then operations tried out; prints what it saw as JSON.
// node swagger.mjs CHROMIUM INSTANCE EXPORT.json SCREENSHOTS
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, address, file, screenshots] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, timezoneId: 'Europe/Berlin', locale: 'en-GB' });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => message.type() === 'error' && errors.push(message.text()));

  await page.goto(new URL('swagger/index.html', address).href);
  await page.locator('.opblock').first().waitFor();
  await page.screenshot({ path: join(screenshots, 'swagger-start.png') });
  const operations = await page.locator('.opblock').count();

  await page.locator('.btn.authorize').first().click();
  const oauth = page.locator('.auth-container').filter({ hasText: 'authorizationCode' });
  await page.screenshot({ path: join(screenshots, 'swagger-authorize.png') });
  const [popup] = await Promise.all([context.waitForEvent('page'), oauth.locator('button', { hasText: 'Authorize' }).click()]);
  await popup.getByRole('link', { name: 'Mira Talberg' }).click();
  const consent = await popup.locator('body').innerText();
  await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name: 'Allow' }).click()]);
  await oauth.locator('button', { hasText: 'Logout' }).waitFor();
  await page.screenshot({ path: join(screenshots, 'swagger-authorized.png') });
  await page.locator('.auth-btn-wrapper button', { hasText: 'Close' }).first().click();

  const temporal = await open('GetTemporalMetrics');
  const example = await temporal.locator('.responses-table .highlight-code').first().innerText();
  await temporal.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(screenshots, 'swagger-operation.png') });
  const metrics = await execute(temporal, '/metrics/temporal');
  await temporal.locator('.live-responses-table').scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(screenshots, 'swagger-answer.png') });

  const imports = await open('ImportHistory');
  await imports.locator('input[type=file]').first().setInputFiles(file);
  await imports.locator('.opblock-section-request-body').scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(screenshots, 'swagger-upload.png') });
  const received = await execute(imports, '/imports');
  const refused = await execute(await open('GetJob', { id: 'nobody' }), '/jobs/nobody');
  const job = await execute(await open('GetJob', { id: received.body.jobId }), `/jobs/${received.body.jobId}`);

  console.log(JSON.stringify({
    operations, consent, hasExample: example.includes('"heatmap"'), metrics: { status: metrics.status, plays: metrics.body.basis.plays, days: metrics.body.heatmap.length },
    received: { status: received.status, files: received.body.files.map(one => one.name) }, refused: { status: refused.status, type: refused.body.type },
    job: { status: job.status, kind: job.body.kind }, errors,
  }));

  async function open(id, parameters = {}) {
    const operation = page.locator(`.opblock[id$="-${id}"]`);
    if (!(await operation.locator('.opblock-body').isVisible().catch(() => false))) {
      await operation.locator('.opblock-summary-control').click();
    }
    await operation.getByRole('button', { name: 'Execute' }).waitFor();
    for (const [name, value] of Object.entries(parameters)) {
      await operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
    }
    return operation;
  }

  // What the browser got; and that the page shows it.
  async function execute(operation, path) {
    const [answer] = await Promise.all([
      page.waitForResponse(response => new URL(response.url()).pathname === path && response.request().method() !== 'OPTIONS'),
      operation.getByRole('button', { name: 'Execute' }).click(),
    ]);
    await operation.locator('.live-responses-table .response-col_status').filter({ hasText: String(answer.status()) }).waitFor();
    return { status: answer.status(), body: await answer.json() };
  }
} finally {
  await browser.close();
}
