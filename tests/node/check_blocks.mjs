// Type-checks Slack payloads by Slack's own types.
// In: {"messages": {name: blocks}, "views": {name: view}} on stdin. Out: one line for each problem.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const { messages, views } = JSON.parse(readFileSync(0, "utf-8"));
const declared = (type) => ([name, content]) => [name, `export const _: ${type} = ${JSON.stringify(content)};`];
const declarations = [
  ...Object.entries(messages).map(declared("KnownBlock[]")),
  ...Object.entries(views).map(declared("ModalView")),
];
const source = [
  'import type { KnownBlock, ModalView } from "@slack/types";',
  ...declarations.map(([, declaration], position) => declaration.replace("_", `payload${position}`)),
].join("\n");

const file = join(dirname(fileURLToPath(import.meta.url)), "payloads.ts"); // beside node_modules, never written
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  lib: ["lib.es2022.d.ts"],
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists } = host;
host.fileExists = (path) => path === file || fileExists(path);
host.getSourceFile = (path, ...rest) =>
  path === file ? ts.createSourceFile(path, source, ...rest) : getSourceFile(path, ...rest);

const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
for (const { file: where, start, messageText } of diagnostics) {
  const line = where && start !== undefined ? where.getLineAndCharacterOfPosition(start).line : 0;
  const name = line ? declarations[line - 1][0] : "the check itself";
  console.log(`${name}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}
process.exit(diagnostics.length ? 1 : 0);
