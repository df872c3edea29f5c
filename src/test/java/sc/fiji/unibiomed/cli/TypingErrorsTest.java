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
package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** What was meant is named, in one line. */
class TypingErrorsTest {

	private static String line(final String... args) {
		final Run run = Run.of(args);
		assertEquals(ExitCode.UNUSABLE_INPUT, run.code(), run.err());
		assertEquals(1, run.err().lines().count(), run.err());
		assertTrue(run.err().startsWith("unibiomed: "), run.err());
		return run.err().strip();
	}

	@ParameterizedTest
	@CsvSource({ "interpret,--promt,--prompt", "segment,--modalty,--modality", "segment,--targt,--target",
		"ask,--qestion,--question", "batch,--imput,--input", "batch,--dryrun,--dry-run", "segment,--quite,--quiet",
		"evaluate,--date,--data", "prepare,--persicion,--precision" })
	void ofAnOption(final String command, final String typed, final String meant) {
		assertEquals("unibiomed: There is no option " + typed + "; did you mean " + meant + "? Or see 'unibiomed " +
			command + " --help'.", line(command, typed, "x"));
		assertTrue(line(command, typed + "=x").contains("; did you mean " + meant + "? "));
	}

	@ParameterizedTest
	@CsvSource({ "segement,segment", "bacth,batch", "evalute,evaluate", "model,models", "Segment,segment" })
	void ofACommand(final String typed, final String meant) {
		assertTrue(line(typed, "--image", "a.png").startsWith(
			"unibiomed: '" + typed + "' is not a command; did you mean " + meant + "? Or use segment, find, "));
	}

	@Test
	void ofASubcommand() {
		assertEquals("unibiomed: 'downlaod' is not a command; did you mean download? Or use list, download, verify, " +
			"remove, add, export, import.", line("models", "downlaod", "UniBiomed"));
	}

	@ParameterizedTest
	@CsvSource({ "--precision,exat,exact", "--device,cup,cpu", "--objects,toching,touching", "--check,thorogh,thorough",
		"--modality,ultrasuond,ultrasound", "--intensity,CT-lver,CT liver", "--slices,volum,volume",
		"--export,'csv,geojsn',geojson", "--model,UniBiomd,UniBiomed", "--fields,hole,whole" })
	void ofAValue(final String option, final String typed, final String meant) {
		final List<String> args = new ArrayList<>(List.of("segment", "--image", "sample-images/02_ct.png", "--target",
			"liver", option, typed, "--output", "nowhere"));
		final String line = line(args.toArray(String[]::new));
		assertTrue(line.endsWith(" Did you mean " + meant + "?"), line);
	}

	@ParameterizedTest
	@CsvSource({ "--task,segmnt,segment", "--only,doubtfull,doubtful" })
	void ofAValueOfABatch(final String option, final String typed, final String meant) {
		final String line = line("batch", "--input", "sample-images", option, typed, "--output", "nowhere");
		assertTrue(line.endsWith(" Did you mean " + meant + "?"), line);
	}

	@Test
	void ofAnEvaluation() {
		final String line = line("evaluate", "--data", "nowhere", "--output", "nothing", "--task", "segmentaton");
		assertTrue(line.endsWith(" Did you mean segmentation?"), line);
	}

	@Test
	void whatIsLikeNothingIsOnlyRefused() {
		assertEquals("unibiomed: There is no option --zzz; see 'unibiomed segment --help'.", line("segment", "--zzz"));
		assertTrue(line("frobnicate").startsWith("unibiomed: 'frobnicate' is not a command; use segment, find, "));
	}

	@Test
	void ofAFileWithoutItsOption() {
		assertEquals(
			"unibiomed: 'sample-images/02_ct.png' belongs to no option; did you mean --image " +
				"sample-images/02_ct.png? Or see 'unibiomed segment --help'.",
			line("segment", "sample-images/02_ct.png", "--target", "liver"));
		assertEquals("unibiomed: 'sample-images' belongs to no option; did you mean --input sample-images? Or see " +
			"'unibiomed batch --help'.", line("batch", "sample-images", "--output", "nowhere"));
	}

	@Test
	void whatIsMissingIsNamed() {
		assertEquals("unibiomed: --target TEXT is missing; see 'unibiomed segment --help'.", line("segment"));
		assertEquals("unibiomed: --data FOLDER is missing; see 'unibiomed evaluate --help'.", line("evaluate"));
		assertEquals("unibiomed: MODEL is missing; see 'unibiomed models download --help'.",
			line("models", "download"));
	}
}
