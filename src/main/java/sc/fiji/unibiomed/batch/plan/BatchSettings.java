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
package sc.fiji.unibiomed.batch.plan;

import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.question.Question;

/**
 * How every entry of a batch is asked about.
 *
 * @param view what of each image the model is shown at once
 * @param maxNewTokens the longest answer
 * @param attempts how often an entry is tried that fails for a reason that may pass, at least 1
 * @param exports keys of the exporters whose files each answer gets besides its tables; see
 *          {@link sc.fiji.unibiomed.findings.export.FindingsExporters}
 * @param only which findings outlines and exports have, by their check; all if there is none. The table has all
 * @param lookAhead whether the next image goes through the vision encoder while the current question is answered
 */
public record BatchSettings(FileView view, int maxNewTokens, int attempts, List<String> exports,
	Set<FindingCheck.Verdict> only, LookAhead lookAhead)
{

	/** Whether the next image is looked at before its turn. */
	public enum LookAhead {
		/**
		 * On a GPU, which has nothing to do while a processor works; on a processor it takes about a tenth longer
		 * (docs/dev/benchmarks.md).
		 */
		WHERE_IT_HELPS,
		/** On any device. */
		ALWAYS,
		/** On none. */
		NEVER
	}

	public BatchSettings {
		exports = List.copyOf(exports);
		only = Set.copyOf(only);
		if (maxNewTokens < 1 || attempts < 1) {
			throw new IllegalArgumentException("An answer must be allowed at least one token and one attempt.");
		}
	}

	/** Looks ahead where it helps. */
	public BatchSettings(final FileView view, final int maxNewTokens, final int attempts) {
		this(view, maxNewTokens, attempts, List.of(), Set.of(), LookAhead.WHERE_IT_HELPS);
	}

	/** As the reference asks; twice if need be. */
	public static BatchSettings usual() {
		return new BatchSettings(FileView.USUAL, Question.DEFAULT_MAX_NEW_TOKENS, 2);
	}

	/** The same with another view of images. */
	public BatchSettings with(final FileView other) {
		return new BatchSettings(other, maxNewTokens, attempts, exports, only, lookAhead);
	}

	/** The same, looking ahead or not. */
	public BatchSettings with(final LookAhead ahead) {
		return new BatchSettings(view, maxNewTokens, attempts, exports, only, ahead);
	}

	/** The same with more files for each answer. */
	public BatchSettings withExports(final List<String> keys) {
		return new BatchSettings(view, maxNewTokens, attempts, keys, only, lookAhead);
	}

	/** The same with outlines and exports of these findings only; of all if there is none. */
	public BatchSettings withOnly(final Set<FindingCheck.Verdict> verdicts) {
		return new BatchSettings(view, maxNewTokens, attempts, exports, verdicts, lookAhead);
	}
}
