// Opens the page in Chromium, as on a desktop and as on a phone, from a file, and prints what is wrong with it.
// Usage: node check.mjs PLAYWRIGHT CHROMIUM PAGE SCREENSHOTS
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [playwright, executablePath, file, screenshots] = process.argv.slice(2);
const { chromium } = createRequire(path.join(playwright, "x.js"))("playwright-core");
const address = pathToFileURL(file).href;
// A condition that does not come true within this time is a problem; none is waited for longer than it takes.
const timeout = 20_000;
const again = 2_000;

let problems = 0;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
let checked = 0;
for (const view of [
  { name: "desktop", viewport: { width: 1280, height: 900 }, check: desktop },
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, check: phone },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark", check: dark },
]) {
  const { name, check, ...options } = view;
  const expect = (holds, said) => {
    checked += 1;
    if (holds) return;
    problems += 1;
    console.error(`${name}: ${said}`);
  };
  const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(timeout);
  // What the policy of the page blocks is an error on the console.
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) expect(false, `console: ${message.text()}`);
  });
  page.on("pageerror", (error) => expect(false, `exception: ${error}`));
  page.on("request", (request) => {
    const own = request.url().split("#")[0] === address || request.url().startsWith("data:");
    expect(own, `requests ${request.url()}`);
  });
  try {
    await page.goto(address);
    await page.locator("h1").first().waitFor();
    // The last part of the introduction: what is above it is there too.
    await page.getByRole("heading", { name: "In a shell" }).waitFor();
    await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
    await check(page, expect);
    await page.screenshot({ path: path.join(screenshots, `${name}-end.png`) });
  } catch (error) {
    expect(false, String(error));
  }
  await context.close().catch((error) => expect(false, String(error)));
}
await browser.close();

console.log(`${checked} checks, ${problems} problems`);
process.exit(problems === 0 ? 0 : 1);

/** Returns the first document of the page, and its operations. */
function document_of(page) {
  return page.evaluate(() => {
    const [{ content }] = JSON.parse(document.getElementById("documents").textContent);
    const methods = (path) => Object.entries(content.paths[path]);
    const operations = Object.keys(content.paths).flatMap((path) =>
      methods(path).map(([method, { summary, tags, ...operation }]) => ({
        path, method, summary, tag: tags[0],
        samples: operation["x-codeSamples"],
        fails: /\*\*Status \d+, but not a success\*\*/.test(operation.description),
      })));
    const tags = content.tags.map((tag) => ({ name: tag.name, shown: tag["x-displayName"] }));
    return { title: content.info.title, operations, tags };
  });
}

/** The introduction has its tables, the search finds each operation, and the sidebar leads to each. */
async function desktop(page, expect) {
  const { title, operations, tags } = await document_of(page);
  expect(operations.length > 0, "the document has no operations");
  expect((await page.locator("h1").first().textContent()).includes(title), "the title is missing");
  for (const heading of ["Success and failure", "Result codes", "Reasons"]) {
    const found = page.getByRole("heading", { name: heading, exact: true });
    expect(await found.count() === 1, `the section ${heading} is missing`);
  }
  const rows = await page.locator("table").first().locator("tbody tr").allTextContents();
  expect(rows.length > 10 && rows.some((row) => /115\s+BAD_TOPIC/.test(row)), "the table of result codes is missing");
  const words = await page.locator("table").nth(1).locator("tbody tr").allTextContents();
  expect(words.some((row) => /existed\s+ALREADY_EXISTS/.test(row)), "the table of reasons is missing");

  expect(await page.getByText("Client Libraries").count() === 0, "there are other samples than ours");

  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog");
  for (const { summary, method, path } of operations) {
    await dialog.getByRole("combobox").fill(summary);
    const found = dialog.getByRole("option").filter({ hasText: summary }).filter({ hasText: path });
    await found.filter({ hasText: method }).first().waitFor()
      .catch(() => expect(false, `the search does not find ${summary}`));
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  const sidebar = page.locator("aside");
  for (const { name, shown } of tags) {
    const entry = sidebar.getByRole("listitem").filter({ hasText: shown }).first();
    const opener = entry.getByRole("button", { name: `Open Group - ${shown}` });
    if (await opener.count() > 0) await opener.click();
    for (const operation of operations.filter(({ tag }) => tag === name)) {
      await shows(page, sidebar, operation, expect);
    }
  }
}

/** Follows the link to an operation, and looks at what is there. */
async function shows(page, sidebar, { method, path, summary, samples, fails }, expect) {
  await sidebar.locator(`a[href$="${method.toUpperCase()}${path}"]`).filter({ hasText: summary }).click();
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: summary, exact: true }) }).last();
  await section.getByRole("heading", { name: summary, exact: true }).waitFor();
  for (const { label, source } of samples) {
    const sample = section.locator(".code-snippet").filter({ hasText: source });
    const option = page.getByRole("option", { name: label, exact: true });
    const choose = async () => {
      if (await sample.isVisible()) return;
      if (!(await option.isVisible())) await section.getByTestId("client-picker").click({ timeout: again });
      await option.click({ timeout: again });
    };
    let there = false;
    // A menu that is opened while the page scrolls closes by itself.
    for (let tries = 0; tries < 10 && !there; tries += 1) {
      if (samples.length > 1) await choose().catch(() => {});
      there = await sample.waitFor({ timeout: again }).then(() => true, () => false);
    }
    expect(there, `${summary}: the sample ${label} is not there`);
  }
  const listed = await section.getByText(/^Status \d+, but not a success$/).count();
  const visible = listed === 1 && await section.locator(".markdown li").first().isVisible();
  expect(visible === fails, `${summary}: failures are ${fails ? "not " : ""}listed`);
}

