// Judges deliveries with others' verifiers. Standard input: one JSON object a line with keys `secret`, `format`, `headers` and `body` (base64).
// Standard output: for each "standard=true octokit=true".
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createInterface } from "node:readline";
const require = createRequire(process.argv[2] + "/");
const { Webhook } = require("standardwebhooks");
// An ECMAScript module alone, which require can't resolve from another folder.
const octokit = `${process.argv[2]}/node_modules/@octokit/webhooks-methods`;
const entry = JSON.parse(readFileSync(`${octokit}/package.json`, "utf8")).exports["."].node.import;
const { verify } = await import(pathToFileURL(`${octokit}/${entry}`));

for await (const line of createInterface({ input: process.stdin })) {
  const one = JSON.parse(line);
  const body = Buffer.from(one.body, "base64").toString("utf8");
  let standard = true;
  try {
    new Webhook(one.secret, one.format ? { format: one.format } : undefined).verify(body, one.headers);
  } catch {
    standard = false;
  }
  const github = await verify(one.secret, body, one.headers["x-decnet-signature"]);
  console.log(`standard=${standard} octokit=${github}`);
}
