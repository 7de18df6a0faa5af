// Lints a contract with Spectral and Redocly and prints what they find, of any severity: [{ tool, rule, where, message }].
// node lint.mjs CONTRACT SPECTRAL-RULESET REDOCLY-CONFIG
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, openSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [contract, ruleset, config] = process.argv.slice(2);
const programs = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', '.bin');
const folder = mkdtempSync(join(tmpdir(), 'lint-'));

// Into a file: a pipe of a program that ends at once can lose the end. Findings make both end with 1, anything else is a failure.
function run(program, args, env = {}) {
  const path = join(folder, program + '.json');
  const file = openSync(path, 'w');
  const { status, stderr, error } = spawnSync(join(programs, program), args, { stdio: ['ignore', file, 'pipe'], env: { ...process.env, ...env } });
  closeSync(file);
  if (error || (status !== 0 && status !== 1)) {
    throw new Error(`${program} ended with ${status}: ${error ?? ''}${stderr ?? ''}`);
  }
  return path;
}

const findings = [];
try {
  const spectral = join(folder, 'findings.json');
  run('spectral', ['lint', contract, '--ruleset', ruleset, '--format', 'json', '--output', spectral]);
  for (const { code, path, message } of JSON.parse(readFileSync(spectral, 'utf8'))) {
    findings.push({ tool: 'spectral', rule: String(code), where: path.join('/'), message });
  }

  const redocly = run('redocly', ['lint', contract, '--config', config, '--format=json', '--max-problems=1000'], {
    REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  });
  for (const { ruleId, location, message } of JSON.parse(readFileSync(redocly, 'utf8')).problems) {
    findings.push({ tool: 'redocly', rule: ruleId, where: location[0]?.pointer ?? '', message });
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(JSON.stringify(findings));
