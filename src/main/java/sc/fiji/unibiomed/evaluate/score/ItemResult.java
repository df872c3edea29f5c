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
package sc.fiji.unibiomed.evaluate.score;

import java.util.List;
import java.util.Optional;

/**
 * What became of an item.
 *
 * @param answer with marks and tokens; blank if it failed
 * @param notes what the numbers do not tell: what was guessed, how values were shown, what does not count
 * @param failure why there is no answer, a sentence that names entry and file; blank if there is one
 * @param outline what the answer outlines, at the size of the image: of a segmentation its first outline, of tasks
 *           about whole images everything; empty of items that failed or that ask for no outline
 * @param finding what the model says of its first finding; empty if it failed or was not checked
 */
public record ItemResult(EvaluationItem item, String answer, ItemScores scores, List<String> notes, String failure,
	Optional<PackedMask> outline, Optional<FindingScores> finding)
{

	public ItemResult {
		notes = List.copyOf(notes);
	}

	/** Of an item whose findings were not checked. */
	public ItemResult(final EvaluationItem item, final String answer, final ItemScores scores, final List<String> notes,
		final String failure, final Optional<PackedMask> outline)
	{
		this(item, answer, scores, notes, failure, outline, Optional.empty());
	}

	/** Of an item without an outline, whose findings were not checked. */
	public ItemResult(final EvaluationItem item, final String answer, final ItemScores scores, final List<String> notes,
		final String failure)
	{
		this(item, answer, scores, notes, failure, Optional.empty());
	}

	/** Of an item that failed. */
	public static ItemResult failed(final EvaluationItem item, final String why) {
		return new ItemResult(item, "", ItemScores.NONE, item.notes(), why);
	}

	public boolean hasFailed() {
		return !failure.isEmpty();
	}
}
