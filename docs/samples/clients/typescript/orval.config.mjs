// For orval: CONTRACT is openapi.yaml, ADDRESS the instance.
export default {
  api: {
    input: { target: process.env.CONTRACT },
    output: { target: './generated/orval.ts', client: 'fetch', mode: 'single', baseUrl: process.env.ADDRESS },
  },
};
