// Makes the types for openapi-fetch: node openapi-typescript.mjs CONTRACT OUTPUT. Files are blobs, which openapi-typescript has to be told.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const blob = ts.factory.createTypeReferenceNode('Blob');
const types = await openapiTS(pathToFileURL(process.argv[2]), { transform: schema => (schema.format === 'binary' ? blob : undefined) });
writeFileSync(process.argv[3], astToString(types));
