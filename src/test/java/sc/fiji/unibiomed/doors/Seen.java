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
package sc.fiji.unibiomed.doors;

import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.imagej.answer.FoundRegion;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FoundRegions;
import sc.fiji.unibiomed.interpret.answer.Interpretation;

/**
 * What came out of a door, and what went into the networks meanwhile.
 *
 * @param refusal why the question was not answered, in the words that the user is told; blank if it was answered
 * @param text as people read it, with what its check found out
 * @param findings without those whose masks are empty, of which a macro sees nothing; the text still speaks of them
 * @param rows of the table: what, which object of it, in which slice, how many pixels; empty where a door has no table
 * @param notes that the user is told
 * @param shownAs how the image was shown to the model, in the words that the user is told; blank if nothing is told
 * @param networkInputs checksums of what each network got, in order, repetitions left out
 */
public record Seen(String refusal, String text, List<SeenFinding> findings, List<String> rows, List<String> notes,
	String shownAs, Map<String, List<String>> networkInputs)
{

	public Seen {
		findings = findings.stream().filter(finding -> finding.pixels() > 0).toList();
		rows = List.copyOf(rows);
		notes = List.copyOf(notes);
		networkInputs = Map.copyOf(networkInputs);
	}

	/**
	 * Something that was found.
	 *
	 * @param masks one per frame
	 */
	public record SeenFinding(String phrase, List<BinaryMask> masks, double confidence, double predictedIou,
		double objectScore)
	{

		/** Pixels inside, over all frames. */
		public long pixels() {
			return masks.stream().mapToLong(BinaryMask::area).sum();
		}

		static SeenFinding of(final Finding finding) {
			return new SeenFinding(finding.phrase(), finding.frames().stream().map(FindingMask::mask).toList(),
				finding.confidence(), finding.predictedIou(), finding.objectScore());
		}
	}

	/** A question that was not answered. */
	public static Seen refused(final String reason) {
		final String words = reason == null || reason.isBlank() ? "(without a word)" : reason.strip();
		return new Seen(words, "", List.of(), List.of(), List.of(), "", Map.of());
	}

	/** An answer. */
	public static Seen answered(final String text, final List<SeenFinding> findings, final List<String> notes,
		final String shownAs)
	{
		return new Seen("", text, findings, List.of(), notes, shownAs, Map.of());
	}

	/** An answer in ImageJ. */
	public static Seen of(final ImageAnswer answered) {
		final Interpretation answer = answered.answer();
		return answered(answer.shownText(), of(answer.findings()), answer.notes(), answered.facts().input())
			.withRows(FoundRegions.of(answered).stream().filter(FoundRegion::isOutlined)
				.filter(region -> region.finding() != null).map(region -> row(region.finding().phrase(),
					region.object(), region.position().slice(), region.shape().pixels()))
				.toList());
	}

	/** A row as it is compared. */
	static String row(final String phrase, final int object, final int slice, final long pixels) {
		return phrase + ", object " + object + ", slice " + slice + ": " + pixels;
	}

	Seen withRows(final List<String> table) {
		return new Seen(refusal, text, findings, table, notes, shownAs, networkInputs);
	}

	static List<SeenFinding> of(final List<Finding> findings) {
		return findings.stream().map(SeenFinding::of).toList();
	}

	Seen with(final Map<String, List<String>> inputs) {
		return new Seen(refusal, text, findings, rows, notes, shownAs, inputs);
	}

	/** Whether there is an answer. */
	public boolean isAnswered() {
		return refusal.isEmpty();
	}

	/** Pixels of all findings. */
	public long pixels() {
		return findings.stream().mapToLong(SeenFinding::pixels).sum();
	}
}
