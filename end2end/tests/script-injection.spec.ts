// Whatever is typed is shown as it was typed, and never run.

import { type Page, expect, test } from "../fixtures";

/** Each would run somewhere if it were not escaped there. At most 120 letters, as a title may have. */
const corpus = [
  `<script>alert(1)</script>`,
  `</textarea><script>alert(1)</script>`,
  `</title><script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' autofocus onfocus=alert(1) x='`,
  `" autofocus onfocus="alert(1)`,
  `<svg onload=alert(1)>`,
  `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  `<a href="javascript:alert(1)">here</a>`,
  `javascript:alert(1)`,
  `<!--><img src=x onerror=alert(1)>-->`,
  `]]><img src=x onerror=alert(1)>`,
  `&lt;script&gt;alert(1)&lt;/script&gt; &amp;quot;`,
  `{{constructor.constructor('alert(1)')()}} \${alert(1)}`,
  `<style>@import 'javascript:alert(1)';</style><base href="//evil.example">`,
  `<form action="https://evil.example"><button>Send</button></form>`,
  `\u202Etxet sdrawkcab\u202C \u2028 <meta http-equiv=refresh content=0>`,
];

/** All of it in one, for fields that are filled in once. */
const worst = `</textarea></title></script>"'><img src=x onerror=alert(1)><svg onload=alert(1)>{{7*7}}&lt;b&gt;`;

/** That nothing on the page came into being from what somebody typed. */
async function expectHarmless(page: Page) {
  const risen = await page.evaluate(() => {
    const alien = document.querySelectorAll(
      "main img, iframe, svg[onload], main style, base, [onerror], [onfocus], [href^='javascript:'], [action*='evil'], meta[http-equiv], main script",
    );
    return [...alien].map((element) => element.outerHTML);
  });
  expect(risen, page.url()).toEqual([]);
}

test("issues and comments show what was typed", async ({ town, resident, page: stranger }) => {
  const rosa = await resident(town, worst.slice(0, 40));
  for (const [n, typed] of corpus.entries()) {
    await rosa.goto(`${town.path}/issues/new`);
    await rosa.getByLabel("What is wrong?").fill(typed);
    await rosa.getByLabel("Where is it?").fill(typed);
    await rosa.getByLabel("Anything else to know?").fill(`${n}\n${typed}`);
    await rosa.getByRole("checkbox", { name: "Show my name" }).check();
    await rosa.getByRole("button", { name: "Send to my community" }).click();
    // Some look alike to the search for similar ones.
    const heading = rosa.locator("h1.prose");
    const another = rosa.getByRole("button", { name: "Mine is another one: send it" });
    await expect(heading.or(another)).toBeVisible();
    if (await another.isVisible()) {
      await expect(rosa.getByLabel("What is wrong?")).toHaveValue(typed);
      await expectHarmless(rosa);
      await another.click();
    }
    await expect(heading).toHaveText(typed.replaceAll(/[\u202C\u202E\u2028]/g, "").trim().replaceAll(/\s+/g, " "), {
      useInnerText: true,
    });
    await expectHarmless(rosa);
  }
  await rosa.getByLabel("Your comment").fill(worst);
  await rosa.getByRole("button", { name: "Post comment" }).click();
  await expect(rosa.locator("article.comment p.prose")).toHaveText(worst);
  const address = rosa.url();
  for (const page of [rosa, stranger]) {
    await page.goto(address);
    await expect(page.locator("article.comment p.prose")).toHaveText(worst);
    await expectHarmless(page);
    await page.goto(`${town.path}/issues?status=all`);
    await expect(page.locator(".cards > li")).toHaveCount(corpus.length);
    await expectHarmless(page);
    await page.goto(`${town.path}/issues?q=${encodeURIComponent(worst)}&category=${encodeURIComponent(worst)}`);
    await expect(page.getByLabel("Look for")).toHaveValue(worst);
    await expectHarmless(page);
  }
});

