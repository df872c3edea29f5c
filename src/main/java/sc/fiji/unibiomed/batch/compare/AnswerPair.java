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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

import sc.fiji.unibiomed.batch.task.EntryRecord;

/**
 * Two answers about the same image.
 *
 * @param texts what both say, as people read it
 * @param findings two and two; none if neither answer has one, or they could not be read
 * @param note why they could not be compared, without the end of a sentence; empty if they were
 */
public record AnswerPair(ComparedAnswer first, ComparedAnswer second, List<String> texts, List<FindingPair> findings,
	String note)
{

	public AnswerPair {
		texts = List.copyOf(texts);
		findings = List.copyOf(findings);
	}

	static AnswerPair of(final ComparedAnswer first, final ComparedAnswer second) {
		try {
			final ComparedAnswer.Content one = first.content();
			final ComparedAnswer.Content other = second.content();
			return new AnswerPair(first, second, List.of(one.text(), other.text()),
				FindingPair.of(one.findings(), other.findings()), "");
		}
		catch (final IOException e) {
			return new AnswerPair(first, second, List.of("", ""), List.of(), "cannot be compared: " + e.getMessage());
		}
	}

	/** The image, and which pages of it. */
	public String image() {
		final EntryRecord record = first.record();
		return record.image() + (record.plane().equals("1") || record.plane().isEmpty() ? "" : " " + record.plane());
	}

	/** Whether they could be compared. */
	public boolean isCompared() {
		return note.isEmpty();
	}

	/** Whether both say the same, to the letter. */
	public boolean isSameText() {
		return isCompared() && texts.get(0).equals(texts.get(1));
	}

	/**
	 * How well the outlines agree that agree least, from 0 to 1.
	 *
	 * @return empty if there is none
	 */
	public OptionalDouble worst() {
		return findings.stream().map(FindingPair::dice).filter(OptionalDouble::isPresent)
			.flatMapToDouble(dice -> DoubleStream.of(dice.getAsDouble())).min();
	}
}
