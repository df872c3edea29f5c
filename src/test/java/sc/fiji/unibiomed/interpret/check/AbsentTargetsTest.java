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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.image.file.FileImage;
import sc.fiji.unibiomed.image.file.FilePlanes;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.encoding.RecentPictures;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/** The demonstration model is asked for everything that is in the samples, and for as much that is not. */
@Timeout(600)
class AbsentTargetsTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final List<String> NOWHERE = List.of("spaceship", "tooth", "placenta");

	@TempDir
	private static Path cache;
	private static LoadedModel model;
	private static RecentPictures recent;

	@BeforeAll
	static void loadTheModel() throws IOException {
		model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"), RuntimeOptions.exactOnCpu());
		recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT);
	}

	@AfterAll
	static void closeTheModel() {
		recent.close();
		model.close();
	}

	private record Sample(String file, Set<String> targets) {}

	private static List<Sample> samples() throws IOException {
		final List<Sample> samples = new ArrayList<>();
		for (final JsonElement each : JsonParser.parseString(Files.readString(SAMPLES.resolve("samples.json")))
			.getAsJsonObject().getAsJsonArray("images"))
		{
			final JsonObject image = each.getAsJsonObject();
			if (image.get("file").getAsString().endsWith(".png")) {
				samples.add(new Sample(image.get("file").getAsString(), image.getAsJsonObject("targets").keySet()));
			}
		}
		return samples;
	}

	private static Interpretation ask(final String file, final AskedTask task) throws IOException {
		return ImageQuestion
			.of(FileImage.open(SAMPLES.resolve(file), FilePlanes.ALL), task, List.of(), InputChoice.NONE,
				PlaneSelection.of(Planes.CURRENT))
			.ask(model, Optional.of(recent), Optional.empty(), InterpretationListener.NONE, new Cancellation())
			.answer();
	}

	/** At most 2 % of what is absent is confirmed, and at most 7 % of what is there is called absent. */
	@Test
	void whatIsThereIsToldFromWhatIsNot() throws IOException {
		final List<String> confirmed = new ArrayList<>();
		final List<String> denied = new ArrayList<>();
		int present = 0;
		int absent = 0;
		int doubtful = 0;
		for (final Sample sample : samples()) {
			final Set<String> others = new LinkedHashSet<>(NOWHERE);
			samples().forEach(other -> others.addAll(other.targets()));
			// "tumor" is what several are called in short.
			others.removeIf(name -> sample.targets().stream().anyMatch(target -> target.endsWith(name)));
			for (final String target : sample.targets()) {
				final Verdict verdict = verdict(sample.file(), target);
				present++;
				doubtful += verdict == Verdict.DOUBTFUL ? 1 : 0;
				if (verdict == Verdict.ABSENT) {
					denied.add(sample.file() + " " + target);
				}
			}
			for (final String target : List.copyOf(others).subList(0, sample.targets().size() + 1)) {
				final Verdict verdict = verdict(sample.file(), target);
				absent++;
				doubtful += verdict == Verdict.DOUBTFUL ? 1 : 0;
				if (verdict == Verdict.CONFIRMED) {
					confirmed.add(sample.file() + " " + target);
				}
			}
		}
		assertTrue(present >= 30 && absent >= 40, present + " present, " + absent + " absent");
		assertTrue(confirmed.size() <= 0.02 * absent, confirmed.toString());
		assertTrue(denied.size() <= 0.07 * present, denied.toString());
		assertTrue(doubtful <= 0.15 * (present + absent), doubtful + " doubtful");
	}

	private static Verdict verdict(final String file, final String target) throws IOException {
		return ask(file, AskedTask.segment(target)).findings().get(0).check().verdict();
	}

	@Test
	void theAnswerSaysWhatIsNotThere() throws IOException {
		final Interpretation answer = ask("02_ct.png", AskedTask.segment("spaceship"));
		final Finding finding = answer.findings().get(0);
		assertEquals(0, finding.pixels());
		assertEquals("Spaceship: not found (" + finding.check().reason() + ").", answer.shownText());
		// The model's own words stay what they were.
		assertEquals("Sure, it is [1].", answer.plainText());
	}

	@Test
	void withoutACheckTheAnswerIsTheReferences() throws IOException {
		final Interpretation answer = ask("02_ct.png", AskedTask.segment("liver").with(CheckLevel.OFF));
		assertEquals(Verdict.UNCHECKED, answer.findings().get(0).check().verdict());
		final Interpretation checked = ask("02_ct.png", AskedTask.segment("liver"));
		assertEquals(answer.tokens(), checked.tokens());
		assertEquals(answer.findings().get(0).frames(), checked.findings().get(0).frames());
	}

	@Test
	void aThoroughCheckAsksForTheOutlineAgain() throws IOException {
		final Finding liver = ask("02_ct.png", AskedTask.segment("liver").with(CheckLevel.THOROUGH)).findings().get(0);
		assertEquals(Verdict.CONFIRMED, liver.check().verdict());
		assertTrue(
			liver.check().reason()
				.matches("the model calls it liver; asked again of the mirrored " +
					"and zoomed picture and in other words, the outlines agree by 0\\.[89]\\d \\(mean Dice\\)"),
			liver.check().reason());
	}

	@Test
	void anUnstableOutlineIsDoubtful() {
		final FindingCheck confirmed = new FindingCheck(Verdict.CONFIRMED, "so", 0.9);
		assertEquals(Verdict.DOUBTFUL, OutlineStability.judge(confirmed, 0.69).verdict());
		assertEquals(Verdict.CONFIRMED, OutlineStability.judge(confirmed, 0.7).verdict());
	}
}
