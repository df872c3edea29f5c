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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.Timings;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;

/** What was calibrated is kept, read back, told with findings, and never believed where it is damaged. */
class CalibrationStoreTest {

	private static final Calibration.Key KEY = new Calibration.Key("0a", "exact", "as displayed");
	private static final String NOT_CALIBRATED = "Not calibrated: nobody has measured how often this model is right " +
		"about such images; see Evaluate.";

	@TempDir
	private Path cache;

	@Test
	void aCalibrationIsReadBack() throws IOException {
		assertEquals(CalibrationLookup.NONE, store().find(KEY));

		assertTrue(store().keep(calibration("CHAOS")));

		assertEquals(new CalibrationLookup(Optional.of(calibration("CHAOS")), List.of()), store().find(KEY));
		assertEquals(CalibrationLookup.NONE, store().find(new Calibration.Key("0a", "fast", "as displayed")));
		assertEquals(CalibrationLookup.NONE, store().find(new Calibration.Key("0a", "exact", "CT liver")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "\"format\": 1 | \"format\": 2 | it is of another version",
			"\"n\": 60 | \"n\": 6 | 1 wrong ones of 6 findings allow no promise",
			"\"wrong\": 1 | \"wrong\": 70 | there cannot be 70 wrong ones of 60 findings",
			"0.93 | 1.5 | the threshold 1.5 is not from 0 to 1", "0.93 | \"much\" | something is missing in it",
			"\"model\": \"0a\" | \"model\": \"0b\" | its key is not that of its model",
			"\"name\": \"CHAOS\" | \"name\": \"\\u0007\" | the name of the data set is not a line of text",
			"\"alpha\": 0.1 | \"alpha\": 1 | are not between 0 and 1", "{ | [ | something is missing in it" })
	void whatIsDamagedIsNotUsedAndToldByName(final String right, final String wrong, final String why)
		throws IOException
	{
		store().keep(calibration("CHAOS"));
		final Path file = store().file(KEY);
		final String text = Files.readString(file);
		assertTrue(text.contains(right), text);
		Files.writeString(file, text.replace(right, wrong));

		final CalibrationLookup found = store().find(KEY);

		assertEquals(Optional.empty(), found.calibration());
		assertEquals(1, found.notes().size());
		assertTrue(
			found.notes().get(0).startsWith("The calibration " + file + " was not used: ") &&
				found.notes().get(0).contains(why) && found.notes().get(0).endsWith(". Evaluate your data again."),
			found.notes().get(0));
	}

	@Test
	void oneThatPromisesNothingTakesBackOnlyThatOfTheSameData() throws IOException {
		store().keep(calibration("CHAOS"));
		assertFalse(store().keep(new Calibration("other", KEY, 0.1, 0.05, Optional.empty(), Map.of())));
		assertTrue(store().find(KEY).calibration().isPresent());

		assertFalse(store().keep(new Calibration("CHAOS", KEY, 0.1, 0.05, Optional.empty(), Map.of())));

		assertEquals(CalibrationLookup.NONE, store().find(KEY));
	}

	@Test
	void itNeverLiesWhereOthersCanWrite() throws IOException {
		final Path shared = Files.createDirectory(cache.resolve("shared"));
		assertTrue(Files.getFileStore(shared).supportsFileAttributeView("posix"));
		assertEquals(shared.resolve("calibrations"), storeIn(shared).folder());

		Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

		assertFalse(storeIn(shared).folder().startsWith(shared), storeIn(shared).toString());
		assertEquals(Optional.empty(), CalibrationStore.of(new RuntimeOptions(Device.CPU, Precision.EXACT, 1)));
	}

	@Test
	void aFindingBelowItsLevelIsDoubtfulAndOneAboveTellsThePromise() {
		final Calibration known = calibration("CHAOS");

		assertEquals(confirmed(0.95, "the model calls it liver; calibrated on CHAOS: at most 10 % of such " +
			"findings are wrong (95 % sure, n = 60)"), known.applied("Liver", confirmed(0.95)));
		assertEquals(new FindingCheck(Verdict.DOUBTFUL,
			"the model calls it liver; below the level that was calibrated on CHAOS", 0.92),
			known.applied("liver", confirmed(0.92)));
		// A target that nobody has measured, and a finding that something else speaks against, stay as they are.
		assertEquals(confirmed(0.2), known.applied("spleen", confirmed(0.2)));
		final FindingCheck doubtful = new FindingCheck(Verdict.DOUBTFUL, "small", 0.99);
		assertEquals(doubtful, known.applied("liver", doubtful));
	}

	@Test
	void aTargetThatAlwaysWasThereHasASmallerPromise() {
		assertEquals(
			confirmed(0.95,
				"the model calls it kidney; calibrated on CHAOS, where it always was " +
					"there: at most 10 % of such findings are wrong (95 % sure, n = 29)"),
			calibration("CHAOS").applied("kidney", confirmed(0.95, "the model calls it kidney")));
	}

	@Test
	void oneNoteTellsWhatIsNotCalibrated() {
		final CalibrationLookup known = new CalibrationLookup(Optional.of(calibration("CHAOS")), List.of());

		assertEquals(List.of(NOT_CALIBRATED), CalibrationLookup.NONE.noted(answer("liver", "spleen")).notes());
		assertEquals(List.of(NOT_CALIBRATED), known.noted(answer("spleen")).notes());
		assertEquals(List.of(), known.noted(answer("liver")).notes());
		assertEquals(
			List.of("Not calibrated for spleen: nobody has measured how often this model is right about that; see " +
				"Evaluate."),
			known.noted(answer("liver", "spleen")).notes());
		final Interpretation unchecked = answer("spleen").with(List.of());
		assertEquals(List.of(), CalibrationLookup.NONE.noted(unchecked).notes());
	}

	@Test
	void namesOfOneTargetAreOne() {
		final CanonicalTargets names = new CanonicalTargets();
		assertEquals("liver tumor", names.name("Tumour of the liver"));
		assertEquals("left kidney", names.name("left kidneys"));
		assertTrue(names.areRelated("kidney", "left kidney") && names.areRelated("left kidney", "kidney"));
		assertFalse(names.areRelated("left kidney", "right kidney"));
	}

	@Test
	void whatCannotBePromisedIsNoCalibration() {
		assertEquals(29, Calibration.fewest(0.1, 0.05));
		assertEquals(22, Calibration.fewest(0.1, 0.1));
		final Map<String, Calibration.Level> few = Map.of("liver", new Calibration.Level(0.9, 28, 0, 1));
		assertThrows(IllegalArgumentException.class,
			() -> new Calibration("CHAOS", KEY, 0.1, 0.05, Optional.empty(), few));
	}

	private CalibrationStore store() {
		return storeIn(cache);
	}

	private static CalibrationStore storeIn(final Path cache) {
		return CalibrationStore.of(new RuntimeOptions(Device.CPU, Precision.EXACT, 1, cache)).orElseThrow();
	}

	private static Calibration calibration(final String name) {
		return new Calibration(name, KEY, 0.1, 0.05, Optional.of(new Calibration.Level(0.9, 100, 3, 50)),
			Map.of("liver", new Calibration.Level(0.93, 60, 1, 12), "kidney", new Calibration.Level(0.9, 29, 0, 0)));
	}

	private static FindingCheck confirmed(final double evidence) {
		return confirmed(evidence, "the model calls it liver");
	}

	private static FindingCheck confirmed(final double evidence, final String reason) {
		return new FindingCheck(Verdict.CONFIRMED, reason, evidence);
	}

	private static Interpretation answer(final String... targets) {
		final List<Finding> findings = List.of(targets).stream()
			.map(target -> new Finding(1, target, List.of(FindingMask.unrated(BinaryMask.empty(2, 2))), confirmed(0.9)))
			.toList();
		return new Interpretation("It is [SEG].", List.of(), List.of(), findings, List.of(), new Timings());
	}
}