/** Nothing is wider than the screen, from the first line to the last, and the menu has the operations. */
async function phone(page, expect) {
  const { operations, tags } = await document_of(page);
  const wide = new Set();
  const seen = new Set();
  for (const { tag, method, path, summary } of operations) {
    await page.evaluate((hash) => { location.hash = hash; }, `#tag/${tag}/${method.toUpperCase()}${path}`);
    const heading = page.getByRole("heading", { name: summary, exact: true });
    await heading.last().waitFor().then(() => seen.add(summary), () => {});
    await page.locator(".code-snippet").filter({ hasText: "curl" }).first().waitFor();
    for (const found of await page.evaluate(wider)) wide.add(found);
  }
  expect(seen.size === new Set(operations.map(({ summary }) => summary)).size, `only ${[...seen].join(", ")} are there`);
  // Statuses are not behind the buttons beside them.
  const lists = await page.locator("[role=tablist]").evaluateAll((found) =>
    found.filter((list) => list.scrollWidth > list.clientWidth).length);
  expect(lists === 0, `${lists} rows of statuses are wider than their place`);
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const found of await page.evaluate(wider)) wide.add(found);
  expect(wide.size === 0, `wider than the screen: ${[...wide].join("; ")}`);

  await page.getByRole("button", { name: /open menu/i }).first().click();
  for (const { shown } of tags) {
    const entry = page.getByRole("link").filter({ hasText: shown }).first();
    await entry.waitFor().catch(() => expect(false, `the menu does not have ${shown}`));
  }
}

/** Runs in the page: returns what is wider than the screen. What scrolls by itself may be, but not the code and tables in it. */
function wider() {
  const width = document.documentElement.clientWidth;
  const found = document.documentElement.scrollWidth > width ? [`the page (${document.documentElement.scrollWidth})`] : [];
  const scroller = (element) => {
    for (let above = element.parentElement; above !== null; above = above.parentElement) {
      if (getComputedStyle(above).overflowX !== "visible") return above;
    }
    return null;
  };
  for (const element of document.querySelectorAll("main pre, main code, main table, main p, main li, main button, header *")) {
    const box = element.getBoundingClientRect();
    const right = scroller(element)?.getBoundingClientRect().right ?? width;
    if (box.width > 0 && box.height > 0 && box.right > right + 1 && getComputedStyle(element).position !== "absolute") {
      found.push(`${element.tagName.toLowerCase()} to ${Math.round(box.right)}: ${element.textContent.trim().slice(0, 40)}`);
    }
  }
  return found;
}

/** Follows the system's colours. */
async function dark(page, expect) {
  const [background, text] = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector(".scalar-app"));
    const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    return [light(getComputedStyle(document.body).backgroundColor), light(style.color)];
  });
  expect(background < 150 && text > 450, `the background is ${background} and the text ${text}`);
}
