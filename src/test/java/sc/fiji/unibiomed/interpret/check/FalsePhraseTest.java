/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.interpret.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.interpret.ask.TaskPrompts;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/**
 * Right reports about the samples, with the known masks, into each of which one false phrase after the other is put: at
 * least 90 % of them are found, and at most 5 % of the right phrases are doubted.
 */
@Timeout(600)
class FalsePhraseTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final Pattern NAME = Pattern.compile("<p> (?:an? )?(?:small |large )?(.+?) </p>");
	/** A false word for each right one. */
	private static final Map<String, String> WRONG = Map.of("left", "right", "right", "left", "upper", "lower", "lower",
		"upper", "central", "upper left", "small", "large", "large", "small");
	/** A name that is in no picture of the same kind. */
	private static final Map<String, String> OTHER = Map.of("liver tumor", "polyp", "brain tumor", "opacity", "polyp",
		"nodule", "nodule", "fluid");

	/** A report with its masks, by the names in it. */
	private record Report(String file, RgbImage image, String text, Map<String, BinaryMask> masks) {

		/** The answer with another text, but the same outlines in the same order. */
		Interpretation saying(final String words) {
			final List<BinaryMask> order = new ArrayList<>();
			for (final Matcher name = NAME.matcher(text); name.find();) {
				order.add(masks.get(singular(name.group(1))));
			}
			final List<String> phrases = PhraseFinder.phrases(words, "");
			final List<Finding> findings = new ArrayList<>();
			for (int i = 0; i < order.size(); i++) {
				findings.add(new Finding(i + 1, phrases.get(i),
					List.of(new FindingMask(order.get(i), MaskExtent.of(order.get(i)), 0.95, 0.9, 5))));
			}
			return new Interpretation(words, List.of(), List.of(), findings, List.of(), new Timings());
		}

		private String singular(final String name) {
			return masks.containsKey(name) ? name : name.replaceAll("s$", "");
		}
	}

	@TempDir
	private Path cache;

	private static List<Report> reports() throws IOException {
		final List<Report> reports = new ArrayList<>();
		for (final JsonElement each : JsonParser.parseString(Files.readString(SAMPLES.resolve("samples.json")))
			.getAsJsonObject().getAsJsonArray("images"))
		{
			final JsonObject image = each.getAsJsonObject();
			final String file = image.get("file").getAsString();
			for (final JsonElement prompt : image.getAsJsonArray("prompts")) {
				if (file.endsWith(".png") && prompt.getAsJsonObject().get("task").getAsString().equals("report")) {
					final Map<String, BinaryMask> masks = new LinkedHashMap<>();
					for (final Map.Entry<String, JsonElement> mask : image.getAsJsonObject("targets").entrySet()) {
						masks.put(mask.getKey(), ImageFiles.readMask(SAMPLES.resolve(mask.getValue().getAsString())));
					}
					reports.add(new Report(file, ImageFiles.read(SAMPLES.resolve(file)),
						prompt.getAsJsonObject().get("expected").getAsString(), masks));
				}
			}
		}
		return reports;
	}

	/** The report with one phrase that is false; each with the number of its finding, from 0. */
	private static Map<String, Integer> falsified(final String text) {
		final Map<String, Integer> wrong = new LinkedHashMap<>();
		for (final Map.Entry<String, String> word : WRONG.entrySet()) {
			final String changed = text.replaceFirst("\\b" + word.getKey() + "\\b(?= region| [a-z ]*</p>)",
				word.getValue());
			if (!changed.equals(text) && !text.contains("upper left") && !text.contains("lower right")) {
				wrong.put(changed, 0);
			}
		}
		final Matcher number = Pattern.compile("There are (\\d)").matcher(text);
		if (number.find()) {
			wrong.put(number.replaceFirst("There are " + (Integer.parseInt(number.group(1)) + 2)), 0);
		}
		final Matcher name = NAME.matcher(text);
		for (int i = 0; name.find(); i++) {
			final String other = OTHER.getOrDefault(name.group(1),
				"bladder".equals(name.group(1)) ? "retina" : "bladder");
			wrong.put(text.substring(0, name.start(1)) + other + text.substring(name.end(1)), i);
		}
		return wrong;
	}

	@Test
	void aFalsePhraseIsFoundAndRightOnesAreLeftAlone() throws IOException {
		final List<String> missed = new ArrayList<>();
		final List<String> alarms = new ArrayList<>();
		int put = 0;
		int right = 0;
		try (
			LoadedModel model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"),
				RuntimeOptions.exactOnCpu());
			RecentPictures recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT))
		{
			final AnswerCheck check = new AnswerCheck(new Interpreter(model, recent), TaskPrompts.describe(1),
				model.checkpoint().config().tokenGrid(), SizeLimits.DEMONSTRATION, PictureSides.OF_PICTURE, false);
			for (final Report report : reports()) {
				final Question question = Question.about(Picture.of(report.image()), TaskPrompts.report());
				for (final Finding finding : check
					.check(question, report.saying(report.text()), InterpretationListener.NONE, new Cancellation())
					.findings())
				{
					right++;
					if (finding.check().verdict() != Verdict.CONFIRMED) {
						alarms.add(report.file() + " " + finding.phrase() + ": " + finding.check().reason());
					}
				}
				for (final Map.Entry<String, Integer> wrong : falsified(report.text()).entrySet()) {
					put++;
					final Finding finding = check
						.check(question, report.saying(wrong.getKey()), InterpretationListener.NONE, new Cancellation())
						.findings().get(wrong.getValue());
					if (finding.check().verdict() == Verdict.CONFIRMED) {
						missed.add(report.file() + ": " + wrong.getKey());
					}
				}
			}
		}
		assertTrue(put >= 40 && right >= 20, put + " false phrases, " + right + " right ones");
		assertTrue(missed.size() <= 0.1 * put, missed.size() + " of " + put + ": " + missed);
		assertTrue(alarms.size() <= 0.05 * right, alarms.size() + " of " + right + ": " + alarms);
	}

	/** What a report names without pointing at it is asked for. */
	@Test
	void theNamesOfATextAreFound() {
		assertEquals(List.of("polyp"),
			NamedTargets.in("There is <p> a nodule </p> [SEG] in the left region. A polyp is also visible.<|end|>",
				List.of("a nodule"), List.of("nodule", "polyp", "liver")));
	}
}
