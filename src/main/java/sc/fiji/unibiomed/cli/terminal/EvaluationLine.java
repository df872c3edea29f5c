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

import java.io.PrintWriter;

import sc.fiji.unibiomed.evaluate.EvaluationListener;
import sc.fiji.unibiomed.evaluate.EvaluationProgress;

/**
 * Shows how far an evaluation is: on a terminal in one line that changes, elsewhere in a line for each hundredth, but
 * not more than one every ten seconds, so that logs stay short.
 */
public final class EvaluationLine implements EvaluationListener, AutoCloseable {

	private static final int PARTS = 100;
	private static final double LOG_SECONDS = 10;

	private final PrintWriter err;
	private final boolean terminal;
	private int lastPart = -1;
	private double lastSeconds = -LOG_SECONDS;
	/** Characters of the line that is shown and may change. */
	private int shown;

	public EvaluationLine(final PrintWriter err) {
		this(err, System.console() != null && !"dumb".equals(System.getenv("TERM")));
	}

	public EvaluationLine(final PrintWriter err, final boolean terminal) {
		this.err = err;
		this.terminal = terminal;
	}

	@Override
	public void report(final EvaluationProgress progress) {
		final String words = progress.words();
		if (terminal) {
			err.print("\r" + words + " ".repeat(Math.max(0, shown - words.length())));
			shown = words.length();
		}
		else if (isDue(progress)) {
			err.println(words);
		}
		err.flush();
	}

	private boolean isDue(final EvaluationProgress progress) {
		final boolean last = progress.stepsDone() == progress.steps();
		final int part = last ? PARTS : (int) ((long) progress.stepsDone() * PARTS / progress.steps());
		if (!last && (part == lastPart || progress.seconds() - lastSeconds < LOG_SECONDS)) {
			return false;
		}
		lastPart = part;
		lastSeconds = progress.seconds();
		return true;
	}

	/** Ends the line. */
	@Override
	public void close() {
		if (shown > 0) {
			err.println();
			err.flush();
			shown = 0;
		}
	}
}
