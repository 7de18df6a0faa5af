// For @hey-api/openapi-ts: CONTRACT is openapi.yaml.
export default {
  input: process.env.CONTRACT,
  output: { path: 'generated/hey-api', module: { extension: '.js' } },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
};
