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
package sc.fiji.unibiomed.cli.terminal;

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.evaluate.EvaluationListener;
import sc.fiji.unibiomed.evaluate.EvaluationProgress;

/** Shows how far an evaluation is. */
public final class EvaluationLine implements EvaluationListener, AutoCloseable {

	private final ProgressLine line;

	public EvaluationLine(final Messages messages) {
		line = new ProgressLine(messages);
	}

	@Override
	public void report(final EvaluationProgress progress) {
		line.show(step(progress));
	}

	static ProgressLine.Step step(final EvaluationProgress progress) {
		final boolean last = progress.stepsDone() == progress.steps();
		return new ProgressLine.Step("", progress.words(), "", Optional.empty(), "", last);
	}

	/** Takes the line from a terminal. */
	@Override
	public void close() {
		line.close();
	}
}
