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

/**
 * How a batch ended.
 *
 * @param progress of this process's share
 * @param planned entries of the whole plan
 * @param answered of them with an answer in the output folder, whoever gave it
 * @param failed of them noted as failed
 */
public record BatchSummary(BatchProgress progress, int planned, int answered, int failed) {

	/** For people: {@code 9 of 10 answered, 4 of them before, 1 failed (failures.csv says why)}. */
	public String words() {
		return answered + " of " + planned + " answered" +
			(progress.skipped() > 0 ? ", " + progress.skipped() + " of them before" : "") +
			(failed > 0 ? ", " + failed + " failed (failures.csv says why)" : "");
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
