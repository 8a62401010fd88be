import { expect, test } from "vitest";
import { renderToStaticMarkup } from "react-dom/server";
import { PercentFields } from "./PercentFields.tsx";

const SUBMISSION = { isBusy: false, refusal: null, done: new Set<string>(), submit: async () => true };

test("each percentage has a slider and a field, and what the slider does not reach stays in the field", () => {
  const markup = renderToStaticMarkup(<PercentFields percents={{ minimumHealthyPercent: 50, maximumPercent: 250 }} onChange={() => undefined} submission={SUBMISSION} />);
  expect(markup).toMatch(/type="range"[^>]*aria-label="Slider: minimum healthy percent"[^>]*aria-valuetext="50 %"[^>]*value="50"/);
  expect(markup).toMatch(/type="range"[^>]*aria-label="Slider: maximum percent"[^>]*aria-valuetext="250 %"[^>]*max="200"/);
  expect(markup).toMatch(/type="number"[^>]*value="250"/);
});
