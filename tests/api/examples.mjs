// Sends every example request of api/openapi.yaml to a real server and holds the answer against its schema. The examples of
// one name among parameters and body make one request; the response that carries that name is the one that must come.
// usage: node examples.mjs PROGRAM
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contract, follow, operations } from "./contract.mjs";
import { withServer } from "./program.mjs";

// The day of the examples stands for today: a session is only handed out on its day.
const writtenDay = "2026-11-24";
const today = new Date().toISOString().slice(0, 10);
const onToday = (text) => text.replaceAll(writtenDay, today);

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(contract, "contract");

let nRequests = 0;
const faults = [];

function check(schema, value, where) {
  const validate = schema.$ref ? ajv.getSchema(`contract${schema.$ref}`) : ajv.compile(schema);
  if (validate(value)) return;
  const first = validate.errors.slice(0, 3).map((e) => `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`);
  faults.push(`${where}: the answer is not of its schema: ${first.join("; ")}`);
}

const examplesOf = (thing) => Object.keys(thing?.examples ?? {});

// The response of each example: name -> [status, response].
function listExpected(operation) {
  const expected = new Map();
  for (const [status, one] of Object.entries(operation.responses)) {
    const response = follow(one);
    const names = Object.values(response.content ?? {}).flatMap(examplesOf);
    for (const name of [...names, ...Object.keys(response["x-examples"] ?? {})]) {
      if (!expected.has(name)) expected.set(name, [status, response]);
    }
  }
  return expected;
}

// The names of the requests that can be made: those of the body and the parameters, or all responses when there is neither.
function listNames(operation, expected) {
  const body = operation.requestBody?.content?.["application/json"];
  const parameters = (operation.parameters ?? []).map(follow);
  const names = new Set([...examplesOf(body), ...parameters.flatMap(examplesOf)]);
  if (names.size === 0 && !operation.requestBody) return [...expected.keys()].slice(0, 1);
  return [...names].filter((name) => expected.has(name));
}

async function run(base, { path, method, operation }, name, [status, response]) {
  let url = path;
  const query = new URLSearchParams();
  for (const parameter of (operation.parameters ?? []).map(follow)) {
    const value = parameter.examples?.[name]?.value;
    if (value === undefined) continue;
    if (parameter.in === "path") url = url.replace(`{${parameter.name}}`, value);
    if (parameter.in === "query") query.set(parameter.name, onToday(String(value)));
  }
  const where = `${method.toUpperCase()} ${path} "${name}"`;
  if (url.includes("{")) return faults.push(`${where}: a part of the path has no example of this name`);
  const body = operation.requestBody?.content?.["application/json"]?.examples?.[name]?.value;
  const options = { method: method.toUpperCase(), headers: {} };
  if (body !== undefined) {
    options.body = onToday(JSON.stringify(body));
    options.headers["Content-Type"] = "application/json";
  }
  const reply = await fetch(base + url + (query.size > 0 ? `?${query}` : ""), options);
  ++nRequests;
  const text = Buffer.from(await reply.arrayBuffer());
  if (String(reply.status) !== status) {
    return faults.push(`${where}: ${reply.status} came instead of ${status}: ${text.toString().slice(0, 300)}`);
  }
  if (!reply.headers.get("unknot-version")) faults.push(`${where}: the answer does not tell its version`);
  const type = reply.headers.get("content-type") ?? "";
  const content = response.content?.[type];
  if (response.content && !content) return faults.push(`${where}: the kind "${type}" is not in the contract`);
  if (type === "application/json") check(content.schema, JSON.parse(text), where);
}

function checkWritten() {
  for (const { path, method, operation } of operations()) {
    for (const [status, one] of Object.entries(operation.responses)) {
      const content = follow(one).content?.["application/json"];
      for (const [name, example] of Object.entries(content?.examples ?? {})) {
        check(content.schema, example.value, `the written example ${method} ${path} ${status} "${name}"`);
      }
    }
  }
}

// Reading first, deleting last: the examples of people build on each other.
function sortKey({ path, method }) {
  if (method === "delete") return path.includes("pains") ? 3 : 4;
  if (path === "/api/v1/events") return 0;
  return method === "post" ? 1 : 2;
}

async function main() {
  checkWritten();
  await withServer(["--lan", "--lan-port", "0"], async (base) => {
    const sorted = [...operations()].sort((a, b) => sortKey(a) - sortKey(b));
    for (const one of sorted) {
      const expected = listExpected(one.operation);
      for (const name of listNames(one.operation, expected)) await run(base, one, name, expected.get(name));
    }
  });
  for (const fault of faults) console.error(fault);
  console.log(`${nRequests} example requests, ${faults.length} faults`);
  process.exit(faults.length === 0 && nRequests > 0 ? 0 : 1);
}

main();
