import { createHash, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

/** As the program is registered at the instance. */
export const clientId = 'samples';

/** As it is registered. Nobody listens there: the listener copies the address that the browser ends up at. */
export const redirectUri = 'http://127.0.0.1/back';

/** The part of the sign-in that the listener does in a browser (OAuth 2.1 with PKCE), for a program without a window. */
export async function ask(authorizationEndpoint: string, issuer: string, scope: string): Promise<{ code: string; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const address = new URL(authorizationEndpoint);
  address.search = new URLSearchParams({
    response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope, state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  }).toString();
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const back = new URL(await terminal.question(`Open ${address}\nand paste the address that the browser ends up at:\n`)).searchParams;
  terminal.close();
  const code = back.get('code');
  if (back.get('state') !== state || back.get('iss') !== issuer || code === null) {
    throw new Error(back.get('error') ?? 'This is the answer to another question.');
  }
  return { code, verifier };
}

/** What the programs of this folder tell in the end. */
export interface Facts {
  userId: string; snapshotId: string; jobState: string; outcome: string; taken: number; plays: number; days: number; weekday: number; hour: number;
  problem: string; mistake: string; exported: number[]; scope: string;
}

export const tell = (facts: Facts): void => console.log(JSON.stringify(facts));
