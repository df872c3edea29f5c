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
package sc.fiji.unibiomed.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a batch ended.
 *
 * @param progress of this process's share
 * @param planned entries of the whole plan
 * @param answered of them with an answer in the output folder, whoever gave it
 * @param failed of them noted as failed
 * @param others answers of other questions, models, precisions or images that are in the tables, too
 * @param omitted what lies in the output folder and is left out of the tables; {@code left-out.csv} says why
 */
public record BatchSummary(BatchProgress progress, int planned, int answered, int failed, int others, int omitted) {

	/** Of an output folder with nothing but this plan. */
	public BatchSummary(final BatchProgress progress, final int planned, final int answered, final int failed) {
		this(progress, planned, answered, failed, 0, 0);
	}

	/** The same with the progress of somebody. */
	BatchSummary with(final BatchProgress own) {
		return new BatchSummary(own, planned, answered, failed, others, omitted);
	}

	/** For people: {@code 9 of 10 answered, 4 of them before, 1 failed (failures.csv says why)}. */
	public String words() {
		return answered + " of " + planned + " answered" +
			(progress.skipped() > 0 ? ", " + progress.skipped() + " of them before" : "") +
			(failed > 0 ? ", " + failed + " failed (failures.csv says why)" : "") +
			folderWords().map(words -> "; " + words).orElse("");
	}

	/**
	 * What the tables have besides, and what they do not have; for people, without the end of a sentence.
	 *
	 * @return empty if the folder has nothing but this plan
	 */
	public Optional<String> folderWords() {
		final List<String> words = new ArrayList<>();
		if (others > 0) {
			words.add("the folder has " + (answered + others) + " answers in all");
		}
		if (omitted > 0) {
			words.add((omitted == 1 ? "1 earlier result is" : omitted + " earlier results are") +
				" left out of the tables (left-out.csv says why)");
		}
		return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
	}

	/** Whether every entry of the whole plan has an answer. */
	public boolean isComplete() {
		return answered == planned;
	}

	/** The same as {@link #words}. */
	@Override
	public String toString() {
		return words();
	}
}