test("forms that are sent back hold what was typed", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/ideas/new`);
  await rosa.getByLabel("What would it take?").fill(`\n${worst}\n`);
  await rosa.getByLabel("Anything to add about the cost?").fill(worst);
  await rosa.getByRole("button", { name: "Propose it" }).click();
  await expect(rosa.getByText("Please fill this in.").first()).toBeVisible();
  await expect(rosa.getByLabel("What would it take?")).toHaveValue(`\n${worst}\n`);
  await expect(rosa.getByLabel("Anything to add about the cost?")).toHaveValue(worst);
  await expectHarmless(rosa);
});

test("ideas, groups and jobs show what was typed", async ({ town, resident }) => {
  const rosa = await resident(town, "Rosa");
  await rosa.goto(`${town.path}/ideas/new`);
  for (const label of ["What is your idea?", "What would it take?", "Anything to add about the cost?"]) {
    await rosa.getByLabel(label).fill(worst);
  }
  await rosa.getByLabel("Why?", { exact: true }).fill(worst);
  await rosa.getByRole("button", { name: "Propose it" }).click();
  await expect(rosa.locator("h1")).toHaveText(worst);
  await expectHarmless(rosa);
  await rosa.getByRole("link", { name: "Change the words" }).click();
  await expect(rosa.getByLabel("What is your idea?")).toHaveValue(worst);
  await expect(rosa.getByLabel("Why?", { exact: true })).toHaveValue(worst);
  await expectHarmless(rosa);

  await rosa.goto(`${town.path}/groups/new`);
  await rosa.getByLabel("What is the group called?").fill(worst.slice(0, 60));
  await rosa.getByLabel("What is it for?").fill(worst);
  await rosa.getByRole("button", { name: "Start the group" }).click();
  await expect(rosa.locator("h1")).toHaveText(worst.slice(0, 60));
  await expectHarmless(rosa);
  await rosa.getByText("Add many jobs at once").click();
  await rosa.getByLabel("Your list, one job a line").fill(corpus.join("\n"));
  await rosa.getByRole("button", { name: "Add them all" }).click();
  await expect(rosa.locator("li.card")).toHaveCount(corpus.length);
  await expectHarmless(rosa);
  await rosa.locator("li.card").first().getByRole("button", { name: "I'll do it" }).click();
  await expect(rosa.getByText("You have taken this job.")).toBeVisible();
  await rosa.getByRole("link", { name: "Call sheet to print" }).click();
  await expect(rosa.getByRole("row")).toHaveCount(corpus.length + 1);
  await expectHarmless(rosa);
  for (const page of ["", "/ideas", "/groups", "/jobs", "/votes", "/record", `/search?q=${encodeURIComponent("<script>")}`]) {
    await rosa.goto(`${town.path}${page}`);
    await expectHarmless(rosa);
  }
});

test("votes show what was typed", async ({ town, organiser }) => {
  const olive = await organiser(town, worst.slice(0, 40));
  await olive.goto(`${town.path}/organise/votes/new?kind=approval`);
  await olive.getByLabel("What do you ask?").fill(worst);
  await olive.getByLabel("What should people know first?").fill(worst);
  await olive.getByLabel("What can people choose?").fill(corpus.join("\n"));
  await olive.getByRole("button", { name: "Look it over" }).click();
  await expect(olive.locator(".result__verdict")).toContainText(worst);
  await expectHarmless(olive);
  await olive.getByRole("button", { name: "Call this vote" }).click();
  await expect(olive.locator("h1")).toContainText(worst);
  await expect(olive.locator("label.choice")).toHaveCount(corpus.length);
  await expectHarmless(olive);
});

test("an address that was made up does no harm", async ({ town, page }) => {
  const typed = encodeURIComponent(worst);
  for (const address of [
    `${town.path}?done=${typed}`,
    `${town.path}/issues/new?title=${typed}`,
    `${town.path}/${typed}`,
    `/c/${typed}`,
    `/join?c=${typed}`,
    `/join/${typed}`,
    `/me/recovery-code?next=javascript:alert(1)&form=${typed}`,
  ]) {
    await page.goto(address);
    await expectHarmless(page);
    expect(await page.content()).not.toContain("<img src=x");
  }
});
